import Testing

@testable import OneStop

/// Asked on Monday 4 June 2018 at 10:00 for two working days: due on Wednesday 6 June, 17:00.
@Suite("What other agencies take beyond their time")
struct ConsultationDelayTests {
  private typealias Asking = ConsultationTests

  private func stay(_ life: Life, now: String) throws -> ConsultationStay {
    try #require(life.dossier.consultationStays(calendar: life.calendar, now: try moment(now)).first)
  }

  static let answers: [(at: String, days: Int, late: Int, beyond: Int64)] = [
    ("2018-06-04T10:30", 0, 0, 0),
    ("2018-06-05T10:00", 1, 0, 0),
    ("2018-06-06T17:00", 2, 0, 0),
    ("2018-06-06T20:00", 2, 0, 0),
    ("2018-06-07T08:30", 3, 1, 1),
    ("2018-06-08T17:00", 4, 2, 16),
    ("2018-06-11T08:30", 5, 3, 17),
  ]

  @Test("Each has its working days, and those beyond its own due moment", arguments: answers)
  func answered(at: String, days: Int, late: Int, hours: Int64) throws {
    var life = try Life(accepted: true)
    try life.act(.askConsultation, Asking.asking, Asking.asking(Asking.planning))
    let open = try stay(life, now: at)
    try life.act(.answerConsultation, at, Asking.answering(1))
    for stay in [open, try stay(life, now: "2018-12-28T09:00")] {
      #expect(stay.daysUsed == days)
      #expect(stay.daysBeyond == late)
      #expect(stay.beyond == hours * Moment.hour)
    }
  }

  @Test("Silence that is agreement is nobody's delay, whenever it is noted")
  func silence() throws {
    var life = try Life(accepted: true)
    try life.act(.askConsultation, Asking.asking, Asking.asking(Asking.planning, silence: true))
    #expect(try stay(life, now: "2018-06-20T09:00").beyond == 0)
    try life.act(.lapseConsultation, "2018-06-20T09:00") { $0.number = 1 }
    let stay = try stay(life, now: "2018-07-20T09:00")
    #expect(stay.until == (try moment(Asking.due)))
    #expect(stay.daysUsed == 2 && stay.beyond == 0)
    #expect(life.dossier.consultationDelays(calendar: life.calendar, now: try moment("2018-07-20T09:00")) == [])
  }

  @Test("An agency is charged for all that it was asked, the slowest first; who was in time is not there")
  func charged() throws {
    var life = try Life(accepted: true)
    for agency in [Asking.planning, Asking.environment, Asking.police] {
      try life.act(.askConsultation, Asking.asking, Asking.asking(agency))
    }
    try life.act(.answerConsultation, "2018-06-06T16:00", Asking.answering(3))
    try life.act(.answerConsultation, "2018-06-07T17:00", Asking.answering(1))
    // Due on Monday 11 June.
    try life.act(.askConsultation, "2018-06-07T17:00", Asking.asking(Asking.planning))
    try life.act(.answerConsultation, "2018-06-08T17:00", Asking.answering(2))
    try life.act(.answerConsultation, "2018-06-13T17:00", Asking.answering(4))
    let delays = life.dossier.consultationDelays(calendar: life.calendar, now: try moment("2018-12-28T09:00"))
    let day = 8 * Moment.hour
    #expect(
      delays == [
        HeldElsewhere(agency: try #require(Asking.planning), excess: 3 * day),
        HeldElsewhere(agency: try #require(Asking.environment), excess: 2 * day),
      ])
  }
}
