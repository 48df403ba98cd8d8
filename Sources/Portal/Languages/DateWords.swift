import OneStop

/// Days, months and how moments are said.
package final class DateWords: Decodable, Sendable {
  let weekdays: [String]
  let weekdaysShort: [String]
  /// Places: day, month, year.
  let date: Phrase
  /// Places: weekday, date.
  let weekdayDate: Phrase
  /// Places: hour, minute.
  let time: Phrase
  /// Places: time, date.
  let moment: Phrase
}

extension Words {
  /// `thứ Sáu, 15/06/2018`
  func day(_ date: LocalDate) -> HTML {
    dates.weekdayDate(["weekday": HTML(text: dates.weekdays[date.weekday.rawValue]), "date": numbers(date)])
  }

  /// `15/06/2018`
  func numbers(_ date: LocalDate) -> HTML {
    let (year, month, day) = date.components
    return dates.date(["day": HTML(text: padded(day, 2)), "month": HTML(text: padded(month, 2)), "year": "\(year)"])
  }

  /// `17 giờ 00`
  func time(_ time: TimeOfDay) -> HTML {
    dates.time(["hour": "\(time.hour)", "minute": HTML(text: padded(time.minute, 2))])
  }

  /// `17:00, 15/06/2018`, for rows of a table.
  func shortMoment(_ moment: Moment) -> HTML { "\(moment.timeOfDay), \(numbers(moment.date))" }

  /// `17 giờ 00, thứ Sáu, 15/06/2018`, as plain text.
  func momentText(_ moment: Moment) -> String {
    let (year, month, day) = moment.date.components
    let date = dates.date.text(["day": padded(day, 2), "month": padded(month, 2), "year": "\(year)"])
    let time = moment.timeOfDay
    return dates.moment.text([
      "time": dates.time.text(["hour": "\(time.hour)", "minute": padded(time.minute, 2)]),
      "date": dates.weekdayDate.text(["weekday": dates.weekdays[moment.date.weekday.rawValue], "date": date]),
    ])
  }

  /// `17 giờ 00, thứ Sáu, 15/06/2018`, with the machine's form in `datetime`.
  func moment(_ moment: Moment) -> HTML {
    "<time datetime=\"\(moment.rfc3339)\">\(dates.moment(["time": time(moment.timeOfDay), "date": day(moment.date)]))</time>"
  }
}
