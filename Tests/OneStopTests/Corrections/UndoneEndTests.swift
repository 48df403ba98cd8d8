import Testing

@testable import OneStop

@Suite("A mistaken end that is undone") struct UndoneEndTests {
  /// The way to a dossier's end, the last action being the mistake; a pause or questions may be open before it.
  static let ways: [[Action]] = [
    [.refuse], [.withdraw], [.stop], [.finish], [.process, .finish], [.forward, .assign, .finish],
    [.forward, .requestSupplement, .stop], [.process, .requestPayment, .finish],
    [.process, .requestPayment, .withdraw],
    [.askConsultation, .askConsultation, .finish], [.askConsultation, .askConsultation, .requestSupplement, .withdraw],
    [.extend, .finish], [.finish, .handOver],
    [.requestSupplement, .supplementReceived, .requestSupplement, .withdraw],
  ]

  @Test("leaves the dossier as it stood before, exactly", arguments: ways)
  func exact(_ way: [Action]) throws {
    var life = try Life(accepted: way != [.refuse])
    for action in way.dropLast() { try life.act(action, "2018-06-04T10:00") }
    let before = life.dossier
    try life.act(try #require(way.last), "2018-06-04T11:00")
    #expect(life.dossier.status.isEnded)
    try life.act(.undoEnd, "2018-06-05T09:00")

    var expected = before
    expected.lastEventAt = try moment("2018-06-05T09:00")
    expected.eventCount += 2
    expected.corrections += 1
    #expect(life.dossier == expected)
    #expect(life.dossier.clock == before.clock)
    // What may come next may come now.
    #expect(Action.allCases.filter(life.dossier.allows) == Action.allCases.filter(before.allows))
  }

  @Test("is told by the event: which status, since when, why and by whom")
  func event() throws {
    var life = try Life.in(.finished)
    try life.act(.handOver, "2018-06-05T10:00")
    try life.act(.undoEnd, "2018-06-06T09:00") { $0.note = "Bấm nhầm hồ sơ bên cạnh" }
    let event = try #require(life.events.last)
    #expect(event.kind == .endUndone(.handedOver, at: try moment("2018-06-05T10:00")))
    #expect(event.note == "Bấm nhầm hồ sơ bên cạnh" && event.actor == .staff(login: "lan"))
    #expect(!event.isLateEntry, "handing over decides no figure")
    #expect(life.dossier.status == .finished && life.dossier.handedOverAt == nil && life.dossier.ended != nil)
    try life.act(.undoEnd, "2018-06-06T09:01")
    #expect(life.events.last?.kind == .endUndone(.finished, at: try moment("2018-06-04T10:00")))
    #expect(life.events.last?.isLateEntry == true, "the figures of 4 June change on 6 June")
    #expect(life.dossier.status == .processing && life.dossier.ended == nil)
    #expect(life.dossier.corrections == 2)
  }

  @Test(
    "gives back the right to take back what had been passed on, to who passed it on",
    arguments: [Action.withdraw, .stop])
  func takenBack(_ end: Action) throws {
    var life = try Life(accepted: true)
    try life.act(.process, "2018-06-04T09:00")
    try life.act(.forward, "2018-06-04T10:00") { $0.officer = "minh" }
    let before = life.dossier
    try life.act(end, "2018-06-04T11:00")
    #expect(!life.dossier.allows(.takeBack))
    try life.act(.undoEnd, "2018-06-05T09:00")
    #expect(life.dossier.forwarding == before.forwarding && life.dossier.allows(.takeBack))
    #expect(throws: Refusal.notToBeTakenBack) {
      try life.dossier.decide(
        DossierCommand(.takeBack), by: .staff(login: "minh"), calendar: life.calendar,
        now: try moment("2018-06-05T09:30"))
    }
    try life.act(.takeBack, "2018-06-05T10:00")
    #expect(life.dossier.officer == "lan" && life.dossier.step == before.step - 1)
    #expect(life.dossier.forwarding == nil && !life.dossier.allows(.takeBack))
  }

  @Test("needs its reason in writing, and an end to undo")
  func refused() throws {
    var life = try Life.in(.stopped)
    #expect(throws: Refusal.noteMissing) { try life.act(.undoEnd, "2018-06-05T10:00") { $0.note = "" } }
    try life.act(.undoEnd, "2018-06-05T10:00")
    #expect(throws: Refusal.notAllowed(.undoEnd, in: .accepted)) { try life.act(.undoEnd, "2018-06-05T10:01") }
  }

