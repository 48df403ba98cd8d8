import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A weekly report for leaders.
struct WeeklyReportPage {
  let lines: WeeklyLines
  /// The same figures as a report of the week's days.
  let view: ReportView
  let agency: Agency
  let catalogue: Catalogue
  /// Whether it was stored when it was made, rather than computed now.
  let isKept: Bool
  /// Whether it is the reader's own agency's.
  let isOwn: Bool
  /// Whether the reader may see applicants' comments.
  let readsComments: Bool
  /// Whether the reader has a worklist.
  let opensDossiers: Bool

  private var words: Words { lines.words }
  private var weekly: WeeklyWords { lines.words.weekly }
  private var report: WeeklyReport { lines.report }

  var page: Page {
    Page(
      title, content, for: .staff, current: .reports, crumbs: [(weekly.reports.html, .weeklyReports)])
  }

  private var title: HTML { "\(weekly.title): \(lines.name)" }

  private var content: HTML {
    """
    <h1>\(title)</h1><p class="lead">\(words.name(agency.name, in: lines.language)), \(lines.days)</p>\
    <p class="soft">\(made) \(words.plainPeriod(view.report))</p>\(view.headline)\(figures)\(counted)\(late)\(units)\(downloads)\
    \(view.balance)\(view.method)\(links)
    """
  }

  private var made: HTML {
    isKept
      ? weekly.madeAt(["moment": words.moment(Moment(microseconds: report.madeAt))]) : weekly.computed.html
  }

  private var figures: HTML {
    WeeklyFigureTable(lines: lines, caption: weekly.figures.html) { figure in
      switch figure {
      case .late: lateAddress.address
      case .overdue where opensDossiers && isOwn:
        .worklist(.overdue)
      case .toAnswer where opensDossiers && isOwn: .consultations(.toAnswer)
      case .comments where readsComments:
        CommentsAddress(period: lines.week.period, agency: isOwn ? "" : agency.code.description).address
      default: nil
      }
    }.html
  }

  /// Open dossiers are counted as of the moment when the report was made, everything else over the week.
  private var counted: HTML {
    guard report.dueNext != nil else { return .empty }
    let moment = words.moment(Moment(microseconds: report.madeAt))
    return "<p class=\"soft\">\(weekly.countedAt(["moment": moment]))</p>"
  }

  private var lateAddress: LateCausesAddress {
    LateCausesAddress(period: lines.week.period, agency: isOwn ? "" : agency.code.description)
  }

  private var late: HTML {
    guard !report.causes.isEmpty else { return "<p>\(weekly.noLate)</p>" }
    let days = lines.week.period
    let caption = weekly.causes(["from": words.date(days.from), "to": words.date(days.to)])
    let causes = CauseTable(rows: report.causes, caption: caption, words: words, language: lines.language) {
      lateAddress.with(cause: $0).address
    }
    return """
      <h2>\(words.lateness.page.title)</h2>\(causes.html)<p><a href="\(lateAddress.address)">\(weekly.lateList)</a></p>\
      \(LateStepTable(
        rows: Array(report.steps.prefix(Self.mostSteps)), catalogue: catalogue, words: words, language: lines.language
      ).html)
      """
  }

  static let mostSteps = 10

  private var units: HTML {
    if report.units.isEmpty { return "<p>\(weekly.noUnits)</p>" }
    return list(weekly.worst, report.worstUnits()) + list(weekly.best, report.bestUnits())
  }

  private func list(_ title: Phrase, _ units: [WeeklyReport.Unit]) -> HTML {
    if units.isEmpty { return .empty }
    let items = units.map { unit -> HTML in
      let name = words.name(unit.name, in: lines.language)
      let isBelow = unit.agency != nil && unit.agency != agency.code.description
      let address = Address.weeklyReport(lines.week).with("co-quan", unit.agency ?? "")
      let link: HTML = isBelow ? "<a href=\"\(address)\">\(name)</a>" : name
      return "<li><strong>\(link)</strong>: \(lines.unit(unit))</li>"
    }
    return "<h2>\(title)</h2><ol>\(items.joined())</ol>"
  }

  private var downloads: HTML {
    DownloadLinks(words: words.reports) { format in
      guard format == .xlsx else { return nil }
      return Address.weeklyReport(lines.week).with([
        (name: "co-quan", value: isOwn ? "" : agency.code.description), (name: "dang", value: format.rawValue),
      ])
    }.html
  }

  private var links: HTML { "<p class=\"actions\"><a href=\"\(Address.weeklyReports)\">\(weekly.reports)</a></p>" }
}

/// The past weeks, the newest first.
struct WeeklyListPage {
  struct Entry {
    var week: ISOWeek
    /// nil where none was made: then it is computed when opened.
    var madeAt: Moment?
  }

  static let pageLength = 26

  let entries: [Entry]
  let agency: HTML
  /// Whether the reader may set when reports are made.
  let setsReports: Bool
  let words: Words

  private var weekly: WeeklyWords { words.weekly }

  var page: Page { Page(weekly.reports.html, content, for: .staff, current: .reports) }

  private var content: HTML {
    let rows = entries.map { entry -> HTML in
      let period = entry.week.period
      let name = weekly.week(["week": "\(entry.week.number)", "year": "\(entry.week.year)"])
      let days = weekly.days(["from": words.date(period.from), "to": words.date(period.to)])
      let state = entry.madeAt.map { weekly.list.kept(["moment": words.shortMoment($0)]) } ?? weekly.list.notKept.html
      return """
        <tr><th scope="row"><span><a href="\(Address.weeklyReport, entry.week)">\(name)</a> \
        <span class="soft line">\(days)</span></span></th>\
        <td data-label="\(weekly.list.state)"><span>\(state)</span></td></tr>
        """
    }
    var links = HTML()
    if let last = entries.last, last.week.year > 2000 {
      links += " <a rel=\"next\" href=\"\(Address.weeklyReports.with("truoc", last.week))\">\(weekly.list.earlier)</a>"
    }
    if setsReports { links += " <a href=\"\(Address.weeklySchedule)\">\(weekly.settingsLink)</a>" }
    return """
      <h1>\(weekly.reports)</h1><p class="lead">\(agency)</p><p>\(weekly.list.lead)</p>\
      <table class="cards"><caption>\(weekly.list.caption)</caption><thead><tr><th scope="col">\(weekly.list.week)</th>\
      <th scope="col">\(weekly.list.state)</th></tr></thead><tbody>\(rows.joined())</tbody></table>\
      <p class="actions">\(links)</p>
      """
  }
}
