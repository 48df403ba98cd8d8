import Testing

@testable import OneStop

@Suite("Pauses between attempts to deliver")
struct RetryPausesTests {
  private static let queued = Moment(microseconds: 1_528_000_000_000_000)

  private static func after(_ minutes: Int64) -> Moment { queued.adding(microseconds: minutes * Moment.minute) }

  @Test(
    "They grow from a minute to a day",
    arguments: [
      (1, 0, 1), (2, 1, 6), (3, 6, 36), (4, 36, 156), (5, 156, 516), (6, 516, 1_236), (7, 1_236, 2_676),
      (8, 2_676, 4_116), (20, 5_000, 6_440), (0, 0, 1),
    ])
  func grow(tries: Int, minutes: Int64, next: Int64) {
    let now = RetryPausesTests.after(minutes)
    #expect(RetryPauses.next(after: tries, queued: RetryPausesTests.queued, now: now) == RetryPausesTests.after(next))
  }

  @Test("The last attempt is seven days after the message was put in, and then it is given up")
  func end() {
    let queued = RetryPausesTests.queued
    let end = queued.adding(microseconds: 7 * Moment.day)
    #expect(RetryPauses.next(after: 11, queued: queued, now: end.adding(microseconds: -Moment.hour)) == end)
    #expect(RetryPauses.next(after: 12, queued: queued, now: end) == nil)
    #expect(RetryPauses.next(after: 1, queued: queued, now: end.adding(microseconds: 1)) == nil)
  }

  @Test("A server that is down for a day gets every message after it")
  func day() throws {
    var (now, tries) = (RetryPausesTests.queued, 1)
    let up = RetryPausesTests.after(24 * 60)
    while now < up {
      now = try #require(RetryPauses.next(after: tries, queued: RetryPausesTests.queued, now: now))
      tries += 1
    }
    #expect(tries < 10 && now < RetryPausesTests.after(48 * 60))
  }
}
