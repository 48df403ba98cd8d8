import Markup
import OneStop
import Words

/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả: what the applicant takes home, as of the day of acceptance.
struct ReceiptPaper {
  private let record: PaperRecord
  private let acceptance: DossierEvent

  /// nil before acceptance.
  init?(_ record: PaperRecord) {
    guard let acceptance = record.acceptance else { return nil }
    self.record = record
    self.acceptance = acceptance
  }

  private var words: PrintedFormWords { record.words.printed }
  private var names: DossierWords { record.words.dossiers }
  private var filing: Filing { record.filing }

  var html: HTML {
    let signatures = words.signatures
    let body: HTML = """
      \(Paper.lines(record.applicantLines(words.fields.receivedFrom)))\(papers)\(Paper.lines(appointment))\
      \(Paper.lines(terms, inPairs: true))\
      \(DueExplanation(record: record, acceptance: acceptance).html)
      """
    return Paper(form: .receipt, record: record, date: acceptance.at.date).html(
      body,
      signatures: [
        .init(title: signatures.applicant, hint: signatures.hint, name: HTML(text: filing.applicant.signer)),
        .init(title: signatures.receiver, hint: signatures.hint, name: record.name(of: acceptance.actor)),
      ])
  }

  /// What had come by acceptance.
  private var papersHere: [SubmittedPaper] { record.dossier.papersHere(by: acceptance.at) }

  private var papers: HTML {
    let columns = words.paperColumns
    let papers = papersHere
    guard !papers.isEmpty else { return Paper.lines([(words.fields.papers, words.noPapers.html)]) + missing }
    let known = Dictionary(record.view.procedure.papers.map { ($0.name.vietnamese, $0) }) { first, _ in first }
    let rows = papers.enumerated().map { index, paper -> HTML in
      let listed = known[paper.name]
      let name = listed.map { record.view.name($0.name) } ?? HTML(text: paper.name)
      let form =
        paper.isElectronic ? names.electronicPaper.html : listed.map { names.paperForms[$0.form].html } ?? .empty
      return """
        <tr><td class="number">\(index + 1)</td><th scope="row">\(name)</th><td>\(form)</td>\
        <td class="number">\(paper.quantity)</td></tr>
        """
    }
    return """
      <table><caption>\(words.fields.papers):</caption><thead><tr><th scope="col">\(columns.number)</th>\
      <th scope="col">\(columns.name)</th><th scope="col">\(columns.form)</th>\
      <th scope="col">\(columns.quantity)</th></tr></thead><tbody>\(rows.joined())</tbody></table>\(missing)
      """
  }

  private var missing: HTML {
    let missing = record.view.procedure.missing(from: papersHere)
    guard !missing.isEmpty else { return .empty }
    let title = record.dossier.brings(record.view.procedure) ? words.fields.toBring : words.fields.missing
    let items = missing.map { "<li>\(record.view.name($0.name))</li>" as HTML }
    return """
      <div class="missing"><p><strong>\(title):</strong></p><ol>\(items.joined())</ol></div>
      """
  }

  private var appointment: [(name: Phrase, value: HTML)] {
    let fields = words.fields
    let due = acceptance.due.map { "<strong>\(record.words.formMoment($0, weekday: true))</strong>" as HTML }
    return [
      (fields.received, record.words.formMoment(acceptance.at)), (fields.due, due ?? fields.noDue.html),
    ]
  }

  private var terms: [(name: Phrase, value: HTML)] {
    let fields = words.fields
    let line = words.fields.bookLine([
      "year": "\(acceptance.at.date.year)", "line": HTML(text: record.dossier.code.tail),
    ])
    // Named where it is not the one that issues the receipt.
    let solver: [(name: Phrase, value: HTML)] =
      record.view.receiver == nil ? [] : [(names.agency, record.view.agencyName)]
    return solver + [
      (fields.sets, fields.oneSet.html), (fields.time, record.words.processingTime(record.dossier.rules.time)),
      (fields.channel, names.channels[filing.channel].html),
      (fields.returnBy, names.returnMethods[filing.returnBy].html),
      (fields.fee, fee), (fields.book, line),
    ]
  }

  private var fee: HTML {
    let fee = record.view.procedure.fee
    let amount = HTML(text: grouped(fee.amount, record.view.language))
    return switch (fee.amount, fee.isCertain) {
    case (0, true): words.noFee.html
    case (0, false): words.feePosted.html
    case (_, true): words.fee(["amount": amount])
    case (_, false): words.feeUncertain(["amount": amount])
    }
  }
}
