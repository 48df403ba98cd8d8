import Glibc

/// A loop's view of the time, taken once a batch.
struct LoopClock {
  /// Monotonic milliseconds.
  private(set) var now: Int64 = 0
  /// The Date field's line (IMF-fixdate, RFC 9110 section 5.6.7), line end included; made anew each second.
  private(set) var dateLine: [UInt8] = []
  private var second = -1

  init() { tick() }

  /// clock_gettime(2)
  mutating func tick() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    now = Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    clock_gettime(CLOCK_REALTIME_COARSE, &time)
    guard time.tv_sec != second else { return }
    second = time.tv_sec
    dateLine = Array("Date: \(HTTPDate.text(second))\r\n".utf8)
  }
}

/// IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// - Parameter seconds: since 1970, not before.
  static func text(_ seconds: Int) -> String {
    let day = seconds / 86400
    let time = seconds % 86400
    // Years begin in March here, so that a leap day is a year's last.
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
}
