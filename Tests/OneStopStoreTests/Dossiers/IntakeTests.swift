import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct IntakeTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
  }

  @Test("Codes count up by agency and local day of acceptance")
  func codes() throws {
    let codes = try store.writer.bulk { transaction in
      [
        try transaction.accept(at: .at("2018-06-01T00:00")),
        try transaction.accept(at: .at("2018-06-01T23:59")),
        try transaction.accept(.sample(agency: .district2), at: .at("2018-06-01T08:00")),
        try transaction.accept(at: .at("2018-06-02T00:00")),
        try transaction.accept(at: .at("2018-06-01T12:00"), now: .at("2018-06-03T00:00")),
      ].map(\.dossier.code.description)
    }
    #expect(
      codes == [
        "000.00.41.H29-180601-0001", "000.00.41.H29-180601-0002", "000.00.42.H29-180601-0001",
        "000.00.41.H29-180602-0001", "000.00.41.H29-180601-0003",
      ])
  }

  @Test("Codes have no gap and no double when two processes take in at once and some intakes fail")
  func concurrentCodes() async throws {
    struct Refused: Error {}
    let other = try Store(in: folder)
    let codes = await withTaskGroup(of: String?.self) { group in
      for number in 0..<120 {
        let store = number % 2 == 0 ? store : other
        group.addTask {
          try? await store.writer.transaction { transaction in
            let code = try transaction.accept().dossier.code.description
            if number % 5 == 0 { throw Refused() }
            return code
          }
        }
      }
      return await group.reduce(into: [String]()) { codes, code in if let code { codes.append(code) } }
    }
    #expect(codes.sorted() == (1...96).map { "000.00.41.H29-180601-\(padded($0, 4))" })
    #expect(try store.check() == CheckReport(dossiers: 96, events: 96))
  }

  @Test("The ten-thousandth code of a day has five digits")
  func longSerial() throws {
    let code = try store.writer.bulk { transaction in
      try transaction.connection.run(
        "INSERT INTO serials (agency, day, last, last_filed) VALUES ($1, $2, 9999, 0)", AgencyCode.district1,
        LocalDate.on("2018-06-01"))
      return try transaction.accept().dossier.code.description
    }
    #expect(code == "000.00.41.H29-180601-10000")
  }

  @Test("The serials of confidential dossiers are never given in their turn")
  func lastSerial() throws {
    #expect(throws: StoreError.self) {
      try store.writer.bulk { transaction in
        try transaction.connection.run(
          "INSERT INTO serials (agency, day, last, last_filed) VALUES ($1, $2, $3, 0)", AgencyCode.district1,
          LocalDate.on("2018-06-01"), DossierCode.confidentialSerials.lowerBound - 2)
        #expect(try transaction.accept().dossier.code.serial == DossierCode.confidentialSerials.lowerBound - 1)
        try transaction.accept()
      }
    }
  }

  @Test("A dossier comes back as it was taken in")
  func roundTrip() throws {
    let filing = Filing.sample()
    let stored = try store.writer.bulk { try $0.accept(filing) }
    let back = try store.makeReader().dossier(stored.dossier.code)
    #expect(back == stored)
    #expect(back?.dossier.filing == filing)
    #expect(back?.dossier.officer == "lan")
  }

  @Test("What was not given stays absent")
  func absentValues() throws {
    var filing = Filing.sample(identity: nil, phone: nil)
    filing.applicant.email = nil
    filing.papers = []
    let stored = try store.writer.bulk { try $0.accept(filing) }
    #expect(try store.makeReader().dossier(id: stored.id)?.dossier.filing == filing)
  }

  @Test("A filing has a provisional code, gets its code with its acceptance, and is found by both")
  func provisionalCode() throws {
    let filed = try store.writer.bulk { try $0.file(at: .at("2018-06-02T10:00")) }
    #expect(filed.dossier.code.description == "000.00.41.H29-180602-900001")
    let accepted = try store.writer.bulk { transaction in
      try transaction.accept(at: .at("2018-06-04T07:45"))
      return try transaction.act(.accept, on: filed.id, at: .at("2018-06-04T08:00"))
    }
    #expect(accepted?.dossier.code.description == "000.00.41.H29-180604-0002")
    #expect(accepted?.filedCode == filed.dossier.code)
    let reader = try store.makeReader()
    for code in [filed.dossier.code, accepted?.dossier.code].compactMap({ $0 }) {
      #expect(try reader.dossier(code) == accepted)
      #expect(accepted?.dossier.status == .accepted)
    }
    #expect(try store.check().findings == [])
  }

  @Test("A dossier entered with its whole past is the same as one that lived it")
  func wholePast() throws {
    let (lived, entered) = try store.writer.bulk { transaction in
      let first = try transaction.file(at: .at("2018-06-01T08:00"))
      try transaction.act(.accept, on: first.id, at: .at("2018-06-02T08:00"))
      try transaction.act(.requestSupplement, on: first.id, at: .at("2018-06-03T08:00"))
      try transaction.act(.supplementReceived, on: first.id, at: .at("2018-06-05T08:00"))
      let lived = try transaction.act(.finish, on: first.id, at: .at("2018-06-30T08:00"))
      let whole = try #require(lived)
      return (lived, try transaction.intake(whole.dossier.filing, rules: .days(10), events: whole.events))
    }
    #expect(lived?.dossier.ended == entered.dossier.ended)
    #expect(lived?.dossier.pauses == entered.dossier.pauses)
    #expect(entered.dossier.code.description == "000.00.41.H29-180602-0002")
    #expect(entered.filedCode?.description == "000.00.41.H29-180601-900002")
    #expect(try store.check().findings == [])
  }

  @Test("A dossier that begins with anything but a filing or an acceptance is refused and takes no code")
  func impossibleBeginning() throws {
    let event = DossierEvent(
      at: .at("2018-06-01T08:00"), recordedAt: .at("2018-06-01T08:00"), actor: .portal, kind: .processed, due: nil)
    for events in [[], [event]] {
      #expect(throws: StoreError.self) {
        try store.writer.bulk { try $0.intake(.sample(), rules: .days(5), events: events) }
      }
    }
    #expect(try store.writer.bulk { try $0.accept().dossier.code.description }.hasSuffix("0001"))
  }
}
