import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("The store keeps confidential dossiers separate", .eachEngine) struct ConfidentialStoreTests {
  let data: TestStore
  let district: AgencyCode

  init() throws {
    data = try TestStore()
    district = try data.agency(TestStore.district).code
  }

  /// A dossier of the district at nine on the day, of a confidential procedure or of another.
  @discardableResult
  private func takeIn(
    _ day: String = "2018-06-01", confidential: Bool = true, isAccepted: Bool = true, identity: String = "079123456789",
    doing commands: [DossierCommand] = []
  ) throws -> StoredDossier {
    let at = try #require(Moment("\(day)T09:00"))
    let procedure = try #require(
      data.catalogue.procedures(handledBy: try data.agency(TestStore.district)).first {
        $0.isConfidential == confidential
      })
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: district, channel: isAccepted ? .counter : .online,
      applicant: Applicant(
        kind: .citizen, name: "Người Tố Cáo", identity: IdentityNumber(identity, for: .citizen),
        phone: PhoneNumber("0912345678")),
      summary: "", papers: [], returnBy: .counter, key: LookupKey())
    return try data.add(
      filing, procedure.rules, at: at, recordedAt: at, isAccepted: isAccepted, by: .staff(login: "lan"),
      commands.map { ($0, at) })
  }

  @Test("its serial is drawn, and the day's serials around it have no gap, before acceptance and after")
  func serials() throws {
    var ordinary: [Int] = []
    var drawn: [Int] = []
    for _ in 0..<12 {
      drawn.append(try takeIn().dossier.code.serial)
      ordinary.append(try takeIn(confidential: false).dossier.code.serial)
    }
    #expect(ordinary == Array(1...12))
    #expect(Set(drawn).count == 12 && drawn.allSatisfy(DossierCode.confidentialSerials.contains))
    #expect(drawn != drawn.sorted())
    // A filing nobody has accepted yet has no serial that the next one tells, and is found by both codes afterwards.
    let filed = try takeIn(isAccepted: false)
    #expect(DossierCode.confidentialSerials.contains(filed.dossier.code.serial))
    #expect(try takeIn(confidential: false, isAccepted: false).dossier.code.serial == 900_001)
    let accepted = try takeIn(isAccepted: false, doing: [DossierCommand(.accept)])
    let filedCode = try #require(accepted.filedCode)
    #expect(filedCode != accepted.dossier.code && accepted.dossier.code.serial < 900_000)
    #expect(try data.read { try $0.dossier(filedCode)?.id } == accepted.id)
    #expect(try takeIn(confidential: false).dossier.code.serial == 13)
    #expect(try data.store.check().findings == [])
  }

  @Test("it is in no public figure, only in those for staff")
  func figures() throws {
    try takeIn(confidential: false)
    let now = try #require(Moment("2018-06-01T10:00"))
    let day = Period(day: now.date)
    typealias Figures = [String: ReportFigures]
    let ask = { (countsConfidential: Bool) throws -> [Figures] in
      try data.read { reader in
        try [nil, [district]].flatMap { agencies -> [Figures] in
          try [FigureSubject.agency, .procedure].map {
            try reader.figures(
              by: $0, in: day, now: now, agencies: agencies, countsConfidential: countsConfidential)
          }
        }
      }
    }
    let before = try ask(false)
    #expect(try ask(true) == before)
    // Due later today, and corrected: what is read beside the tallies.
    let hidden = try takeIn(doing: [DossierCommand(.process)])
    #expect(try ask(false) == before)
    let sums = try ask(true).map { $0.values.reduce(0) { $0 + $1.received.total } }
    #expect(sums == [2, 2, 2, 2])
    #expect(try ask(true).allSatisfy { $0.values.allSatisfy(\.isBalanced) })
    #expect(try data.read { try $0.publicDossier(hidden.dossier.code) } == nil)
    #expect(try data.store.check().findings == [])
  }

  @Test("an event entered later is listed only for staff")
  func lateEntries() throws {
    let hidden = try takeIn()
    let at = try #require(Moment("2018-06-04T09:00"))
    _ = try data.store.writer.bulk { transaction in
      try transaction.append(to: hidden.id) {
        try $0.dossier.decide(
          DossierCommand(.process, at: at), by: .staff(login: "lan"), calendar: data.calendar,
          now: at.adding(microseconds: 3 * Moment.day))
      }
    }
    let day = Period(day: at.date)
    for agencies: Set<AgencyCode>? in [nil, [district]] {
      #expect(try data.read { try $0.lateEntryCount(in: day, agencies: agencies) } == 0)
      #expect(
        try data.read { try $0.lateEntryCount(in: day, agencies: agencies, countsConfidential: true) } == 1)
    }
    #expect(try data.read { try $0.lateEntries(in: day) } == [])
  }

  static let nobody: [(String, ConfidentialSight)] = [
    ("nobody", .none), ("a colleague", .holder(login: "minh")),
    ("another leader", .leader(login: "tren", agencies: [AgencyCode("000.00.42.H29")].compactMap { $0 })),
  ]
  static let some: [(String, ConfidentialSight)] = [
    ("the holder", .holder(login: "lan")),
    ("the leader", .leader(login: "truong", agencies: [AgencyCode("000.00.41.H29")].compactMap { $0 })),
  ]

  @Test("every list and count leaves it out, except for its holder and their leader", arguments: nobody + some)
  func lists(_ name: String, _ sight: ConfidentialSight) throws {
    let hidden = try takeIn()
    let sees = ConfidentialStoreTests.some.contains { $0.0 == name }
    let now = try #require(Moment("2018-06-01T10:00"))
    let due = try #require(hidden.dossier.due)
    try data.read { reader in
      let filing = hidden.dossier.filing
      let counts = try reader.worklistCounts(agency: district, login: "lan", sight: sight, now: now, soon: due)
      let lists: [Worklist] = [.open, .mine(login: "lan"), .dueSoon(until: due)]
      let found: [(String, Int)] =
        try [
          ("counts", counts.open), ("mine", counts.mine), ("soon", counts.dueSoon),
          ("badge", reader.deskCounts(agency: district, sight: sight, now: now, until: due).dueSoon),
          ("due in a week", reader.dueSoonCount(agencies: [district], sight: sight, now: now, until: due)),
          (
            "same open",
            reader.openDossier(
              of: filing.applicant, for: filing.procedure, at: filing.agency, sight: sight) == nil ? 0 : 1
          ),
          (
            "same person",
            reader.latestDossier(of: filing.applicant.identity.unwrapped, agencies: [district], sight: sight) == nil
              ? 0 : 1
          ),
        ] + lists.map { ("\($0)", try reader.worklist($0, agency: district, sight: sight, now: now).count) }
        + ["\(hidden.dossier.code)", "0912345678", "079123456789", "nguoi to", "Cáo"].map {
          ($0, try reader.search($0, agencies: [district], sight: sight).count)
        }
      for (list, count) in found { #expect(count == (sees ? 1 : 0), "\(list)") }
      let book = try reader.trackingBook(agency: district, from: now.date, to: now.date, limit: 9)
      #expect(book == [])
    }
  }
}
