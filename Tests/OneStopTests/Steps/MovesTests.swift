import Testing

@testable import OneStop

@Suite("Where a dossier is in its process, and who has it")
struct MovesTests {
  @Test("Who takes it in has it; a hand-over gives it to a step and a person; the receiver passes it on")
  func handOver() throws {
    var life = try Life(accepted: true)
    #expect(life.dossier.step == 0)
    #expect(life.dossier.officer == nil, "taken in by another system")
    try life.act(.assign, "2018-06-01T10:00") { $0.officer = "lan" }
    try life.act(.forward, "2018-06-04T10:00") { $0.officer = "minh" }
    #expect(life.dossier.step == 1)
    #expect(life.dossier.officer == "minh")
    #expect(life.dossier.status == .processing)
    try life.act(.forward, "2018-06-05T10:00") { $0.step = 3 }
    #expect(life.dossier.officer == nil)
    #expect(life.dossier.due == (try moment("2018-06-15T17:00")), "no step moves the due date")
  }

  @Test("Whoever does something to a dossier that nobody has takes it in hand; who has it keeps it")
  func takesInHand() throws {
    var life = try Life(accepted: true)
    try life.act(.requestSupplement, "2018-06-01T10:00")
    #expect(life.dossier.officer == "lan")
    try life.act(.assign, "2018-06-01T11:00") { $0.officer = "minh" }
    try life.act(.supplementReceived, "2018-06-04T10:00")
    #expect(life.dossier.officer == "minh")
  }

  @Test("A hand-over is taken back by its sender while nothing has followed, and everything is as before")
  func takeBack() throws {
    var life = try Life(accepted: true)
    try life.act(.process, "2018-06-01T10:00")
    try life.act(.forward, "2018-06-04T10:00") { $0.step = 2 }
    try life.act(.takeBack, "2018-06-04T10:05")
    #expect(life.dossier.step == 1)
    #expect(life.dossier.officer == "lan")
    #expect(!life.dossier.allows(.takeBack), "once")

    try life.act(.forward, "2018-06-05T10:00") { $0.step = 2 }
    try life.act(.assign, "2018-06-05T11:00") { $0.officer = "minh" }
    #expect(throws: Refusal.notToBeTakenBack) { try life.act(.takeBack, "2018-06-05T12:00") }
  }

  @Test("Only the sender takes back")
  func sender() throws {
    var life = try Life(accepted: true)
    try life.act(.forward, "2018-06-01T10:00")
    let dossier = life.dossier
    #expect(throws: Refusal.notToBeTakenBack) {
      try dossier.decide(
        DossierCommand(.takeBack), by: .staff(login: "minh"), calendar: life.calendar, now: moment("2018-06-01T11:00"))
    }
  }

  @Test("A hand-over to where it is already is refused")
  func refusals() throws {
    var life = try Life(accepted: true)
    #expect(throws: Refusal.thereAlready) { try life.act(.forward, "2018-06-01T10:00") { $0.step = 0 } }
    #expect(throws: Refusal.thereAlready, "within a step it is assigned") {
      try life.act(.forward, "2018-06-01T10:00") {
        $0.step = 0
        $0.officer = "minh"
      }
    }
    try life.act(.assign, "2018-06-01T10:00")
    #expect(throws: Refusal.thereAlready) { try life.act(.assign, "2018-06-01T11:00") }
  }

  @Test("Who asks another agency has begun: a dossier that was only accepted is at the first step of its processing")
  func asking() throws {
    var life = try Life(accepted: true)
    try life.act(.askConsultation, "2018-06-04T10:00")
    #expect(life.dossier.step == 1 && life.dossier.officer == "lan" && !life.dossier.isAtCounter)
    // Further on it stays where it is.
    try life.act(.forward, "2018-06-04T11:00") { $0.officer = "minh" }
    try life.act(.askConsultation, "2018-06-04T12:00")
    #expect(life.dossier.step == 2 && life.dossier.officer == "minh")
  }

  @Test("The stays go from the acceptance to the end without gaps")
  func stays() throws {
    var life = try Life(accepted: true)
    try life.act(.forward, "2018-06-04T10:00") { $0.officer = "minh" }
    try life.act(.requestSupplement, "2018-06-04T15:00")
    try life.act(.supplementReceived, "2018-06-06T10:00")
    try life.act(.forward, "2018-06-07T08:00") { $0.step = 2 }
    #expect(life.dossier.stays(by: life.events).last?.to == nil)
    try life.act(.finish, "2018-06-08T09:00")
    try life.act(.handOver, "2018-06-11T09:00")
    let stays = life.dossier.stays(by: life.events)
    #expect(stays.map(\.step) == [0, 1, 2])
    #expect(stays.map(\.officer) == [nil, "minh", nil])
    let moments = try ["2018-06-01T09:30", "2018-06-04T10:00", "2018-06-07T08:00", "2018-06-08T09:00"].map(moment)
    #expect(stays.map(\.from) == Array(moments.dropLast()))
    #expect(stays.map(\.to) == Array(moments.dropFirst()))
  }
}
