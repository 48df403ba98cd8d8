import OneStop
import Testing

@testable import Web

@Suite struct RecentTriesTests {
  private let start = Moment(microseconds: 1_528_857_660_000_000)

  private func after(_ seconds: Int64) -> Moment { start.adding(microseconds: seconds * Moment.second) }

  @Test("A number are free within the window, and one more as each leaves it")
  func window() {
    var tries = RecentTries<String>(limit: 3, window: 60 * Moment.second)
    for second in [0, 10, 20] as [Int64] {
      #expect(tries.wait("a", now: after(second)) == 0)
      tries.note("a", now: after(second))
    }
    #expect(tries.wait("a", now: after(30)) == 30 * Moment.second)
    #expect(tries.wait("b", now: after(30)) == 0)
    #expect(tries.wait("a", now: after(60).adding(microseconds: -1)) == 1)
    #expect(tries.wait("a", now: after(60)) == 0)
    tries.note("a", now: after(60))
    #expect(tries.wait("a", now: after(60)) == 10 * Moment.second)
    #expect(tries.count("a", now: after(75)) == 2)
  }

  @Test("An attempt that is taken back does not count")
  func forgetting() {
    var tries = RecentTries<String>(limit: 2, window: 60 * Moment.second)
    tries.note("a", now: after(0))
    tries.note("a", now: after(1))
    tries.forget("a", at: after(1))
    tries.forget("a", at: after(5))
    #expect(tries.wait("a", now: after(2)) == 0)
    tries.note("a", now: after(2))
    #expect(tries.wait("a", now: after(2)) == 58 * Moment.second)
  }

  @Test("Attempts that are taken back do not displace failures")
  func forgettingMany() {
    var tries = RecentTries<String>(limit: 5, window: Moment.hour, capacity: 500)
    for second in 0..<5 as Range<Int64> { tries.note("a", now: after(second)) }
    for second in 5..<5_000 as Range<Int64> {
      tries.note("b", now: after(second / 10))
      tries.forget("b", at: after(second / 10))
    }
    #expect(tries.count == 5)
    #expect(tries.wait("a", now: after(600)) > 0)
  }

  @Test("Failures from a clock that was ahead lock nobody out once it is right; those a moment ahead count")
  func ahead() {
    var tries = RecentTries<String>(limit: 1, window: Moment.hour)
    tries.note("a", now: start.adding(microseconds: 80 * 365 * Moment.day))
    #expect(tries.wait("a", now: start) == 0)
    #expect(tries.count("a", now: start) == 0)
    tries.note("b", now: after(1))
    #expect(tries.wait("b", now: start) > 0)
  }

  @Test("However many keys there are, no more than the capacity are held, the newest of them")
  func capacity() {
    var tries = RecentTries<Int>(limit: 1, window: Moment.hour, capacity: 5_000)
    for key in 0..<20_000 { tries.note(key, now: after(Int64(key / 100))) }
    #expect(tries.count == 5_000)
    #expect(tries.wait(14_999, now: after(200)) == 0)
    #expect(tries.wait(15_000, now: after(200)) > 0)
    // An hour later all of it has left, two for each that comes.
    for key in 0..<5_000 { tries.note(-key, now: after(4_000)) }
    #expect(tries.count <= 5_000)
    #expect(tries.wait(19_999, now: after(4_000)) == 0)
  }
}
