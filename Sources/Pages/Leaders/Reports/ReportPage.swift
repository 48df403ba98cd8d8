import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The report that leaders see.
struct ReportPage {
  let view: ReportView
  let form: ReportForm
  let question: ReportQuestion
  /// Whose dossiers it counts, in words.
  let scope: HTML
  /// The agency that was chosen from a report by agency, and the field; empty where there is none.
  let chosen: ReportChoice
  let lateEntries: [LateEntry]
  /// Whether the reader may open dossiers.
  let opensDossiers: Bool
  /// Whether the reader may see applicants' comments.
  let readsComments: Bool
  let now: Moment

  private var words: ReportWords { view.words.reports }

  var page: Page { Page(title, content, for: .staff, current: .reports, crumbs: crumbs) }

  /// With what was chosen, and of which days.
  private var title: HTML {
    let days = view.words.weekly.days([
      "from": view.words.date(question.period.from), "to": view.words.date(question.period.to),
    ])
    var title: HTML = "\(words.title): "
    if chosen != ReportChoice() { title += "\(scope), " }
    return title + "\(words.groupings[question.grouping]), \(days)"
  }

  /// Back to the report that the agency, or the field, was chosen from.
  private var crumbs: [(title: HTML, address: Address)] {
    guard chosen != ReportChoice() else { return [] }
    var whole = question
    whole.grouping = chosen.agency.isEmpty ? .field : .agency
    return [(words.groupings[whole.grouping].html, Address.report(whole))]
  }

  private var content: HTML {
    """
    <h1>\(words.title)</h1><p class="lead">\(scope)</p>\(view.headline)\
    \(form.html(action: .reports, hasGroupings: true, hidden: chosen.pairs))\(periods)\
    <section aria-labelledby="so-lieu"><h2 id="so-lieu">\(words.figures)</h2>\(view.table)</section>\
    \(downloads)\(more)\(view.balance)\(entries)\(view.method)
    """
  }

  /// Only the form, with its mistakes.
  static func mistakes(_ form: ReportForm, chosen: ReportChoice) -> Page {
    let title = form.form.words.reports.title.html
    let content: HTML = """
      <h1>\(title)</h1>\(form.form.errorSummary)\
      \(form.html(action: .reports, hasGroupings: true, hidden: chosen.pairs))
      """
    return Page(
      form.form.title(title), content, for: .staff, current: .reports, status: .unprocessableContent)
  }

  private var periods: HTML {
    let items = ReportPeriodName.allCases.map { name -> HTML in
      var question = question
      question.period = name.period(now: now)
      let address = Address.report(question, chosen)
      return
        "<li><a href=\"\(address)\"\(" aria-current=\"true\"", if: question == self.question)>\(words.periods[name])</a></li>"
    }
    return
      "<nav aria-label=\"\(words.periodsTitle)\" class=\"no-print\"><ul class=\"tabs\">\(items.joined())</ul></nav>"
  }

  private var downloads: HTML {
    DownloadLinks(words: words) { Address.report(question, chosen, $0) }.html
  }

  /// Links to the causes of lateness in these days, to comments and to the weekly reports.
  private var more: HTML {
    let late = LateCausesAddress(period: question.period, agency: chosen.agency).address
    let comments = CommentsAddress(period: question.period, agency: chosen.agency).address
    return """
      <ul class="tiles no-print"><li><a href="\(late)">\(view.words.lateness.page.title)</a></li>\
      \("<li><a href=\"\(comments)\">\(view.words.ratings.comments.title)</a></li>", if: readsComments)\
      <li><a href="\(Address.weeklyReports)">\(view.words.weekly.reports)</a></li></ul>
      """
  }

  private static let listed = 50

  /// Events entered after the day they happened, since these may have changed figures that were read before.
  private var entries: HTML {
    guard !lateEntries.isEmpty else { return .empty }
    var html: HTML = "<details><summary>\(words.lateEntries(count: lateEntries.count))</summary>"
    html +=
      "<p>\(words.lateEntriesNote)</p><div class=\"frame\" tabindex=\"0\" role=\"region\" aria-label=\"\(words.event)\">"
    html += "<table><thead><tr><th scope=\"col\">\(view.words.dossiers.code)</th><th scope=\"col\">\(words.event)</th>"
    html += "<th scope=\"col\">\(words.happened)</th><th scope=\"col\">\(words.entered)</th></tr></thead><tbody>"
    for entry in lateEntries.prefix(Self.listed) { html += line(entry) }
    html += "</tbody></table></div>"
    if lateEntries.count > Self.listed {
      html += "<p>\(words.lateEntriesMore(count: lateEntries.count - Self.listed))</p>"
    }
    return html + "</details>"
  }

  private func line(_ entry: LateEntry) -> HTML {
    let code: HTML =
      opensDossiers ? "<a href=\"\(Address.staffDossier(entry.code))\">\(entry.code)</a>" : "\(entry.code)"
    let action = entry.action.map { view.words.dossiers.actions[$0].html } ?? view.words.lookup.events[.filed].html
    return """
      <tr><th scope="row" class="code">\(code)</th><td>\(action)</td><td>\(view.words.moment(entry.at))</td>\
      <td>\(view.words.moment(entry.recordedAt))</td></tr>
      """
  }
}

extension Address {
  /// A report, as leaders ask for it.
  static func report(
    _ question: ReportQuestion, _ choice: ReportChoice = ReportChoice(), _ format: ReportFormat = .html
  ) -> Address {
    reports.with(question.period).with("theo", question.grouping.parameter).with(choice.pairs)
      .with("dang", format.parameter)
  }
}
