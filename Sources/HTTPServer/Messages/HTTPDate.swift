import Glibc

/// HTTP's dates, in seconds since 1970 (RFC 9110 section 5.6.7).
enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
  /// - Parameter seconds: since 1970, not negative.
  static func text(_ seconds: Int) -> String {
    let day = seconds / 86400
    let time = seconds % 86400
    // Years begin in March here, so that a leap day comes last.
    let shifted = day + 719_468
    let era = shifted / 146_097
    let ofEra = shifted % 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let dayOfMonth = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 2 : shiftedMonth - 10
    let year = yearOfEra + era * 400 + (month < 2 ? 1 : 0)
    return "\(days[day % 7]), \(two(dayOfMonth)) \(months[month]) \(year) "
      + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) GMT"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A date in any of the three forms that a recipient must accept; nil for other texts and dates before 1970.
  ///
  /// - Parameter now: decides the century of a two-digit year, which is at most 50 years ahead.
  static func seconds(_ text: String, now: Int) -> Int? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    let time: Int?
    let date: (year: Int?, month: Substring, day: Int?)
    switch words.count {
    // IMF-fixdate.
    case 6 where words[5] == "GMT":
      (date, time) = ((number(words[3], 4), words[2], number(words[1], 2)), clock(words[4]))
    // RFC 850: `Sunday, 06-Nov-94 08:49:37 GMT`.
    case 4 where words[3] == "GMT":
      let parts = words[1].split(separator: "-", omittingEmptySubsequences: false)
      guard parts.count == 3, let short = number(parts[2], 2) else { return nil }
      (date, time) = ((year(short, now: now), parts[1], number(parts[0], 2)), clock(words[2]))
    // asctime(3): `Sun Nov  6 08:49:37 1994`.
    case 5:
      (date, time) = ((number(words[4], 4), words[1], number(words[2], words[2].utf8.count)), clock(words[3]))
    default:
      return nil
    }
    guard let time, let year = date.year, let day = date.day, let month = months.firstIndex(of: String(date.month))
    else { return nil }
    var parts = tm()
    parts.tm_year = Int32(year - 1900)
    parts.tm_mon = Int32(month)
    parts.tm_mday = Int32(day)
    let midnight = timegm(&parts)
    // A day that the month does not have was carried into the next.
    guard parts.tm_mday == Int32(day), midnight >= 0 else { return nil }
    return midnight + time
  }

  private static func year(_ short: Int, now: Int) -> Int {
    var moment = time_t(now)
    var parts = tm()
    gmtime_r(&moment, &parts)
    let thisYear = Int(parts.tm_year) + 1900
    let year = thisYear / 100 * 100 + short
    return year > thisYear + 50 ? year - 100 : year
  }

  /// `08:49:37` in seconds; a leap second counts as the last of its minute.
  private static func clock(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { number($0, 2) }
    guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2],
      hour < 24, minute < 60, second <= 60
    else { return nil }
    return hour * 3600 + minute * 60 + min(second, 59)
  }

  /// A number of exactly that many digits.
  private static func number(_ text: Substring, _ digits: Int) -> Int? {
    guard text.utf8.count == digits, digits <= 4, text.utf8.allSatisfy(ByteClass.isDigit) else { return nil }
    return Int(text)
  }
}
