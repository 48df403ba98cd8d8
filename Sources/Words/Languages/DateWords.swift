import Markup
import OneStop

/// The names of days and months, and how moments are written.
package final class DateWords: Decodable, Sendable {
  package let weekdays: [String]
  let weekdaysShort: [String]
  /// Their names, or numbers where the language writes them in digits.
  package let months: [String]
  let monthsShort: [String]
  /// Places: day, month, year.
  package let date: Phrase
  /// A month as a cell of a table. Places: month, year.
  package let month: Phrase
  /// Places: weekday, date.
  let weekdayDate: Phrase
  /// Places: hour, minute.
  package let time: Phrase
  /// For a whole hour. Place: hour.
  package let hour: Phrase
  /// Places: time, date.
  package let moment: Phrase
  /// The last moment for something. Places: time, date.
  package let deadline: Phrase
  /// The last time of day for something. Place: time.
  let deadlineTime: Phrase
  /// Place: moment, in digits.
  package let shortDeadline: Phrase
  let patterns: Patterns
  /// The names of the weekdays, escaped.
  let weekdayMarkup: [HTML]
  /// The names of the months, escaped; nil where they are numbers.
  package let monthMarkup: [HTML]?
  let shortMonthMarkup: [HTML]?
  /// The weekdays as column heads of a calendar.
  package let columns: HTML

  /// The same phrases, for markup.
  package struct Patterns: Sendable {
    package let date: DatePattern
    /// The same without line breaks, for rows of a table.
    package let shortDate: DatePattern
    let weekdayDate: DatePattern
    package let time: DatePattern
    package let moment: DatePattern
    /// For a whole hour, and for any other time.
    let deadlineHour: DatePattern
    package let deadline: DatePattern
    let deadlineTimeHour: DatePattern
    let deadlineTime: DatePattern
  }

  private enum Key: String, CodingKey {
    case weekdays, weekdaysShort, months, monthsShort, date, month, weekdayDate, time, hour, moment, deadline,
      deadlineTime, shortDeadline
  }

  package init(from decoder: any Decoder) throws {
    let file = try decoder.container(keyedBy: Key.self)
    weekdays = try file.decode([String].self, forKey: .weekdays)
    weekdaysShort = try file.decode([String].self, forKey: .weekdaysShort)
    months = try file.decode([String].self, forKey: .months)
    monthsShort = try file.decode([String].self, forKey: .monthsShort)
    guard weekdays.count == 7, weekdaysShort.count == 7, months.count == 12, monthsShort.count == 12 else {
      throw DecodingError.dataCorruptedError(
        forKey: .months, in: file, debugDescription: "a week has 7 days and a year 12 months")
    }
    date = try file.decode(Phrase.self, forKey: .date)
    month = try file.decode(Phrase.self, forKey: .month)
    weekdayDate = try file.decode(Phrase.self, forKey: .weekdayDate)
    time = try file.decode(Phrase.self, forKey: .time)
    hour = try file.decode(Phrase.self, forKey: .hour)
    moment = try file.decode(Phrase.self, forKey: .moment)
    deadline = try file.decode(Phrase.self, forKey: .deadline)
    deadlineTime = try file.decode(Phrase.self, forKey: .deadlineTime)
    shortDeadline = try file.decode(Phrase.self, forKey: .shortDeadline)
    let plain = DatePattern(date)
    let day = DatePattern(weekdayDate, ["date": plain])
    let clock = DatePattern(time)
    let whole = DatePattern(hour)
    patterns = Patterns(
      date: plain,
      shortDate: DatePattern(Phrase(date.text.split(separator: " ").joined(separator: "\u{A0}"))),
      weekdayDate: day, time: clock, moment: DatePattern(moment, ["time": clock, "date": day]),
      deadlineHour: DatePattern(deadline, ["time": whole, "date": day]),
      deadline: DatePattern(deadline, ["time": clock, "date": day]),
      deadlineTimeHour: DatePattern(deadlineTime, ["time": whole]),
      deadlineTime: DatePattern(deadlineTime, ["time": clock]))
    weekdayMarkup = weekdays.map { HTML(text: $0) }
    let areNumbers = months[0] == "1"
    monthMarkup = areNumbers ? nil : months.map { HTML(text: $0) }
    shortMonthMarkup = areNumbers ? nil : monthsShort.map { HTML(text: $0) }
    columns = zip(weekdays, weekdaysShort)
      .map { "<th scope=\"col\"><abbr title=\"\($0)\">\($1)</abbr></th>" as HTML }.joined()
  }
}

extension Words {
  /// `thứ Sáu, 15/06/2018`
  package func day(_ date: LocalDate) -> HTML { written { write(dates.patterns.weekdayDate, date, to: &$0) } }

  /// `15/06/2018`, `15 June 2018`
  package func date(_ date: LocalDate) -> HTML { written { write(dates.patterns.date, date, to: &$0) } }

