import Testing

@testable import OneStop

/// Asked on Monday 4 June 2018 for two working days: due on Wednesday 6 June, 17:00.
@Suite("Questions to other agencies")
struct ConsultationTests {
  static let planning = AgencyCode("000.00.33.H29")
  static let environment = AgencyCode("000.00.13.H29")
  static let police = AgencyCode("000.00.91.H29")
  static let asking = "2018-06-04T10:00"
  static let due = "2018-06-06T17:00"

  @Test("As many questions have numbers as a dossier can have events")
  func numbers() {
    #expect(Consultation.number("\(Dossier.eventCounts.upperBound)") == Dossier.eventCounts.upperBound)
    #expect(Consultation.number("\(Dossier.eventCounts.upperBound + 1)") == nil)
    #expect(Consultation.number("0") == nil)
  }

  static func asking(
    _ agency: AgencyCode?, days: Int = 2, silence: Bool = false
  ) -> (inout CommandParts) -> Void {
    { parts in
      parts.note = "Đề nghị cho ý kiến"
      parts.agency = agency ?? parts.agency
      parts.time = ProcessingTime(days, .workingDays) ?? parts.time
      parts.isSilenceAgreement = silence
    }
  }

  static func answering(
    _ number: Int, _ opinion: Opinion = .agree, _ text: String = ""
  ) -> (inout CommandParts) -> Void {
    { ($0.note, $0.number, $0.opinion) = (text, number, opinion) }
  }

  private func asked(days: Int = 2, silence: Bool = false) throws -> Life {
    var life = try Life(accepted: true)
    try life.act(.askConsultation, Self.asking, Self.asking(Self.planning, days: days, silence: silence))
    return life
  }

