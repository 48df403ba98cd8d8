import Markup
import OneStop
import Operations
import Web
import Words

/// The first page of leaders and administrators.
struct AdminPage {
  let view: ReportView
  let agency: String
  let now: Moment
  let question: ReportQuestion
  /// Whether the reader may see applicants' comments.
  let readsComments: Bool

  var page: Page { Page(view.words.reports.adminTitle.html, content, for: .staff, current: .reports) }

  private var content: HTML {
    let words = view.words.reports
    let intro = words.adminIntro(["agency": HTML(text: agency)])
    return """
      <h1>\(words.adminTitle)</h1><p class="lead">\(intro)</p>\(view.headline)<p class="soft">\(view.caption)</p>\
      <p class="actions"><a class="button" href="\(Address.report(question))">\(words.title)</a></p>\
      <ul class="tiles"><li><a href="\(Address.weeklyReports)">\(view.words.weekly.reports)</a></li>\
      <li><a href="\(Address.lateCauses)">\(view.words.lateness.page.title)</a></li>\
      \("<li><a href=\"\(Address.comments)\">\(view.words.ratings.comments.title)</a></li>", if: readsComments)</ul>\
      <h2>\(words.groupBy)</h2><ul class="tiles">\(groupings)</ul><h2>\(words.periodsTitle)</h2>\
      <ul class="tiles">\(periods)</ul>
      """
  }

  private var groupings: HTML {
    Report.Grouping.allCases.map { grouping in
      var question = question
      question.grouping = grouping
      return item(question, view.words.reports.subjects[grouping])
    }.joined()
  }

  private var periods: HTML {
    ReportPeriodName.allCases.map { name in
      var question = question
      question.period = name.period(now: now)
      return item(question, view.words.reports.periods[name])
    }.joined()
  }

  private func item(_ question: ReportQuestion, _ name: Phrase) -> HTML {
    "<li><a href=\"\(Address.report(question))\">\(name)</a></li>"
  }
}
