import Glibc

/// A loop's view of the time, taken once per batch of events.
struct LoopClock {
  /// Monotonic milliseconds.
  private(set) var now: Int64 = 0
  /// The Date field's line (IMF-fixdate, RFC 9110 section 5.6.7), including the line end; renewed every second.
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
