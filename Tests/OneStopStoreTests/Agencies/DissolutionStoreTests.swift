import Database
import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("The store passes on what a dissolved agency had to do", .eachEngine) struct DissolutionStoreTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.addAgencies()
  }

  private func dossier(_ id: Int64) throws -> StoredDossier { try #require(try store.makeReader().dossier(id: id)) }

  /// 1 open, 2 done, 3 handed over, 4 filed, 5 waits for its applicant, 6 of another agency that asks this one, 7 asks
  /// another.
  private func fill() throws {
    try store.writer.bulk { transaction in
      try transaction.accept()
      try transaction.accept()
      try transaction.act(.finish, on: 2, at: .at("2018-06-05T08:00"))
      try transaction.accept()
      try transaction.act(.finish, on: 3, at: .at("2018-06-05T08:00"))
      try transaction.act(.handOver, on: 3, at: .at("2018-06-05T09:00"))
      try transaction.file(.sample("Lê Thị Bưởi", channel: .online))
      try transaction.accept()
      try transaction.act(.requestSupplement, on: 5, at: .at("2018-06-05T08:00"))
      try transaction.accept(.sample(agency: .health))
      try transaction.ask(.district1, about: 6, at: .at("2018-06-05T08:00"))
      try transaction.accept()
      try transaction.ask(.health, about: 7, at: .at("2018-06-05T08:00"))
    }
  }

  private func dissolve() throws { try store.pass(try #require(try store.dissolve(.district1, into: .district2))) }

  @Test(
    "Open dossiers, results to hand over, filings and questions pass; what is closed stays; everything derived agrees")
  func passes() throws {
    try fill()
    let before = try store.makeReader().work(of: .district1, now: .at("2018-06-10T07:00"))
    #expect(before.open == 3 && before.filed == 1 && before.toHandOver == 1 && before.toAnswer == 1)
    let work = try #require(try store.dissolve(.district1, into: .district2))
    #expect(Set(try store.pass(work)) == [1, 2, 4, 5, 7])
    #expect(try store.check().findings == [])
    let reader = try store.makeReader()
    #expect(try reader.work(of: .district1, now: .at("2018-06-10T09:00")) == AgencyWork())
    let done = try #require(try reader.agencyDissolutions().first)
    #expect(done.total == 6 && done.moved == 6 && done.finishedAt == .at("2018-06-10T08:00"))
  }

  @Test("What passes says so in an event, from whom, to whom and by which decision")
  func events() throws {
    try fill()
    try dissolve()
    for id in [Int64(1), 2, 4, 5, 7] {
      let stored = try dossier(id)
      #expect(stored.dossier.agency == .district2 && stored.dossier.filing.agency == .district1, "\(id)")
      let event = try #require(stored.events.last)
      #expect(event.kind == .transferred(from: .district1, to: .district2) && event.note == "Nghị quyết 1685")
      #expect(event.actor == .staff(login: "quan-tri") && event.due == stored.dossier.due)
    }
    #expect(try dossier(3).dossier.agency == .district1)
  }

  @Test("Questions are the successor's, those that it is asked and those that it asks")
  func questions() throws {
    try fill()
    try dissolve()
    let question = try dossier(6).dossier
    #expect(question.agency == .health && question.consultations.map(\.agency) == [.district2])
    let reader = try store.makeReader()
    #expect(try reader.consultations(.toAnswer, agency: .district2).map(\.number) == [1])
    #expect(try reader.consultations(.awaited, agency: .district2).map(\.asked) == [.health])
    #expect(try reader.consultations(.toAnswer, agency: .district1).isEmpty)
  }

  @Test("Of those that end together none merges into another one of them", arguments: [false, true])
  func together(isReversed: Bool) throws {
    let into = { Dissolution(into: $0, on: .on("2018-06-10"), decision: "Nghị quyết 1685") }
    let ends = [(agency: AgencyCode.district1, dissolution: into(.district2)), (.district2, into(.health))]
    #expect(throws: DissolutionMistake.successorDissolved(.district2, into(.health))) {
      try store.writer.bulk { transaction in
        try transaction.dissolve(
          isReversed ? ends.reversed() : ends, by: .staff(login: "quan-tri"), now: .at("2018-06-01T08:00"))
      }
    }
    #expect(try store.makeReader().dissolutions().isEmpty)
  }

  @Test("A dossier is placed elsewhere from the agency that has it alone, and not where it is")
  func placed() throws {
    try store.writer.bulk { try $0.accept() }
    let work = try #require(
      try store.writer.bulk { transaction in
        let end = Dissolution(into: .district2, on: .on("2018-06-10"), decision: "Nghị quyết 1685", isCertain: false)
        try transaction.dissolve(.district1, end, by: .staff(login: "quan-tri"), now: .at("2018-06-10T07:00"))
        return try transaction.agencyDissolutions().first
      })
    try store.pass(work)
    #expect(try store.makeReader().placedDossiers(agency: .district2, limit: 9).count == 1)
    let place = { (from: AgencyCode, to: AgencyCode) in
      try store.writer.bulk {
        try $0.place(1, from: from, at: to, note: "", by: .staff(login: "lan"), now: .at("2018-06-11T08:00"))
      }?.dossier.agency
    }
    #expect(try place(.health, .planning) == nil)
    #expect(try place(.district2, .district2) == nil)
    #expect(try store.makeReader().placement(of: 1)?.dissolved == .district1)
    #expect(try place(.district2, .health) == .health)
    #expect(try store.makeReader().placement(of: 1) == nil)
  }

  @Test("The successor lists and finds what passed, and the old book is as it was")
  func lists() throws {
    try fill()
    let book = { (agency: AgencyCode) in
      try store.makeReader().trackingBook(agency: agency, from: .on("2018-06-01"), to: .on("2018-06-30"), limit: 99)
        .map(\.code.description)
    }
    let bookBefore = try book(.district1)
    try dissolve()
    #expect(try book(.district1) == bookBefore && bookBefore.count == 5)
    let reader = try store.makeReader()
    let now = Moment.at("2018-06-10T09:00")
    func list(_ list: Worklist, _ agency: AgencyCode) throws -> [Int64] {
      try reader.worklist(list, agency: agency, now: now).map(\.id).sorted()
    }
    #expect(try list(.open, .district2) == [1, 4, 5, 7] && list(.open, .district1) == [])
    #expect(try list(.toHandOver, .district2) == [2] && list(.filed, .district2) == [4])
    #expect(try list(.mine(login: "lan"), .district2) == [], "nobody has them in hand")
    #expect(try reader.search("buoi", agencies: [.district2]).map(\.id) == [4])
    #expect(try reader.search("buoi", agencies: [.district1]).isEmpty)
    #expect(try reader.search("duc", agencies: [.district1]).map(\.id) == [3])
  }

  @Test("The successor accepts, hands over and finishes what passed; each end and rating is of who did it")
  func afterwards() throws {
    try fill()
    try dissolve()
    try store.writer.bulk { transaction in
      try transaction.act(.accept, on: 4, at: .at("2018-06-11T08:00"))
      try transaction.act(.handOver, on: 2, at: .at("2018-06-11T08:00"))
      try transaction.act(.finish, on: 1, at: .at("2018-06-20T08:00"))
      let handedOver = try #require(try transaction.dossier(id: 2))
      #expect(
        try transaction.rate(Rating(level: .satisfied, comment: "", at: .at("2018-06-12T08:00")), dossier: handedOver))
    }
    #expect(try dossier(4).dossier.code.description == "\(AgencyCode.district2)-180611-0001")
    #expect(try store.check().findings == [])
    // Done before in time by the old agency, late by the new one; the rating is of who did it.
    let figures = try store.makeReader().figures(
      by: .agency, in: Period(monthOf: .on("2018-06-01")), now: .at("2018-07-01T08:00"))
    let (old, new) = (
      try #require(figures[AgencyCode.district1.description]), try #require(figures[AgencyCode.district2.description])
    )
    #expect(old.isBalanced && new.isBalanced)
    #expect(old.received.total == 5 && old.ended.early == 2 && old.transferred.out == 3 && old.open.total == 0)
    #expect(new.received.total == 1 && new.transferred.in == 3 && new.ended.late == 1 && new.open.total == 3)
    #expect(old.ratings.satisfied == 1 && new.ratings.total == 0)
    let late = try store.makeReader().lateDossiers(in: Period(monthOf: .on("2018-06-01")), limit: 9)
    #expect(late.map(\.agency) == [.district2] && late.map(\.id) == [1])
  }

  @Test("What ended late stays with who ended it, though another hands it over")
  func lateBefore() throws {
    try store.writer.bulk { transaction in
      try transaction.accept(days: 2)
      try transaction.act(.finish, on: 1, at: .at("2018-06-05T08:00"))
    }
    try store.pass(try #require(try store.dissolve(.district1, into: .district2)))
    let reader = try store.makeReader()
    let june = Period(monthOf: .on("2018-06-01"))
    #expect(try reader.lateCounts(in: june, agencies: [.district1]) == [.overload: 1])
    #expect(try reader.lateCounts(in: june, agencies: [.district2]) == [:])
    #expect(try reader.lateDossiers(in: june, agencies: [.district1], limit: 9).map(\.agency) == [.district1])
    #expect(try store.check().findings == [])
  }

  @Test("Broken off anywhere, it goes on with what is left, and each passes once")
  func resumed() throws {
    try store.writer.bulk { transaction in for _ in 0..<10 { try transaction.accept() } }
    let work = try #require(try store.dissolve(.district1, into: .district2))
    try store.pass(work, atMost: 4)
    struct Killed: Error {}
    #expect(throws: Killed.self) {
      try store.writer.bulk { transaction in
        _ = try transaction.passDossiers(of: work, limit: 3, now: .at("2018-06-10T08:01"))
        throw Killed()
      }
    }
    store.close()
    let again = try Store(in: folder)
    let left = try #require(try again.makeReader().agencyDissolutions().first)
    #expect(left.moved == 4 && left.total == 10 && left.finishedAt == nil)
    #expect(try again.check().findings == [])
    try again.pass(left, now: "2018-06-10T09:00")
    let reader = try again.makeReader()
    for id in 1...Int64(10) { #expect(try reader.dossier(id: id)?.events.count == 2) }
    let done = try #require(try reader.agencyDissolutions().first)
    #expect(done.moved == 10 && done.total == 10 && done.finishedAt == .at("2018-06-10T09:00"))
    #expect(try again.check().findings == [])
  }

  @Test(
    "Where the applicant lives decides, by address and ward together; where that is not clear, somebody is to look",
    arguments: [
      ("12 Lê Lợi", "Phường Bến Thành", "000.01.71.H29"), ("", "Phường Bến Thành", "000.01.71.H29"),
      ("12 Lê Lợi, Phường An Khánh", "", "000.02.71.H29"), ("12 Lê Lợi", "P. An Khánh", "000.02.71.H29"),
      ("12 Lê Lợi, Phường Bến Thành", "Phường Bến Thành", "000.01.71.H29"),
      ("12 Lê Lợi, Phường An Khánh", "Phường Bến Thành", nil), ("12 Lê Lợi", "Phường Khác", nil),
      ("12 Lê Lợi", "", nil),
    ] as [(String, String, String?)])
  func byAddress(address: String, ward: String, found: String?) throws {
    let wards = ["000.01.71.H29": "Phường Bến Thành", "000.02.71.H29": "Phường An Khánh"]
    let records = wards.map { #"{"code":"\#($0.key)","name_vi":"\#($0.value)","kind":"ward"}"# }
    let codes = wards.keys.sorted().map(AgencyCode.init(stored:))
    let work = try store.writer.bulk { transaction in
      let file = CatalogueFile(name: "agencies.json", bytes: Array("[\(records.joined(separator: ","))]".utf8))
      try transaction.importCatalogue([file], now: .at("2018-01-01T08:00"))
      var filing = Filing.sample()
      (filing.applicant.address, filing.applicant.ward) = (address, ward)
      try transaction.accept(filing)
      let end = Dissolution(
        into: .district2, on: .on("2018-06-10"), decision: "Nghị quyết 1685", candidates: codes, isCertain: false)
      try transaction.dissolve(.district1, end, by: .portal, now: .at("2018-06-10T07:00"))
      return try #require(try transaction.agencyDissolutions().first)
    }
    let dossier = try dossier(1).dossier
    let told = try store.writer.bulk { try $0.destination(of: dossier, work.dissolution) }
    #expect(
      told
        == Destination(
          agency: found.map(AgencyCode.init(stored:)) ?? .district2, isByAddress: found != nil, isToBeSeen: found == nil
        ))
    try store.pass(work)
    #expect(try self.dossier(1).dossier.agency == told.agency)
    #expect(try (store.makeReader().placement(of: 1) != nil) == (found == nil))
  }

  @Test("Through two dissolutions, a question and its dossier go with their agencies")
  func chain() throws {
    try fill()
    try store.pass(try #require(try store.dissolve(.district1, into: .district2)))
    try store.pass(
      try #require(try store.dissolve(.district2, into: .health, on: "2018-06-12")), now: "2018-06-12T08:00")
    #expect(try dossier(1).dossier.agency == .health && dossier(1).dossier.filing.agency == .district1)
    // Health asked them, and they asked health: they are one now.
    #expect(try dossier(6).dossier.consultations.map(\.end?.outcome) == [.withdrawn])
    #expect(try dossier(7).dossier.consultations.map(\.end?.outcome) == [.withdrawn])
    #expect(try store.check().findings == [])
    #expect(try store.makeReader().search("duc", agencies: [.health]).map(\.id) == [7, 6, 5, 2, 1])
  }

  @Test("A rating counts where the dossier was when it came, even if its end is undone at that moment")
  func ratedAtOnce() throws {
    try store.writer.bulk { transaction in
      try transaction.accept()
      try transaction.act(.finish, on: 1, at: .at("2018-06-05T08:00"))
    }
    try dissolve()
    try store.writer.bulk { transaction in
      let moment = Moment.at("2018-06-12T08:00")
      let stored = try #require(try transaction.dossier(id: 1))
      #expect(try transaction.rate(Rating(level: .satisfied, comment: "", at: moment), dossier: stored))
      try transaction.act(.undoEnd, on: 1, at: moment)
    }
    #expect(try store.check().findings == [])
  }

  @Test("Staff are the successor's with their roles from the beginning of the work on; tokens are not")
  func staff() throws {
    try store.writer.bulk { transaction in
      for role in [Account.Role.clerk, .leader] {
        let account = Account(login: role.rawValue, name: "Lan", role: role, agency: .district1)
        _ = try transaction.add(StoredPerson(account, password: "!"))
      }
      try transaction.add(APIToken(agency: .district1, label: "a", createdAt: .at("2018-06-01T08:00")), digest: "d")
    }
    let work = try #require(try store.dissolve(.district1, into: .district2))
    #expect(try store.makeReader().work(of: .district1, now: work.createdAt).accounts == 2)
    try store.pass(work)
    let reader = try store.makeReader()
    #expect(try reader.accounts().map(\.agency) == [.district2, .district2])
    #expect(try reader.accounts().map(\.role) == [.clerk, .leader])
    #expect(try reader.token(digest: "d")?.agency == .district1)
    // Who comes to it afterwards stays: the work begins once.
    try store.writer.bulk { transaction in
      _ = try transaction.add(
        StoredPerson(Account(login: "x", name: "x", role: .clerk, agency: .district1), password: "!"))
    }
    try store.pass(work)
    #expect(try store.makeReader().person("x")?.person.posts == [Post(.clerk, at: .district1)])
  }

  @Test("The catalogue says it under a new number, and again after an import; a mistake decides nothing")
  func catalogue() throws {
    let before = try store.makeReader().catalogueRevision()
    #expect(throws: DissolutionMistake.intoItself) { try store.dissolve(.district1, into: .district1) }
    #expect(try store.makeReader().catalogueRevision() == before)
    try store.dissolve(.district1, into: .district2)
    #expect(try store.makeReader().catalogueRevision() == before + 1)
    #expect(throws: DissolutionMistake.self) { try store.dissolve(.district1, into: .health) }
    try store.addAgencies()
    let agency = try #require(try store.makeReader().catalogue().agency(.district1))
    #expect(agency.dissolution?.successor == .district2)
    let found = try store.writer.bulk { transaction in
      [
        try transaction.dissolution(of: .district1, on: .on("2018-06-09"))?.successor,
        try transaction.dissolution(of: .district1, on: .on("2018-06-10"))?.successor,
        try transaction.dissolution(of: .district2, on: .on("2018-06-10"))?.successor,
      ]
    }
    #expect(found == [nil, .district2, nil])
  }

  @Test("check finds a dossier under an agency that its events do not give it to")
  func check() throws {
    // Of copies of the file.
    try TestEngine.require(.sqlite)
    try fill()
    try store.pass(try #require(try store.dissolve(.district1, into: .district2)))
    for change in ["agency = '\(AgencyCode.health)' WHERE id = 1", "ended_agency = NULL WHERE id = 2"] {
      let copy = try TemporaryFolder()
      let path = copy.path + "/motcua.sqlite"
      try store.backup(to: path)
      try Connection(path: path, knownVersion: Schema.store.newest).execute("UPDATE dossiers SET \(change)")
      let findings = try Store(in: copy).check().findings
      #expect(findings.contains { $0.contains("agency") }, "\(change)")
    }
  }
}
