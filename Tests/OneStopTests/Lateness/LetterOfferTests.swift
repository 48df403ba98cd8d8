import Testing

@testable import OneStop

@Suite("When a lateness letter is offered, and what new date it proposes")
struct LetterOfferTests {
  private func offer(_ life: Life, now: String) throws -> LetterOffer? {
    let now = try moment(now)
    let loads = life.dossier.stepLoads(
      by: life.events, steps: CauseProposalTests.steps, calendar: life.calendar, now: now)
    return LetterOffer(life.dossier, loads: loads, calendar: life.calendar, now: now)
  }

  @Test(
    "Due on Friday 15 June, 17:00",
    arguments: [
      ("2018-06-05T10:00", nil, true), ("2018-06-12T10:00", nil, true), ("2018-06-13T23:00", nil, true),
      ("2018-06-14T00:00", LetterOffer.Reason.dueSoon, true), ("2018-06-14T23:59", .dueSoon, true),
      ("2018-06-15T07:00", .dueSoon, false), ("2018-06-15T17:00", .dueSoon, false),
      ("2018-06-15T17:01", .overdue, false), ("2018-06-18T08:00", .overdue, false),
    ] as [(String, LetterOffer.Reason?, Bool)])
  func reasons(now: String, reason: LetterOffer.Reason?, isInTime: Bool) throws {
    let life = try Life(accepted: true, at: "2018-06-01T07:30")
    let offer = try offer(life, now: now)
    #expect(offer?.reason == reason)
    if let offer {
      #expect(offer.lastDay.description == "2018-06-14")
      #expect(offer.isInTime(now: try moment(now)) == isInTime)
    }
  }

  @Test("The day before a Monday is the Friday before it")
  func weekend() throws {
    let life = try Life(accepted: true, at: "2018-06-04T07:30")
    #expect(try offer(life, now: "2018-06-14T10:00") == nil)
    #expect(try offer(life, now: "2018-06-15T10:00")?.lastDay.description == "2018-06-15")
    #expect(try offer(life, now: "2018-06-16T10:00")?.reason == .dueSoon)
  }

  @Test("Once, and never for one that is paused, done or not accepted")
  func never() throws {
    var extended = try Life(accepted: true, at: "2018-06-01T07:30")
    try extended.act(.extend, "2018-06-14T10:00")
    #expect(try offer(extended, now: "2018-06-18T10:00") == nil)
    for status in [Status.filed, .awaitingSupplement, .awaitingPayment, .finished, .withdrawn, .stopped] {
      #expect(try offer(try Life.in(status), now: "2018-06-18T10:00") == nil, "\(status)")
    }
  }

  @Test(
    "The new date: the end of the day on which the remaining steps are done, each in its share",
    arguments: [
      // The last step has 22 hours: Thursday, Friday, and six hours of Monday.
      (2, "2018-06-14T07:30", "2018-06-14T07:30", "2018-06-18T17:00"),
      // Two of them have gone, and a night.
      (2, "2018-06-14T07:30", "2018-06-15T07:30", "2018-06-18T17:00"),
      // It has used its share up, and gets it once more.
      (2, "2018-06-05T07:30", "2018-06-14T07:30", "2018-06-18T17:00"),
      // 44 and 22 hours from Thursday morning: eight days and two hours.
      (1, "2018-06-14T07:30", "2018-06-14T07:30", "2018-06-26T17:00"),
      // Never before the due date: done on Thursday already, it says Monday.
      (2, "2018-06-12T07:30", "2018-06-12T07:30", "2018-06-18T17:00"),
      // Nor today.
      (2, "2018-06-13T07:30", "2018-06-18T16:59", "2018-06-21T17:00"),
    ])
  func newDue(step: Int, since: String, now: String, due: String) throws {
    var life = try Life(accepted: true, at: "2018-06-01T07:30")
    try life.act(.forward, since) { $0.step = step }
    let now = try moment(now)
    let loads = life.dossier.stepLoads(
      by: life.events, steps: CauseProposalTests.steps, calendar: life.calendar, now: now)
    #expect(LetterOffer.newDue(of: life.dossier, loads: loads, calendar: life.calendar, now: now) == (try moment(due)))
  }

  @Test("Without steps, the next working day")
  func noSteps() throws {
    let life = try Life(accepted: true, at: "2018-06-01T07:30")
    for (now, due) in [("2018-06-14T10:00", "2018-06-18T17:00"), ("2018-06-20T18:00", "2018-06-21T17:00")] {
      #expect(
        LetterOffer.newDue(of: life.dossier, loads: [], calendar: life.calendar, now: try moment(now))
          == (try moment(due)))
    }
  }
}
