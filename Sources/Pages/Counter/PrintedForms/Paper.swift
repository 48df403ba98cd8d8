import Markup
import OneStop
import Operations
import Words

/// A sheet of A4 with what every form has: the agency, the motto, number, place and date, title, code, signatures.
struct Paper {
  let form: PrintedForm
  let record: PaperRecord
  /// When the event that it documents happened.
  let date: LocalDate
  /// Its number among several forms of the kind, from 1.
  var ordinal = 1

  struct Signature {
    var title: Phrase
    var hint: Phrase
    /// The text below the place to sign.
    var name = HTML.empty
  }

  private var words: PrintedFormWords { record.words.printed }

  func html(_ body: HTML, signatures: [Signature]) -> HTML {
    """
    <article class="paper" lang="\(record.view.language.rawValue)">\(heads)\(title)\
    <p class="code center">\(words.fields.code): <strong>\(record.dossier.code)</strong></p>\(body)\(card)\(contact)\
    <div class="signatures">\(signatures.map(html).joined())</div>\
    <p class="rules">\(rule.sentence) \(record.ruleSentences(form))\(corrected)\(privacy)</p></article>
    """
  }

  private var title: HTML {
    let title = RuleLine.title(form, on: date, record.words)
    return record.isWithinPage ? "<h2 class=\"title\">\(title)</h2>" : "<h1>\(title)</h1>"
  }

  /// The control slip stays with the dossier; the others go to the applicant, who has the key from the receipt.
  private var card: HTML {
    guard form == .controlSlip else { return LookupCard(record: record, hasKey: form == .receipt).html }
    let address = Address.staffDossier(record.dossier.code)
    return DeskCard(site: record.site, address: address, words: words.desk, sentence: words.desk.dossier).html
  }

  /// Where the applicant goes, and whom they call.
  private var contact: HTML {
    if form == .controlSlip { return .empty }
    let counter = record.view.counter
    let line = ContactFacts(counter: counter, words: record.words, language: record.view.language).line
    return "<p class=\"small center\">\(record.view.name(counter.name)): \(line)</p>"
  }

  private var rule: RuleLine { RuleLine(form: form, date: date, words: record.words) }

  /// A reprint says what was changed since, because the applicant may still have the earlier sheet.
  private var corrected: HTML {
    let last = record.events.last { if case .corrected = $0.kind { !$0.isOwnWish } else { false } }
    guard let last, last.at.date >= date else { return .empty }
    return " \(record.words.corrections.printed(["date": record.words.date(last.at.date)]))"
  }

  /// What the applicant's data is for, where it was taken.
  private var privacy: HTML {
    guard form == .receipt else { return .empty }
    return " \(record.words.privacy.doors[.receipt](["hotline": "\(OfficePhone.hotline)"]))"
  }

  private var heads: HTML {
    let names = record.words
    let parts = names.dateParts(date)
    let number: HTML = ordinal > 1 ? "\(record.serial)-\(ordinal)" : "\(record.serial)"
    let place = words.place([
      "city": names.site.city.html, "day": HTML(text: parts.day), "month": HTML(text: parts.month),
      "year": HTML(text: parts.year),
    ])
    var agency = HTML()
    // What the one-stop unit issues is the receiving centre's.
    if let receiver = record.view.receiver, form.isOfOneStopUnit {
      agency += "<p class=\"caps\"><strong>\(record.view.name(receiver.name))</strong></p>"
    } else {
      if let parent = record.parent { agency += "<p class=\"caps\">\(record.view.name(parent.name))</p>" }
      agency += "<p class=\"caps\"><strong>\(record.view.agencyName)</strong></p>"
    }
    if form.isOfOneStopUnit { agency += "<p class=\"caps\"><strong>\(words.unit)</strong></p>" }
    return """
      \("<p class=\"form-number\">\(rule.number)</p>", if: !rule.number.isEmpty)\
      <div class="heads"><div>\(agency)<p class="under"></p>\
      <p>\(words.number(["number": words.numbers[form](["serial": number])]))</p></div>\
      <div><p class="caps"><strong>\(words.motto)</strong></p><p><strong>\(words.motto2)</strong></p>\
      <p class="under"></p><p><em>\(place)</em></p></div></div>
      """
  }

  private func html(_ signature: Signature) -> HTML {
    """
    <div><p class="caps"><strong>\(signature.title)</strong></p><p><em>\(signature.hint)</em></p>\
    <p class="signed"><strong>\(signature.name)</strong></p></div>
    """
  }

  /// Labels with their values; an empty value is a dotted line to write on. Two short ones may share a line, so that
  /// everything fits on one sheet.
  static func lines(_ lines: [(name: Phrase, value: HTML)], inPairs: Bool = false) -> HTML {
    let rows = lines.map { "<div><dt>\($0.name):</dt><dd>\($0.value)</dd></div>" as HTML }
    return "<dl class=\"lines\(" pairs", if: inPairs)\">\(rows.joined())</dl>"
  }
}

extension PaperRecord {
  /// Who applies and for what, as most forms begin.
  func applicantLines(_ first: Phrase) -> [(name: Phrase, value: HTML)] {
    let fields = words.printed.fields
    let applicant = filing.applicant
    var lines: [(name: Phrase, value: HTML)] = [(first, "<strong>\(applicant.name)</strong>")]
    if let representative = applicant.representative {
      let line = HTML(text: hidesNumbers ? representative.name : representative.line)
      lines.append((words.corrections.representative(of: applicant.kind), line))
    }
    lines += [
      (fields.address, hidesNumbers ? .empty : HTML(text: applicant.fullAddress)),
      (fields.phone, hidesNumbers ? .empty : applicant.phone.map { "\($0.spaced)" } ?? .empty),
      (fields.email, hidesNumbers ? .empty : applicant.email.map { "\($0)" } ?? .empty),
      (fields.procedure, procedure),
    ]
    lines.append((fields.summary, summary))
    return lines
  }

  private var procedure: HTML { "\(view.procedureName) (<span class=\"code\">\(view.procedure.code)</span>)" }
}

extension PrintedForm {
  /// Whether the one-stop unit issues it; others are issued by the agency itself.
  var isOfOneStopUnit: Bool {
    switch self {
    case .receipt, .supplement, .refusal, .controlSlip: true
    case .apology, .stop: false
    }
  }

  /// The sheet; nil where the event that it documents has not happened. Of several supplement requests, the one with
  /// this number, or else the last.
  func sheet(_ record: PaperRecord, number: Int?) -> HTML? {
    switch self {
    case .receipt: ReceiptPaper(record)?.html
    case .supplement: SupplementPaper(record, number: number)?.html
    case .refusal: RefusalPaper(record)?.html
    case .apology: ApologyPaper(record)?.html
    case .stop: StopPaper(record)?.html
    case .controlSlip: ControlSlipPaper(record)?.html
    }
  }
}