  /// `15/06/2018`, `15 Jun 2018`, for rows of a table, in one piece.
  package func shortDate(_ date: LocalDate) -> HTML {
    written { write(dates.patterns.shortDate, date, months: dates.shortMonthMarkup, to: &$0) }
  }

  /// `06/2018`, `Jun 2018`
  package func monthText(_ date: LocalDate) -> String {
    let parts = dateParts(date, dates.monthsShort)
    return dates.month.text(["month": parts.month, "year": parts.year])
  }

  /// `17 giờ 00`
  package func time(_ time: TimeOfDay) -> HTML {
    written { write(dates.patterns.time, LocalDate(daysSinceEpoch: 0), time, to: &$0) }
  }

  /// `17 giờ 00, thứ Sáu, 15/06/2018`, with the machine's form in `datetime`.
  package func moment(_ moment: Moment) -> HTML { written { write(moment, to: &$0) } }

  /// Writes the markup of `moment(_:)`.
  package func write(_ moment: Moment, to html: inout HTML) {
    html += "<time datetime=\""
    html.append(machineForm: moment)
    html += "\">"
    write(dates.patterns.moment, moment.date, moment.timeOfDay, to: &html)
    html += "</time>"
  }

  /// `trước 17 giờ, thứ Sáu, 15/06/2018`: the closing minute is the latest, not the time to come at.
  package func deadline(_ moment: Moment) -> HTML { written { writeDeadline(moment, to: &$0) } }

  /// Writes the markup of `deadline(_:)`.
  package func writeDeadline(_ moment: Moment, to html: inout HTML) {
    let time = moment.timeOfDay
    html += "<time datetime=\""
    html.append(machineForm: moment)
    html += "\">"
    write(time.minute == 0 ? dates.patterns.deadlineHour : dates.patterns.deadline, moment.date, time, to: &html)
    html += "</time>"
  }

  /// `trước 17 giờ`
  package func deadline(_ time: TimeOfDay) -> HTML {
    let pattern = time.minute == 0 ? dates.patterns.deadlineTimeHour : dates.patterns.deadlineTime
    return written { write(pattern, LocalDate(daysSinceEpoch: 0), time, to: &$0) }
  }

  /// `17:00, 15/06/2018`, `17:00, 15 Jun 2018`, for rows of a table.
  package func shortMoment(_ moment: Moment) -> HTML { "\(moment.timeOfDay), \(shortDate(moment.date))" }

  /// `trước 17:00, 15/06/2018`, for rows of a table.
  package func shortDeadline(_ moment: Moment) -> HTML { dates.shortDeadline(["moment": shortMoment(moment)]) }

  /// `17 giờ 00, thứ Sáu, 15/06/2018`, as plain text.
  package func momentText(_ moment: Moment) -> String {
    let time = moment.timeOfDay
    let weekday = dates.weekdays[moment.date.weekday.rawValue]
    return dates.moment.text([
      "time": dates.time.text(["hour": "\(time.hour)", "minute": padded(time.minute, 2)]),
      "date": dates.weekdayDate.text(["weekday": weekday, "date": dateText(moment.date)]),
    ])
  }

  /// `15/06/2018`, `15 June 2018`, as plain text.
  package func dateText(_ date: LocalDate) -> String { text(dateParts(date)) }

  /// `17:00, 15/06/2018`, `17:00, 15 Jun 2018`, as plain text.
  package func shortMomentText(_ moment: Moment) -> String {
    "\(moment.timeOfDay), \(text(dateParts(moment.date, dates.monthsShort)))"
  }

  private func text(_ parts: (day: String, month: String, year: String)) -> String {
    dates.date.text(["day": parts.day, "month": parts.month, "year": parts.year])
  }

  /// The values for the places of a date.
  ///
  /// - Parameter names: of the months; the long ones by default.
  package func dateParts(_ date: LocalDate, _ names: [String]? = nil) -> (day: String, month: String, year: String) {
    let (year, month, day) = date.components
    guard dates.monthMarkup != nil else { return (padded(day, 2), padded(month, 2), "\(year)") }
    return ("\(day)", (names ?? dates.months)[month - 1], "\(year)")
  }

  private func written(_ write: (inout HTML) -> Void) -> HTML {
    var html = HTML(capacity: 128)
    write(&html)
    return html
  }

  private func write(
    _ pattern: DatePattern, _ date: LocalDate, _ time: TimeOfDay = TimeOfDay(minutes: 0), to html: inout HTML
  ) {
    write(pattern, date, time, months: dates.monthMarkup, to: &html)
  }

  private func write(
    _ pattern: DatePattern, _ date: LocalDate, _ time: TimeOfDay = TimeOfDay(minutes: 0), months: [HTML]?,
    to html: inout HTML
  ) {
    pattern.write(date, time, weekdays: dates.weekdayMarkup, months: months, to: &html)
  }
}