  @Test("Several are asked at once, each with its own time; the dossier's own due moment does not move")
  func parallel() throws {
    var life = try Life(accepted: true)
    let due = life.dossier.due
    for (agency, days) in [(Self.planning, 2), (Self.environment, 5), (Self.police, 12)] {
      try life.act(.askConsultation, Self.asking, Self.asking(agency, days: days))
    }
    #expect(life.dossier.status == .processing)
    #expect(life.dossier.consultations.map(\.number) == [1, 2, 3])
    #expect(
      life.dossier.consultations.map(\.due)
        == (try ["2018-06-06T17:00", "2018-06-11T17:00", "2018-06-20T17:00"].map(moment)))
    try life.act(.answerConsultation, "2018-06-05T09:00", Self.answering(2, .object, "Đất tranh chấp"))
    #expect(life.dossier.openConsultations.map(\.number) == [1, 3])
    let end = try #require(life.dossier.consultations[1].end)
    #expect(end.outcome == .answered(.object))
    #expect(end.text == "Đất tranh chấp")
    #expect(life.dossier.due == due)
    #expect(life.dossier.status == .processing)
  }

  static let answers: [(silence: Bool, at: String, isLate: Bool, refusal: Bool)] = [
    (false, "2018-06-04T10:00", false, false),
    (false, due, false, false),
    (false, "2018-06-06T17:01", true, false),
    (false, "2018-07-20T09:00", true, false),
    (true, due, false, false),
    (true, "2018-06-06T17:01", false, true),
    (true, "2018-06-07T08:00", false, true),
  ]

  @Test("A late answer is taken and marked; where silence is agreement it comes too late", arguments: answers)
  func answer(silence: Bool, at: String, isLate: Bool, isRefused: Bool) throws {
    var life = try asked(silence: silence)
    let question = life.dossier.consultations[0]
    #expect(question.due == (try moment(Self.due)))
    if isRefused {
      #expect(throws: Refusal.consultationOver(.lapsed, at: try moment(Self.due))) {
        try life.act(.answerConsultation, at, Self.answering(1))
      }
      #expect(throws: Refusal.consultationOver(.lapsed, at: try moment(Self.due))) {
        try life.act(.withdrawConsultation, at, Self.answering(1))
      }
      #expect(life.dossier.consultations == [question])
    } else {
      try life.act(.answerConsultation, at, Self.answering(1))
      #expect(life.dossier.consultations[0].end?.outcome == .answered(.agree))
      #expect(life.dossier.consultations[0].isLate(now: try moment("2018-12-31T09:00")) == isLate)
    }
  }

  @Test("Silence is agreement after the due moment, not at it, and only where the law says so")
  func silence() throws {
    let due = try moment(Self.due)
    let command = DossierCommand(.lapseConsultation(number: 1), at: due)
    var life = try asked(silence: true)
    let calendar = life.calendar
    #expect(throws: Refusal.stillToAnswer(due)) {
      try life.dossier.decide(command, by: .portal, calendar: calendar, now: due)
    }
    let noted = due.adding(microseconds: 1)
    let event = try life.dossier.decide(command, by: .portal, calendar: calendar, now: noted)
    #expect(event.at == due && event.recordedAt == noted)
    let tomorrow = try life.dossier.decide(
      command, by: .portal, calendar: calendar, now: try moment("2018-06-07T08:00"))
    #expect(!tomorrow.isLateEntry, "the program notes it when it can")
    try life.act(.lapseConsultation, "2018-06-07T08:00") { $0.number = 1 }
    #expect(life.dossier.consultations[0].end?.outcome == .lapsed)
    #expect(!life.dossier.consultations[0].isLate(now: try moment("2018-06-20T08:00")))
    #expect(throws: Refusal.consultationOver(.lapsed, at: try moment("2018-06-07T08:00"))) {
      try life.act(.lapseConsultation, "2018-06-08T08:00") { $0.number = 1 }
    }
    let other = try asked(silence: false)
    #expect(throws: Refusal.stillToAnswer(due)) {
      try other.dossier.decide(
        command, by: .portal, calendar: calendar, now: try moment("2019-01-02T08:00"))
    }
  }

  @Test("What was answered or withdrawn takes no other answer")
  func once() throws {
    var life = try asked()
    try life.act(.answerConsultation, "2018-06-05T09:00", Self.answering(1))
    #expect(throws: Refusal.consultationOver(.answered(.agree), at: try moment("2018-06-05T09:00"))) {
      try life.act(.answerConsultation, "2018-06-05T10:00", Self.answering(1, .object, "Đổi ý"))
    }
    try life.act(.askConsultation, "2018-06-05T11:00", Self.asking(Self.planning))
    #expect(life.dossier.consultations.map(\.number) == [1, 2], "asked again, once the first is answered")
    try life.act(.withdrawConsultation, "2018-06-05T12:00") { $0.number = 2 }
    #expect(throws: Refusal.consultationOver(.withdrawn, at: try moment("2018-06-05T12:00"))) {
      try life.act(.answerConsultation, "2018-06-05T13:00", Self.answering(2))
    }
    #expect(throws: Refusal.noSuchConsultation) {
      try life.act(.answerConsultation, "2018-06-05T13:00", Self.answering(3))
    }
  }

  static let refusedQuestions: [(Refusal, @Sendable (inout CommandParts) -> Void)] = [
    (.asksItself, { $0.agency = Filing.sample.agency }),
    (.askedAlready(Filing.sample.agency), { $0.agency = planning ?? $0.agency }),
    (.questionMissing, { $0.note = "" }),
  ]

  @Test("A question to itself, to whom it has asked already, or about nothing is refused")
  func refused() throws {
    for (refusal, change) in Self.refusedQuestions {
      var life = try asked()
      let expected =
        if case .askedAlready = refusal { Refusal.askedAlready(try #require(Self.planning)) } else { refusal }
      #expect(throws: expected) {
        try life.act(.askConsultation, "2018-06-04T11:00") { command in
          Self.asking(Self.environment)(&command)
          change(&command)
        }
      }
      #expect(life.dossier.consultations.count == 1)
    }
  }

  @Test("Conditions and an objection need a word")
  func words() throws {
    var life = try asked()
    for opinion in [Opinion.agreeWithConditions, .object] {
      #expect(throws: Refusal.answerMissing) {
        try life.act(.answerConsultation, Self.due, Self.answering(1, opinion))
      }
    }
  }

  @Test(
    "The end of a dossier withdraws what is open, and leaves what is answered",
    arguments: [Action.finish, .stop, .withdraw])
  func end(_ action: Action) throws {
    var life = try Life(accepted: true)
    for agency in [Self.planning, Self.environment] {
      try life.act(.askConsultation, Self.asking, Self.asking(agency, days: 5))
    }
    try life.act(.askConsultation, Self.asking, Self.asking(Self.police, days: 1, silence: true))
    try life.act(.answerConsultation, "2018-06-05T09:00", Self.answering(1))
    try life.act(action, "2018-06-07T09:00")
    #expect(life.dossier.consultations.map(\.end?.outcome) == [.answered(.agree), .overtaken, .lapsed])
    #expect(life.dossier.openConsultations.isEmpty)
    #expect(throws: Refusal.notAllowed(.answerConsultation, in: life.dossier.status)) {
      try life.act(.answerConsultation, "2018-06-07T10:00", Self.answering(2))
    }
  }
}
