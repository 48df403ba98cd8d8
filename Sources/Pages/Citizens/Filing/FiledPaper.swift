import Markup
import OneStop
import Web
import Words

/// Phiếu xác nhận đã nộp: what whoever filed by a form has in hand until the dossier is accepted. No law prescribes it;
/// it says by when the agency answers, and promises no result.
struct FiledPaper {
  let record: PaperRecord

  private var names: FilingWords.Confirmation { record.words.filing.confirmation }
  private var filing: Filing { record.filing }

  /// nil where it was not filed by a form.
  var html: HTML? {
    guard let filed = record.view.events.first, filed.kind == .filed else { return nil }
    var lines = record.applicantLines(record.words.printed.fields.applicant)
    lines.append((names.agency, record.view.agencyName))
    lines.append((names.at, record.words.formMoment(filed.at)))
    lines.append((record.words.printed.fields.channel, record.words.dossiers.channels[filing.channel].html))
    return """
      <article class="paper" lang="\(record.view.language.rawValue)">\
      <\(level) class="title">\(names.title)</\(level)>\
      <p class="code center">\(names.code): <strong>\(record.dossier.code)</strong></p>\
      \(Paper.lines(lines))\(papers)\(answer)\(BringFacts(view: record.view).html)\
      \(FeeFacts(procedure: record.view.procedure, words: record.words).html)\(LookupCard(record: record, hasKey: true).html)\
      <p class="rules">\(note)</p></article>
      """
  }

  private var answer: HTML {
    record.view.answerBy.map { moment in
      "<p>\(record.words.filing.filed.answerBy(["moment": record.words.deadline(moment)]))</p>"
    } ?? .empty
  }

  private var note: HTML {
    guard let ended = record.dossier.ended else { return names.note.html }
    return names.ended([
      "state": record.words.dossiers.states[record.view.state].html, "moment": record.words.formMoment(ended.at),
    ])
  }

  private var level: HTML { record.isWithinPage ? "h2" : "h1" }

  private var papers: HTML {
    let files = record.dossier.files.filter { $0.removal == nil && $0.purpose != .result }
    let listed = filing.papers.map { $0.item(record.words) }
    let named = files.map { "<li>\(HTML(text: $0.stored.safeName))</li>" as HTML }
    return """
      \("<p>\(record.words.printed.fields.papers):</p><ol>\(listed.joined())</ol>", if: !listed.isEmpty)\
      \("<p>\(names.files):</p><ol>\(named.joined())</ol>", if: !named.isEmpty)
      """
  }
}
