import OneStop
import TestSupport
import Testing

@testable import Database
@testable import OneStopStore

@Suite("Looks in the store", .eachEngine) struct LookStoreTests {
  let folder: TemporaryFolder
  let store: Store
  let now = Moment.at("2018-06-01T08:00")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  private func look(_ reader: LookReader, _ dossiers: [Int64], daysAgo: Int64 = 0) -> Look {
    Look(
      at: now.adding(microseconds: -daysAgo * Moment.day), reader: reader,
      agency: reader.kind == .applicant ? nil : AgencyCode("000.00.14.H29"), part: .details, page: "/x",
      dossiers: dossiers)
  }

  private func addDossier() throws -> Int64 {
    try store.writer.bulk { try $0.accept().id }
  }

  @Test("A look is kept with everything that it says, and none without a dossier")
  func recorded() throws {
    let ids = [try addDossier(), try addDossier()]
    try store.writer.bulk { transaction in
      try transaction.record(look(.token("đất đai"), [ids[1], ids[0], ids[1]]))
      try transaction.record(look(.person("lan"), []))
      for proof in LookProof.allCases { try transaction.record(look(.applicant(proof), [ids[0]])) }
    }
    let looks = try store.makeReader().looks(LookQuery(), limit: 9, dossiers: 9)
    #expect(looks.map(\.reader) == LookProof.allCases.reversed().map(LookReader.applicant) + [.token("đất đai")])
    #expect(looks.map(\.count) == [1, 1, 1, 2] && looks.map(\.dossiers.count) == [1, 1, 1, 2])
    #expect(looks.allSatisfy { $0.at == now && $0.page == "/x" && $0.part == .details })
    let offices = try store.makeReader().officeLooks(at: ids[0])
    #expect(offices.map(\.agency.description) == ["000.00.14.H29"])
    #expect(try store.makeReader().looks(LookQuery(agencies: []), limit: 9, dossiers: 9).isEmpty)
  }

  @Test("However often an office looked, each office, part and day is counted; and by what applicants opened it")
  func counted() throws {
    let id = try addDossier()
    let city = try #require(AgencyCode("000.00.00.H29"))
    // By local days: the last moment of the thirtieth of May, and the first of the thirty-first.
    let midnight = Moment.at("2018-05-31T00:00")
    try store.writer.bulk { transaction in
      for (at, part) in [
        (midnight.adding(microseconds: -1), .details), (midnight, .details), (midnight, .list),
      ] as [(Moment, LookPart)] {
        try transaction.record(
          Look(at: at, reader: .person("sep"), agency: city, part: part, page: "/x", dossiers: [id]))
      }
      for second in 1...201 as ClosedRange<Int64> {
        var look = look(.token("đất đai"), [id])
        look.at = now.adding(microseconds: second * Moment.second)
        try transaction.record(look)
      }
      for proof in [.key, .digits, .key] as [LookProof] { try transaction.record(look(.applicant(proof), [id])) }
    }
    let reader = try store.makeReader()
    let looks = try reader.officeLooks(at: id)
    #expect(
      looks.map { "\($0.agency) \($0.part) \($0.at.date) \($0.count)" } == [
        "000.00.14.H29 details 2018-06-01 201", "000.00.00.H29 details 2018-05-31 1",
        "000.00.00.H29 list 2018-05-31 1", "000.00.00.H29 details 2018-05-30 1",
      ])
    #expect(looks.first?.at == now.adding(microseconds: 201 * Moment.second))
    #expect(
      try reader.ownLooks(at: id) == [OwnLook(.digits, count: 1, at: now), OwnLook(.key, count: 2, at: now)])
  }

  @Test("A look at more dossiers than a statement takes names them all")
  func many() throws {
    let ids = try store.writer.bulk { transaction in try (0..<1_201).map { _ in try transaction.accept().id } }
    try store.writer.bulk { try $0.record(look(.person("lan"), ids)) }
    let looks = try store.makeReader().looks(LookQuery(), limit: 1, dossiers: 5_000)
    #expect(looks[0].count == 1_201 && Set(looks[0].dossiers.map(\.code)).count == 1_201)
    try store.writer.bulk { try $0.record(look(.person("ha"), Array(ids.prefix(3)))) }
    // Of a file, the newest, and no more than it takes.
    let file = try store.makeReader().looks(LookQuery(), limit: 9, total: 700)
    #expect(file.map(\.reader) == [.person("ha"), .person("lan")] && file.map(\.dossiers.count) == [3, 697])
    let page = try store.makeReader().looks(LookQuery(), limit: 9, dossiers: 2)
    #expect(page.map(\.dossiers.count) == [2, 2])
  }

  @Test("What is older than its time is forgotten, with all that belongs to it")
  func forgotten() throws {
    let id = try addDossier()
    try store.writer.bulk { transaction in
      try transaction.record(look(.person("lan"), [id], daysAgo: 3))
      try transaction.record(look(.applicant(.key), [id], daysAgo: 2))
      try transaction.record(look(.person("lan"), [id], daysAgo: 1))
      try transaction.record(look(.person("lan"), [id], daysAgo: 2))
    }
    try store.writer.bulk { try $0.forgetLooks(before: now.adding(microseconds: -36 * Moment.hour)) }
    func counts() throws -> [Int?] {
      let connection = try store.makeReader().connection
      return [
        try connection.first("SELECT count(*) FROM looks") { $0.int(0) },
        try connection.first("SELECT count(*) FROM looked_at") { $0.int(0) },
        try connection.first("SELECT count(DISTINCT look) FROM look_agencies") { $0.int(0) },
      ]
    }
    // The newest stays, so that its number is not given again.
    #expect(try counts() == [2, 2, 2])
    try store.writer.bulk { try $0.forgetLooks(before: now) }
    #expect(try counts() == [1, 1, 1])
  }
}
