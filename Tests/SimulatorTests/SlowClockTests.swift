import OneStop
import Testing

@testable import Simulator

/// Days that were counted by hand.
@Suite("The model's own clock") struct SlowClockTests {
  static let lines: [(accepted: String, time: String, cutoff: TimeOfDay?, due: String)] = [
    ("2018-06-01T09:30", "5wd", nil, "2018-06-08T17:00"),
    // A Friday before Tết: the week from 14 to 20 February is off.
    ("2018-02-09T16:00", "3wd", nil, "2018-02-21T17:00"),
    ("2018-06-01T15:00", "1wd", TimeOfDay(15, 0), "2018-06-05T17:00"),
    ("2018-06-02T10:00", "1wd", TimeOfDay(15, 0), "2018-06-05T17:00"),
    ("2018-06-01T09:30", "8wh", nil, "2018-06-04T09:30"),
    // A session's end, not the next one's beginning.
    ("2018-06-01T09:30", "2wh", nil, "2018-06-01T11:30"),
    ("2018-06-01T09:30", "1d", nil, "2018-06-04T17:00"),
    ("2018-06-01T09:30", "4d", nil, "2018-06-05T17:00"),
    // A leap day.
    ("2024-02-28T09:00", "1wd", nil, "2024-02-29T17:00"),
  ]

  @Test("Due moments", arguments: lines)
  func due(accepted: String, time: String, cutoff: TimeOfDay?, due: String) throws {
    let clock = SlowClock(days: try World.days.get())
    let rules = DeadlineRules(try #require(ProcessingTime(time)), cutoff: cutoff)
    let found = clock.due(accepted: try #require(Moment(accepted)), rules: rules, pauses: [])
    #expect(found.due == Moment(due))
  }

  @Test("A pause stops it, and with restart the end of a supplement begins anew")
  func pauses() throws {
    let clock = SlowClock(days: try World.days.get())
    let accepted = try #require(Moment("2018-06-01T09:30"))
    let time = try #require(ProcessingTime("5wd"))
    let pause = Pause(
      .supplement, from: try #require(Moment("2018-06-05T10:00")), to: Moment("2018-06-07T10:00"))
    let due = { (rules: DeadlineRules, pauses: [Pause]) in
      clock.due(accepted: accepted, rules: rules, pauses: pauses).due
    }
    #expect(due(DeadlineRules(time), [pause]) == Moment("2018-06-12T17:00"))
    #expect(due(DeadlineRules(time, supplement: .restart), [pause]) == Moment("2018-06-14T17:00"))
    #expect(due(DeadlineRules(time), [Pause(.payment, from: pause.from)]) == nil)
  }
}