  @Test("has the clock run on: a dossier whose time is over meanwhile is late")
  func clock() throws {
    var life = try Life(accepted: true)
    try life.act(.finish, "2018-06-05T10:00")
    #expect(life.dossier.ended?.outcome == .early)
    try life.act(.undoEnd, "2018-06-18T09:00")
    #expect(life.dossier.clock == .running(due: try moment("2018-06-15T17:00")))
    try life.act(.finish, "2018-06-18T10:00")
    #expect(life.dossier.ended?.outcome == .late && life.dossier.ended?.cause == .overload)
  }

  @Test("takes a change of days off in that came while it counted as ended")
  func otherCalendar() throws {
    var life = try Life(accepted: true)
    try life.act(.finish, "2018-06-05T10:00")
    let dayOff = HolidayTable.DayOff(date: try date("2018-06-12"), name: BilingualText("Ngày hội"), kind: .swap)
    let table = HolidayTable(years: [2018: HolidayTable.Year(daysOff: [dayOff])])
    let now = try moment("2018-06-07T08:00")
    let event = try life.dossier.decide(
      DossierCommand(.undoEnd, note: "nhầm"), by: .staff(login: "chi"),
      calendar: WorkCalendar(hours: .city, holidays: table), now: now)
    #expect(event.due == (try moment("2018-06-18T17:00")))
  }

  @Test("moves no clock where it was the handing over alone, whatever the days off are by then")
  func handedOver() throws {
    var life = try Life(accepted: true)
    try life.act(.finish, "2018-06-05T10:00")
    try life.act(.handOver, "2018-06-05T11:00")
    let dayOff = HolidayTable.DayOff(date: try date("2018-06-12"), name: BilingualText("Ngày hội"), kind: .swap)
    let table = HolidayTable(years: [2018: HolidayTable.Year(daysOff: [dayOff])])
    let event = try life.dossier.decide(
      DossierCommand(.undoEnd, note: "nhầm"), by: .staff(login: "chi"),
      calendar: WorkCalendar(hours: .city, holidays: table), now: try moment("2018-06-07T08:00"))
    #expect(event.due == (try moment("2018-06-15T17:00")))
  }

  @Test("is in no stay, no step time and no list of what happened")
  func neverWas() throws {
    var life = try Life(accepted: true)
    try life.act(.forward, "2018-06-04T08:00")
    try life.act(.stop, "2018-06-05T08:00")
    try life.act(.undoEnd, "2018-06-06T08:00")
    try life.act(.forward, "2018-06-07T08:00")
    try life.act(.finish, "2018-06-08T08:00")
    let stays = life.dossier.stays(by: life.events)
    #expect(stays.map(\.step) == [0, 1, 2])
    let ends = [try moment("2018-06-04T08:00"), try moment("2018-06-07T08:00"), life.dossier.ended?.at]
    #expect(stays.map(\.to) == ends)
    #expect(life.dossier.timesToEnd(by: life.events, calendar: life.calendar).map(\.step) == [0, 1, 2])
    #expect(life.events.withoutUndoneEnds.map(\.kind.action) == [.accept, .forward, .forward, .finish])
  }

  @Test("takes back the figures of its day, and of every day since", arguments: ways)
  func figures(_ way: [Action]) throws {
    var life = try Life(accepted: way != [.refuse])
    for action in way.dropLast() { try life.act(action, "2018-06-04T10:00") }
    let before = life.dossier
    try life.act(try #require(way.last), "2018-06-05T11:00")
    let ended = life.dossier
    try life.act(.undoEnd, "2018-06-25T09:00")
    var sum: [LocalDate: Tally] = [:]
    for changes in [
      TallyChanges.byAgency(from: before, to: ended, at: try moment("2018-06-05T11:00")),
      TallyChanges.byAgency(from: ended, to: life.dossier, at: try moment("2018-06-25T09:00")),
    ].flatMap({ $0.map(\.changes) }) {
      for (day, change) in changes.days { sum[day, default: .zero] += change }
    }
    var expected = Tally.zero
    expected.corrections = 1
    #expect(sum.filter { $0.value != .zero } == [try date("2018-06-25"): expected])
  }
}
