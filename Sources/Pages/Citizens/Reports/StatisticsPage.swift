import Markup
import OneStop
import Operations
import Web
import Words

/// The public figures of the city or of an agency.
struct StatisticsPage {
  let view: ReportView
  let ratings: PublicRatings
  let form: ReportForm
  /// nil: the city.
  let agency: Agency?
  let below: [Agency]
  /// The contact of the agency's counter.
  let contact: ContactFacts?
  /// Whether the reader chose the days.
  let isChosen: Bool
  let now: Moment

  private var words: ReportWords { view.words.reports }

  private static func title(_ agency: Agency?, _ words: Words, _ language: Language) -> HTML {
    agency.map { words.reports.publicTitleOf(["agency": words.name($0.name, in: language)]) }
      ?? words.reports.publicTitle.html
  }

  private static func address(_ agency: Agency?) -> Address {
    agency.map { Address.statisticsOf($0.code) } ?? .statistics
  }

  var page: Page { Self.framed(title, content, agency, view.words) }

  /// The form alone, with what is to be mended.
  static func mistakes(_ form: ReportForm, _ agency: Agency?, _ words: Words, _ language: Language) -> Page {
    let title = title(agency, words, language)
    let content: HTML = """
      <h1>\(title)</h1>\(form.form.errorSummary)\(form.html(action: address(agency), hasGroupings: false))
      """
    return framed(form.form.title(title), content, agency, words).with(.unprocessableContent)
  }

  private static func framed(_ title: HTML, _ content: HTML, _ agency: Agency?, _ words: Words) -> Page {
    Page(
      title, content, current: .statistics,
      crumbs: agency == nil ? [] : [(words.site.statistics.html, .statistics)])
  }

  private var title: HTML { Self.title(agency, view.words, view.language) }

  private var content: HTML {
    var html: HTML = "<h1>\(title)</h1>"
    if let agency, let contact { html += "<p class=\"soft\">\(contact.linkedLine(of: agency))</p>" }
    html += view.headline
    if !isChosen, view.report.period == ReportPeriodName.lastMonth.period(now: now) {
      html += "<p class=\"soft\">\(words.chosenForYou)</p>"
    }
    html += form.html(action: Self.address(agency), hasGroupings: false)
    html +=
      "\(periods)<section aria-labelledby=\"so-lieu\"><h2 id=\"so-lieu\">\(words.figures)</h2>\(view.table)</section>"
    html += downloads
    html += SatisfactionView(ratings: ratings, words: view.words, language: view.language).html
    html += view.balance
    html += view.method
    return html + agenciesBelow
  }

  private var periods: HTML {
    let items = ReportPeriodName.allCases.map { name -> HTML in
      let period = name.period(now: now)
      return """
        <li><a href="\(Self.address(agency).with(period))"\
        \(" aria-current=\"true\"", if: period == view.report.period)>\(words.periods[name])</a></li>
        """
    }
    return
      "<nav aria-label=\"\(words.periodsTitle)\" class=\"no-print\"><ul class=\"tabs\">\(items.joined())</ul></nav>"
  }

  private var downloads: HTML {
    let period = view.report.period
    return DownloadLinks(words: words) { format in
      Self.address(agency).file(format.rawValue).with(period)
    }.html
  }

  private var agenciesBelow: HTML {
    guard !below.isEmpty, agency?.parent != nil else { return .empty }
    let period = view.report.period
    let items = below.map { agency -> HTML in
      """
      <li><a href="\(Self.address(agency).with(period))">\
      \(view.words.name(agency.name, in: view.language))</a></li>
      """
    }
    return "<details><summary>\(words.below)</summary><ul>\(items.joined())</ul></details>"
  }
}
