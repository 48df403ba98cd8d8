import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A year's days off and make-up days, with links to change them and the effect of the last changes.
struct DaysOffPage {
  let year: Int
  let table: HolidayTable
  let work: DaysOffWork
  /// What was just done.
  let notice: Notice?
  let words: Words
  let language: Language

  private var daysOff: DaysOffWords { words.daysOff }
  private var entries: [Entry] { Entry.all(table.year(year)) }

  var page: Page { Page(title, content, for: .staff, current: .daysOff) }

  private var title: HTML { daysOff.titleOfYear(["year": "\(year)"]) }

  private var content: HTML {
    // Work under way comes first, finished work last.
    let isNews = work.isRunning || notice != nil
    return """
      <h1>\(title)</h1>\(notice)<p class="lead">\(daysOff.introduction)</p>\(work.html, if: isNews)\(pager)\(computed)\
      <p class="actions"><a class="button" href="\(Address.daysOffForm(.add))">\(daysOff.tasks[.add])</a> \
      <a class="button quiet" href="\(Address.daysOffForm(.addMakeUp))">\(daysOff.tasks[.addMakeUp])</a></p>\(list)\
      \(work.html, if: !isNews)
      """
  }

  private var computed: HTML {
    if table.isAnnounced(year) { return .empty }
    return Notice.remark(daysOff.computed(["year": "\(year)"])).html
  }

  private var pager: HTML {
    let years = [year - 1, year + 1].filter(HolidayTable.editableYears.contains)
    let links = years.map { "<a class=\"button quiet\" href=\"\(Address.daysOff(of: $0))\">\($0)</a>" as HTML }
    return "<nav class=\"actions\" aria-label=\"\(daysOff.years)\">\(links.joined(" "))</nav>"
  }

  private var list: HTML {
    if entries.isEmpty { return "<p>\(daysOff.none)</p>" }
    let columns = daysOff.columns
    return """
      <div class="frame"><table class="cards"><caption>\(daysOff.caption(count: entries.count))</caption><thead><tr>\
      <th scope="col">\(columns.date)</th><th scope="col">\(columns.name)</th><th scope="col">\(columns.kind)</th>\
      <th scope="col">\(columns.action)</th></tr></thead><tbody>\(entries.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ entry: Entry) -> HTML {
    let columns = daysOff.columns
    let name = entry.dayOff.map { words.name($0.name, in: language) } ?? daysOff.makeUpDay.html
    let kind = entry.dayOff.map { daysOff.kinds[$0.kind].html } ?? daysOff.makeUpDay.html
    let uncertain: HTML = entry.isCertain ? .empty : " <span class=\"soft\">(\(daysOff.uncertain))</span>"
    return """
      <tr><th scope="row"><span class="day">\(words.day(entry.date))</span></th>\
      <td data-label="\(columns.name)"><span>\(name)\(uncertain)</span></td>\
      <td data-label="\(columns.kind)">\(kind)</td>\
      <td data-label="\(columns.action)"><span>\(link(.move, entry.date)) · \(link(.remove, entry.date))</span></td></tr>
      """
  }

  private func link(_ task: DaysOffTask, _ date: LocalDate) -> HTML {
    let label = daysOff.tasksOf[task](["date": words.date(date)])
    return "<a class=\"nowrap\" href=\"\(Address.daysOffForm(task, date))\">\(label)</a>"
  }
}

extension DaysOffPage {
  /// A line of the table.
  private struct Entry {
    var date: LocalDate
    /// nil: a make-up day.
    var dayOff: HolidayTable.DayOff?
    var isCertain: Bool

    static func all(_ year: HolidayTable.Year) -> [Entry] {
      let off = year.daysOff.map { Entry(date: $0.date, dayOff: $0, isCertain: $0.isCertain) }
      let makeUp = year.makeUpDays.map { Entry(date: $0, dayOff: nil, isCertain: !year.uncertainDates.contains($0)) }
      return (off + makeUp).sorted { $0.date < $1.date }
    }
  }
}
