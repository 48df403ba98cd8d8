import Testing

@testable import OneStop

@Suite("Confidential dossiers are for who has them and their leader") struct ConfidentialSightTests {
  static let district = Filing.sample.agency
  static let city = AgencyCode("000.00.00.H29") ?? district
  static let readers: [(String, ConfidentialSight)] = [
    ("nobody", .none), ("lan", .holder(login: "lan")), ("minh", .holder(login: "minh")),
    ("the leader", .leader(login: "truong", agencies: [district])),
    ("a leader above", .leader(login: "tren", agencies: [city])), ("the program", .program(label: "app")),
    ("another program", .program(label: "other")), ("sums", .all),
  ]

  private func dossier(_ actor: Actor, isConfidential: Bool = true, _ actions: Action...) throws -> Dossier {
    var filing = Filing.sample
    filing.isConfidential = isConfidential
    let at = Moment(microseconds: 0)
    let kinds: [DossierEvent.Kind] =
      [.accepted]
      + actions.map {
        $0 == .assign ? .assigned(officer: "minh") : $0 == .forward ? .forwarded(step: 1, officer: nil) : .processed
      }
    var dossier: Dossier?
    for kind in kinds {
      let event = DossierEvent(at: at, recordedAt: at, actor: actor, kind: kind, due: nil)
      if dossier == nil {
        dossier = Dossier(
          code: DossierCode(agency: Self.district, date: at.date, serial: 500_000), filing: filing,
          rules: DeadlineRules(try #require(ProcessingTime(60, .calendarDays))), first: event)
      } else {
        dossier?.evolve(event)
      }
    }
    return try #require(dossier)
  }

  private func seers(_ dossier: Dossier) -> [String] { Self.readers.filter { dossier.isSeen(by: $0.1) }.map(\.0) }

  @Test("whoever took it in sees it until somebody is given it, and their leader always does")
  func table() throws {
    let lan = Actor.staff(login: "lan")
    #expect(try seers(dossier(lan)) == ["lan", "the leader", "sums"])
    #expect(try seers(dossier(lan, .assign)) == ["minh", "the leader", "sums"])
    #expect(try seers(dossier(lan, .forward)) == ["the leader", "sums"])
    #expect(try seers(dossier(.staff(login: "tren"))) == ["the leader", "a leader above", "sums"])
    let program = Actor.system("app")
    #expect(try seers(dossier(program)) == ["the leader", "the program", "sums"])
    #expect(try seers(dossier(program, .assign)) == ["minh", "the leader", "sums"])
    #expect(try seers(dossier(.applicant)) == ["the leader", "sums"])
    #expect(try seers(dossier(lan, isConfidential: false)) == Self.readers.map(\.0))
  }

  @Test(
    "each role of the agency has its sight",
    arguments: zip(
      Account.Role.allCases,
      [
        ConfidentialSight.holder(login: "lan"), .holder(login: "lan"), .leader(login: "lan", agencies: [district]),
        .none,
      ]))
  func roles(_ role: Account.Role, _ sight: ConfidentialSight) {
    let account = Account(login: "lan", name: "Lan", role: role, agency: Self.district)
    #expect(account.confidentialSight(ownAgencies: [Self.district]) == sight)
  }

  @Test("no other agency is asked about it, and nobody rates it")
  func closed() throws {
    var dossier = try dossier(.staff(login: "lan"), .process)
    let time = try #require(ProcessingTime(3, .workingDays))
    let command = DossierCommand(.askConsultation(Self.city, time: time), note: "Có biết không?")
    #expect(!dossier.allows(.askConsultation))
    #expect(throws: Refusal.confidential) {
      try dossier.decide(
        command, by: .staff(login: "lan"), calendar: Catalogue().cityCalendar, now: dossier.lastEventAt)
    }
    let at = dossier.lastEventAt
    dossier.evolve(DossierEvent(at: at, recordedAt: at, actor: .portal, kind: .finished(cause: nil), due: nil))
    #expect(dossier.status == .finished && !Rating.isOpen(for: dossier))
  }

  @Test("a person who sees it no more does nothing to it")
  func hidden() throws {
    let dossier = try dossier(.staff(login: "lan"), .assign)
    let lan = Account(login: "lan", name: "Lan", role: .officer, agency: Self.district)
    #expect(throws: StaffCommand.Failure.hidden) {
      try StaffCommand(DossierCommand(.withdraw), by: lan).decide(
        dossier, steps: [], office: Office([lan]), calendar: Catalogue().cityCalendar, now: dossier.lastEventAt)
    }
    #expect(throws: BulkRefusal.unknown) {
      try BulkOrder(.process).decide(
        dossier, version: nil, by: lan, sight: .holder(login: "lan"), steps: [], office: Office([lan]),
        calendar: Catalogue().cityCalendar, now: dossier.lastEventAt)
    }
  }
}
