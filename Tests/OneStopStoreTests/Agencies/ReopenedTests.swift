import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Dossiers of a dissolved agency that are opened again, and late entries", .eachEngine) struct ReopenedTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.addAgencies()
  }

  /// District 1 merged into district 2 on the 10th, that one into the department of health on the 12th.
  private func dissolveBoth() throws {
    try store.pass(try #require(try store.dissolve(.district1, into: .district2)))
    try store.pass(
      try #require(try store.dissolve(.district2, into: .health, on: "2018-06-12")), now: "2018-06-12T08:00")
  }

  static let mistakenEnds: [([Action], Status)] = [
    ([.process, .stop], .processing), ([.withdraw], .accepted), ([.finish, .handOver], .finished),
    ([.process, .requestSupplement, .withdraw], .awaitingSupplement),
  ]

  /// A dossier that ended by the actions, and whose end is undone after both agencies ended: those that it passed to.
  private func reopen(_ actions: [Action]) throws -> [AgencyCode] {
    try store.writer.bulk { transaction in
      try transaction.accept()
      for (hour, action) in actions.enumerated() {
        try transaction.act(action, on: 1, at: .at("2018-06-05T0\(7 + hour):00"))
      }
    }
    try dissolveBoth()
    #expect(try store.makeReader().dossier(id: 1)?.dossier.agency == .district1)
    var heard: [AgencyCode] = []
    let count = try store.writer.bulk { transaction in
      #expect(try transaction.passOn(1, now: .at("2018-06-20T08:00")) == 0, "it is closed")
      try transaction.act(.undoEnd, on: 1, at: .at("2018-06-20T08:00"))
      var seen: [AgencyCode] = []
      let count = try transaction.passOn(1, now: .at("2018-06-20T08:00")) { seen.append($0.dossier.agency) }
      #expect(try transaction.passOn(1, now: .at("2018-06-20T08:00")) == 0)
      heard = seen
      return count
    }
    #expect(count == heard.count)
    return heard
  }

  @Test(
    "A mistaken end that is undone gives the dossier to the last successor with the same commit",
    arguments: mistakenEnds)
  func reopened(actions: [Action], status: Status) throws {
    #expect(try reopen(actions) == [.district2, .health])
    let stored = try #require(try store.makeReader().dossier(id: 1))
    #expect(stored.dossier.agency == .health && stored.dossier.status == status && stored.dossier.officer == nil)
    #expect(stored.events.suffix(2).map(\.note) == ["Nghị quyết 1685", "Nghị quyết 1685"])
    #expect(try store.check().findings == [])
  }

  @Test(
    "What is opened again is on the last successor's lists, and every agency's figures balance", arguments: mistakenEnds
  )
  func reopenedFigures(actions: [Action], status: Status) throws {
    _ = try reopen(actions)
    let reader = try store.makeReader()
    let now = Moment.at("2018-06-20T09:00")
    let list: Worklist = status == .finished ? .toHandOver : .open
    #expect(try reader.worklist(list, agency: .health, now: now).map(\.id) == [1])
    #expect(try reader.search("duc", agencies: [.health]).map(\.id) == [1])
    #expect(try reader.agencyDissolutions().map(\.moved) == [1, 1])
    let figures = try reader.figures(by: .agency, in: Period(monthOf: .on("2018-06-01")), now: .at("2018-07-01T08:00"))
    let isOpen = status != .finished
    for (agency, received, gained, left) in [
      (AgencyCode.district1, 1, 0, 1), (.district2, 0, 1, 1), (.health, 0, 1, 0),
    ] {
      let row = figures[agency.description] ?? ReportFigures()
      #expect(row.isBalanced && row.received.total == received)
      #expect(row.transferred.in == (isOpen ? gained : 0) && row.transferred.out == (isOpen ? left : 0))
    }
  }

  @Test("A refusal that is undone is accepted by the successor, with its code")
  func refusal() throws {
    try store.writer.bulk { transaction in
      try transaction.file()
      try transaction.act(.refuse, on: 1, at: .at("2018-06-05T08:00"))
    }
    try dissolveBoth()
    let accepted = try store.writer.bulk { transaction in
      try transaction.act(.undoEnd, on: 1, at: .at("2018-06-20T08:00"))
      _ = try transaction.passOn(1, now: .at("2018-06-20T08:00"))
      return try #require(try transaction.act(.accept, on: 1, at: .at("2018-06-20T09:00")))
    }
    #expect(accepted.dossier.code.description == "\(AgencyCode.health)-180620-0001")
    #expect(try store.check().findings == [])
  }

  @Test("Questions that the mistaken end had overtaken go to the successor of who was asked; the dossier stays")
  func questions() throws {
    try store.writer.bulk { transaction in
      try transaction.accept(.sample(agency: .planning))
      try transaction.ask(.district1, about: 1, at: .at("2018-06-05T08:00"))
      try transaction.act(.stop, on: 1, at: .at("2018-06-06T08:00"))
    }
    try dissolveBoth()
    try store.writer.bulk { transaction in
      try transaction.act(.undoEnd, on: 1, at: .at("2018-06-20T08:00"))
      let count = try transaction.passOn(1, now: .at("2018-06-20T08:00")) { _ in Issue.record("it has not moved") }
      #expect(count == 2)
    }
    let dossier = try #require(try store.makeReader().dossier(id: 1)).dossier
    #expect(dossier.agency == .planning && dossier.openConsultations.map(\.agency) == [.health])
    #expect(try store.check().findings == [])
  }

  @Test("An end that is still to come passes nothing on")
  func future() throws {
    try store.writer.bulk { try $0.accept() }
    try store.dissolve(.district1, into: .district2, on: "2018-06-10")
    for (now, count) in [("2018-06-09T23:59", 0), ("2018-06-10T00:00", 1)] {
      #expect(try store.writer.bulk { try $0.passOn(1, now: .at(now)) } == count)
    }
  }

  @Test("Late entries are listed under the agency that had the dossier when it happened")
  func lateEntries() throws {
    try store.writer.bulk { transaction in
      for _ in 1...3 { try transaction.accept() }
      // Entered two days later, before the end of district 1.
      try transaction.act(.process, on: 1, at: .at("2018-06-05T08:00"), now: .at("2018-06-07T08:00"))
      try transaction.act(.finish, on: 2, at: .at("2018-06-05T09:00"))
      try transaction.act(.stop, on: 3, at: .at("2018-06-05T10:00"))
    }
    try store.pass(try #require(try store.dissolve(.district1, into: .district2)))
    try store.writer.bulk { transaction in
      // Entered by district 2, of a day on which it had the dossier.
      try transaction.act(.process, on: 1, at: .at("2018-06-11T08:00"), now: .at("2018-06-13T08:00"))
      // Ends of district 1 that district 2 takes back.
      for id in [Int64(2), 3] {
        try transaction.act(.undoEnd, on: id, at: .at("2018-06-14T08:00"))
        _ = try transaction.passOn(id, now: .at("2018-06-14T08:00"))
      }
    }
    let reader = try store.makeReader()
    let june = Period(monthOf: .on("2018-06-01"))
    func days(_ agencies: Set<AgencyCode>?, limit: Int = .max) throws -> [Int] {
      try reader.lateEntries(in: june, agencies: agencies, limit: limit).map(\.at.date.components.day)
    }
    #expect(try reader.lateEntries(in: june).map(\.agency) == [.district1, .district1, .district1, .district2])
    #expect(try days([.district1]) == [5, 5, 5] && days([.district2]) == [11] && days([.health]) == [])
    #expect(try days(nil) == [5, 5, 5, 11] && days(nil, limit: 1) == [5])
    for agencies in [nil, [.district1], [.district2], [.health]] as [Set<AgencyCode>?] {
      #expect(try reader.lateEntryCount(in: june, agencies: agencies) == days(agencies).count)
    }
    // What the figures say is what changed.
    let day = try reader.figures(by: .agency, in: Period(day: .on("2018-06-05")), now: .at("2018-07-01T08:00"))
    #expect(day[AgencyCode.district1.description]?.ended.total == 0)
    #expect(try store.check().findings == [])
  }

  @Test("Answers of several agencies make one list, page by page, and what is not on it is read from the index alone")
  func answers() throws {
    try store.writer.bulk { transaction in
      for id in 1...Int64(6) {
        try transaction.accept(.sample(agency: .planning))
        let asked: AgencyCode = id.isMultiple(of: 2) ? .district1 : .district2
        try transaction.ask(asked, about: id, at: .at("2018-06-02T08:00"))
        try transaction.answer(1, of: id, at: .at("2018-06-0\(2 + id)T08:00"))
      }
    }
    let reader = try store.makeReader()
    func page(_ agencies: [AgencyCode], _ place: ListPlace? = nil) throws -> [AgencyCode] {
      try reader.consultations(.ended, agencies: agencies, place: place, limit: 4).map(\.asked)
    }
    let fourth = try reader.consultations(.ended, agencies: [.district1, .district2])[3].key(in: .ended)
    #expect(try page([.district1, .district2]) == [.district1, .district2, .district1, .district2])
    #expect(try page([.district1, .district2], .after(fourth)) == [.district1, .district2])
    #expect(try page([.district2]) == [.district2, .district2, .district2] && page([]) == [])
    // How SQLite goes about it.
    try TestEngine.require(.sqlite)
    let plan = try reader.connection.queryPlan(
      """
      SELECT c.dossier_id, c.number FROM consultations c WHERE c.asked IN ($1, $2)
      AND c.ended_at IS NOT NULL ORDER BY c.ended_at DESC, c.dossier_id DESC, c.number DESC LIMIT 4
      """)
    #expect(plan.contains("COVERING INDEX consultations_ended"), "\(plan)")
  }

  @Test("The catalogue of a day says what that day's agencies handle, whatever is decided")
  func catalogue() throws {
    try store.dissolve(.district1, into: .district2, on: "2018-06-10")
    let reader = try store.makeReader()
    for (day, isEnded) in [("2018-06-09", false), ("2018-06-10", true)] {
      let catalogue = try reader.catalogue(asOf: .on(day))
      #expect(try #require(catalogue.agency(.district1)).hasEnded == isEnded)
      #expect(try #require(catalogue.agency(.district2)).answers(to: .district1) == isEnded)
    }
    #expect(try !(#require(reader.catalogue().agency(.district1)).hasEnded))
  }
}
