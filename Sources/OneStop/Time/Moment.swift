/// An instant, as microseconds since 1970-01-01T00:00Z, read in Viet Nam's local time: UTC+7 without daylight saving.
package struct Moment: Hashable, Comparable, Sendable {
  package var microseconds: Int64

  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  package init(_ date: LocalDate, _ time: TimeOfDay) {
    let minutes = Int64(date.daysSinceEpoch) * 1_440 + Int64(time.minutes) - Moment.offsetMinutes
    microseconds = minutes * Moment.minute
  }

  /// Reads local time without offset (`2018-06-01T09:30`, seconds and fraction optional) or RFC 3339 with an offset;
  /// nil for anything else. Digits past the microsecond are dropped.
  package init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text.utf8)
    guard let moment = scanner.moment(), scanner.isAtEnd else { return nil }
    self = moment
  }

  package static let second: Int64 = 1_000_000
  package static let minute: Int64 = 60 * second
  package static let hour: Int64 = 60 * minute
  package static let day: Int64 = 24 * hour
  package static let offsetMinutes: Int64 = 7 * 60

  package var date: LocalDate {
    LocalDate(daysSinceEpoch: Int32(clamping: localMicroseconds.floorDivided(by: Moment.day)))
  }

  /// Microseconds since local midnight.
  package var microsecondsOfDay: Int64 {
    localMicroseconds - localMicroseconds.floorDivided(by: Moment.day) * Moment.day
  }

  /// The time of day to the minute, seconds dropped.
  package var timeOfDay: TimeOfDay { TimeOfDay(minutes: Int(microsecondsOfDay / Moment.minute)) }

  package func adding(microseconds delta: Int64) -> Moment { Moment(microseconds: microseconds + delta) }

  package static func < (left: Moment, right: Moment) -> Bool { left.microseconds < right.microseconds }

  private var localMicroseconds: Int64 { microseconds + Moment.offsetMinutes * Moment.minute }
}

extension Moment: CustomStringConvertible {
  /// `2018-06-01T09:30` in local time; seconds only where there are any.
  package var description: String { text { $0.write(to: &$1) } }

  /// RFC 3339 to the second, as the API answers: `2018-06-01T09:30:00+07:00`
  package var rfc3339: String { text { $0.writeRFC3339(to: &$1) } }

  /// Appends what `description` says.
  package func write(to bytes: inout [UInt8]) {
    let time = writeMinutes(to: &bytes)
    if time % 60 != 0 {
      bytes.append(":")
      bytes.append(time % 60, width: 2)
    }
  }

  /// Appends what `rfc3339` says.
  package func writeRFC3339(to bytes: inout [UInt8]) {
    let time = writeMinutes(to: &bytes)
    bytes.append(":")
    bytes.append(time % 60, width: 2)
    bytes.append("+07:00")
  }

  /// The seconds since midnight.
  private func writeMinutes(to bytes: inout [UInt8]) -> Int {
    date.write(to: &bytes)
    let time = Int(microsecondsOfDay / Moment.second)
    bytes.append("T")
    bytes.append(time / 3_600, width: 2)
    bytes.append(":")
    bytes.append(time / 60 % 60, width: 2)
    return time
  }

  private func text(_ write: (Moment, inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    write(self, &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Int64 {
  func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
