import Markup
import OneStop
import OneStopStore
import Web
import Words

/// Late dossiers of a period, counted by cause and by step, and those of one cause as a list.
struct LateCausesPage {
  /// How many late dossiers are examined step by step, and how many are listed.
  static let mostSteps = 1_000
  static let listed = 100

  let form: ReportForm
  let period: Period
  /// Whose dossiers are counted, in words.
  let scope: HTML
  let counts: [LatenessCause?: Int]
  /// nil where there are too many to examine one by one.
  let steps: [WeeklyReport.Step]?
  /// Those of the chosen cause, or all.
  let dossiers: [LateDossier]
  let choice: LateCausesAddress
  /// Whether the reader may open dossiers.
  let opensDossiers: Bool
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var page: LatenessWords.Page { words.lateness.page }
  private var total: Int { counts.values.reduce(0, +) }

  /// With what was chosen, and of which days.
  var title: HTML {
    let chosen = [
      choice.agency.isEmpty ? nil : scope, choice.cause.map { words.dossiers.causes[$0].html },
      words.weekly.days(["from": words.date(period.from), "to": words.date(period.to)]),
    ]
    return "\(page.title): \(chosen.compactMap(\.self).joined(", "))"
  }

  var content: HTML {
    let tables: HTML = total == 0 ? "<p>\(page.none)</p>" : causes + stepTable + list + downloads
    return """
      <h1>\(page.title)</h1><p class="lead">\(scope)</p><p>\(page.lead)</p>\
      \(form.html(action: LateCausesAddress.path, hasGroupings: false, hidden: choice.hidden))\(tables)
      """
  }

  private var causes: HTML {
    let caption = page.causes(
      count: total, ["from": words.date(period.from), "to": words.date(period.to)])
    return CauseTable(
      rows: WeeklyReport.Cause.rows(counts), caption: caption, words: words, language: language
    ) { choice.with(cause: $0).description }.html
  }

  private var stepTable: HTML {
    guard let steps else { return "<p>\(page.stepsTooMany(["limit": number(Self.mostSteps)]))</p>" }
    return LateStepTable(rows: steps, catalogue: catalogue, words: words, language: language).html
  }

  private var list: HTML {
    let title = choice.cause.map { page.listOf(["cause": words.dossiers.causes[$0].html]) } ?? page.list.html
    var html: HTML = """
      <h2 id="danh-sach">\(title)</h2><div class="frame" tabindex="0" role="region" aria-labelledby="danh-sach">\
      <table class="cards"><thead><tr><th scope="col">\(words.dossiers.code)</th>\
      <th scope="col">\(words.dossiers.procedure)</th><th scope="col">\(page.cause)</th>\
      <th scope="col">\(words.dossiers.appointment)</th><th scope="col">\(page.ended)</th></tr></thead><tbody>
      """
    for dossier in dossiers.prefix(Self.listed) { html += row(dossier) }
    html += "</tbody></table></div>"
    if dossiers.count > Self.listed { html += "<p>\(page.listMore(["limit": number(Self.listed)]))</p>" }
    if choice.cause != nil { html += "<p><a href=\"\(choice.with(cause: nil))\">\(page.all)</a></p>" }
    return html
  }

  private func row(_ dossier: LateDossier) -> HTML {
    let code: HTML = opensDossiers ? "<a href=\"/can-bo/ho-so/\(dossier.code)\">\(dossier.code)</a>" : "\(dossier.code)"
    let procedure = catalogue.procedure(dossier.procedure).map { words.name($0.name, in: language) }
    let cause = dossier.cause.map { words.dossiers.causes[$0].html } ?? page.unexplained.html
    let due = dossier.due.map(words.shortMoment) ?? .empty
    return """
      <tr><th scope="row" class="code">\(code)</th>\
      <td data-label="\(words.dossiers.procedure)"><span>\(procedure ?? "\(dossier.procedure)")</span></td>\
      <td data-label="\(page.cause)"><span>\(cause)</span></td>\
      <td data-label="\(words.dossiers.appointment)"><span>\(due)</span></td>\
      <td data-label="\(page.ended)"><span>\(words.shortMoment(dossier.endedAt))</span></td></tr>
      """
  }

  private var downloads: HTML {
    DownloadLinks(words: words.reports) { format in
      var file = choice
      file.format = format
      return format == .json ? nil : file.description
    }.html
  }

  private func number(_ value: Int) -> HTML { HTML(text: grouped(value, language)) }
}

/// The address of the page, for links and forms.
struct LateCausesAddress: CustomStringConvertible {
  static let path = "/quan-tri/tre-han"

  var period: Period
  /// The code of an agency below the reader's; empty: the reader's own and all below it.
  var agency = ""
  var cause: LatenessCause?
  var format = ReportFormat.html

  func with(cause: LatenessCause?) -> LateCausesAddress {
    var other = self
    other.cause = cause
    return other
  }

  var hidden: [(name: String, value: String)] {
    [(name: "co-quan", value: agency), (name: "nguyen-nhan", value: cause?.rawValue ?? "")]
  }

  var description: String {
    let days = "\(Self.path)?tu=\(period.from)&den=\(period.to)"
    let pairs = format == .html ? hidden : hidden + [(name: "dang", value: format.rawValue)]
    return pairs.reduce(days) { $1.value.isEmpty ? $0 : "\($0)&\($1.name)=\(percentEncoded($1.value))" }
  }
}
