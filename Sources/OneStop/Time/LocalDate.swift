/// A day of the proleptic Gregorian calendar in Viet Nam, as days since 1970-01-01.
///
/// Conversions are exact integer arithmetic; they hold for every year from 1 to 9999.
package struct LocalDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  package var daysSinceEpoch: Int32

  package init(daysSinceEpoch: Int32) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// nil where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= LocalDate.daysIn(month: month, year: year)
    else { return nil }
    // Years begin in March, so that the leap day is the last of its year.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `2018-06-01`; nil for anything else, impossible days included.
  package init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text.utf8)
    guard let date = scanner.date(), scanner.isAtEnd else { return nil }
    self = date
  }

  package var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  package var year: Int { components.year }
  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = (Int(daysSinceEpoch) + 3) % 7
    return Weekday.allCases[index < 0 ? index + 7 : index]
  }

  package func adding(days: Int) -> LocalDate { LocalDate(daysSinceEpoch: daysSinceEpoch + Int32(days)) }
  /// The same day of the month so many months later, or earlier below zero; the month's last day where it is shorter.
  package func adding(months: Int) -> LocalDate {
    let (year, month, day) = components
    let number = year * 12 + month - 1 + months
    guard number >= 0 else { return self }
    let last = LocalDate.daysIn(month: number % 12 + 1, year: number / 12)
    return LocalDate(year: number / 12, month: number % 12 + 1, day: min(day, last)) ?? self
  }

  package func days(until other: LocalDate) -> Int { Int(other.daysSinceEpoch) - Int(daysSinceEpoch) }

  /// Full years until the other day, as a person's age is counted: one born on 29 February is a year older on 1 March
  /// of other years (Civil Code 2015 art. 148).
  package func wholeYears(until other: LocalDate) -> Int {
    let (from, to) = (components, other.components)
    return to.year - from.year - ((to.month, to.day) < (from.month, from.day) ? 1 : 0)
  }

  /// The first moment of the day, 00:00 local time.
  package var start: Moment { Moment(self, TimeOfDay(minutes: 0)) }
  package var next: LocalDate { adding(days: 1) }

  package var firstOfMonth: LocalDate { adding(days: 1 - components.day) }
  /// The Monday of this day's week.
  package var monday: LocalDate { adding(days: -weekday.rawValue) }

  package static func < (left: LocalDate, right: LocalDate) -> Bool { left.daysSinceEpoch < right.daysSinceEpoch }

  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension LocalDate: CustomStringConvertible {
  /// `2018-06-01`
  package var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends what `description` says.
  package func write(to bytes: inout [UInt8]) {
    let (year, month, day) = components
    bytes.append(year, width: 4)
    bytes.append("-")
    bytes.append(month, width: 2)
    bytes.append("-")
    bytes.append(day, width: 2)
  }
}

extension LocalDate: Strideable {
  package func distance(to other: LocalDate) -> Int { days(until: other) }
  package func advanced(by n: Int) -> LocalDate { adding(days: n) }
}

package enum Weekday: Int, CaseIterable, Sendable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
}
