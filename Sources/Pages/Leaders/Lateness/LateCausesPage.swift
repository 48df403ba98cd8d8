import Markup
import OneStop
import OneStopStore
import Operations
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

  private var names: LatenessWords.Page { words.lateness.page }
  private var total: Int { counts.values.reduce(0, +) }

  var page: Page { Page(title, content, for: .staff, current: .reports) }

  /// The form alone, with what is to be mended.
  static func mistakes(_ form: ReportForm) -> Page {
    let title = form.form.words.lateness.page.title.html
    let content: HTML = """
      <h1>\(title)</h1>\(form.form.errorSummary)\
      \(form.html(action: .lateCauses, hasGroupings: false))
      """
    return Page(
      form.form.title(title), content, for: .staff, current: .reports, status: .unprocessableContent)
  }

  /// The form, with the choice and the days.
  private var title: HTML {
    let chosen = [
      choice.agency.isEmpty ? nil : scope, choice.cause.map { words.dossiers.causes[$0].html },
      words.weekly.days(["from": words.date(period.from), "to": words.date(period.to)]),
    ]
    return "\(names.title): \(chosen.compactMap(\.self).joined(", "))"
  }

  private var content: HTML {
    let tables: HTML = total == 0 ? "<p>\(names.none)</p>" : causes + stepTable + list + downloads
    return """
      <h1>\(names.title)</h1><p class="lead">\(scope)</p><p>\(names.lead)</p>\
      \(form.html(action: .lateCauses, hasGroupings: false, hidden: choice.hidden))\(tables)
      """
  }

  private var causes: HTML {
    let caption = names.causes(
      count: total, ["from": words.date(period.from), "to": words.date(period.to)])
    return CauseTable(
      rows: WeeklyReport.Cause.rows(counts), caption: caption, words: words, language: language
    ) { choice.with(cause: $0).address }.html
  }

  private var stepTable: HTML {
    guard let steps else { return "<p>\(names.stepsTooMany(["limit": number(Self.mostSteps)]))</p>" }
    return LateStepTable(rows: steps, catalogue: catalogue, words: words, language: language).html
  }

  private var list: HTML {
    let title = choice.cause.map { names.listOf(["cause": words.dossiers.causes[$0].html]) } ?? names.list.html
    var html: HTML = """
      <h2 id="danh-sach">\(title)</h2><div class="frame" tabindex="0" role="region" aria-labelledby="danh-sach">\
      <table class="cards"><thead><tr><th scope="col">\(words.dossiers.code)</th>\
      <th scope="col">\(words.dossiers.procedure)</th><th scope="col">\(names.cause)</th>\
      <th scope="col">\(words.dossiers.appointment)</th><th scope="col">\(names.ended)</th></tr></thead><tbody>
      """
    for dossier in dossiers.prefix(Self.listed) { html += row(dossier) }
    html += "</tbody></table></div>"
    if dossiers.count > Self.listed { html += "<p>\(names.listMore(["limit": number(Self.listed)]))</p>" }
    if choice.cause != nil { html += "<p><a href=\"\(choice.with(cause: nil).address)\">\(names.all)</a></p>" }
    return html
  }

  private func row(_ dossier: LateDossier) -> HTML {
    let code: HTML =
      opensDossiers ? "<a href=\"\(Address.staffDossier(dossier.code))\">\(dossier.code)</a>" : "\(dossier.code)"
    let procedure = catalogue.procedure(dossier.procedure).map { words.name($0.name, in: language) }
    let cause = dossier.cause.map { words.dossiers.causes[$0].html } ?? names.unexplained.html
    let due = dossier.due.map(words.shortMoment) ?? .empty
    return """
      <tr><th scope="row" class="code">\(code)</th>\
      <td data-label="\(words.dossiers.procedure)"><span>\(procedure ?? "\(dossier.procedure)")</span></td>\
      <td data-label="\(names.cause)"><span>\(cause)</span></td>\
      <td data-label="\(words.dossiers.appointment)"><span>\(due)</span></td>\
      <td data-label="\(names.ended)"><span>\(words.shortMoment(dossier.endedAt))</span></td></tr>
      """
  }

  private var downloads: HTML {
    DownloadLinks(words: words.reports) { format in
      var file = choice
      file.format = format
      return format == .json ? nil : file.address
    }.html
  }

  private func number(_ value: Int) -> HTML { HTML(text: grouped(value, language)) }
}

/// What the page is asked for.
struct LateCausesAddress {
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

  var address: Address { .lateCauses.with(period).with(hidden).with("dang", format.parameter) }
}
