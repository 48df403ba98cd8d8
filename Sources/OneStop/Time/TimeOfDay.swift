/// A time on the clock to the minute, as minutes since midnight: 0 to 1440, where 1440 is the end of the day.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  package var minutes: Int16

  package init(minutes: Int) {
    self.minutes = Int16(clamping: minutes)
  }

  package init(_ hour: Int, _ minute: Int) {
    self.init(minutes: hour * 60 + minute)
  }

  /// Reads `07:30`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    var scanner = ByteScanner(text.utf8)
    guard let time = scanner.timeOfDay(), scanner.isAtEnd else { return nil }
    self = time
  }

  /// The end of the day, 24:00.
  package static let midnight = TimeOfDay(24, 0)

  package var hour: Int { Int(minutes) / 60 }
  package var minute: Int { Int(minutes) % 60 }

  package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.minutes < right.minutes }
}

extension TimeOfDay: CustomStringConvertible {
  /// `07:30`
  package var description: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
}
