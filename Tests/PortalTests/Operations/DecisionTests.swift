import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Decisions after a preview", .eachEngine) struct DecisionTests {
  private let manager = AccountManager(command: "root")

  @Test("An agency's end confirmed with an outdated catalogue is not decided")
  func dissolution() throws {
    let data = try TestStore()
    let now = TestStore.operationsNow
    let revision = try data.read { try $0.catalogueRevision() }
    func decide(_ code: String, into successor: String, revision: Int64?) throws {
      let dissolution = Dissolution(
        into: try data.agency(successor).code, on: now.date, decision: "Nghị quyết 1685")
      let dissolve = DissolveAgency(
        try data.agency(code).code, dissolution, by: manager, revision: revision, now: now)
      try data.store.writer.bulk { try dissolve.run(in: $0) }
    }
    try decide(TestStore.district, into: TestStore.otherDistrict, revision: revision)
    #expect(throws: OutdatedCatalogue.self) {
      try decide(TestStore.department, into: TestStore.otherDistrict, revision: revision)
    }
    #expect(try data.read { try $0.agencyDissolutions().count } == 1)
    // On the command line nothing was shown before.
    try decide(TestStore.department, into: TestStore.otherDistrict, revision: nil)
    #expect(try data.read { try $0.agencyDissolutions().count } == 2)
    let lines = try data.read { try $0.securityLines(SecurityQuery(events: [.settingChanged]), limit: 9) }.map(\.line)
    let codes = try [TestStore.department, TestStore.district].map { try data.agency($0).code }
    let successor = try data.agency(TestStore.otherDistrict).code
    #expect(
      lines.map { SettingChange(detail: $0.detail) }
        == codes.map { .merger($0, into: successor, on: now.date, decision: "Nghị quyết 1685") })
    #expect(lines.map(\.agency) == codes && lines.allSatisfy { $0.commandUser == "root" })
  }

  @Test("A decision made before is reported as such, whatever catalogue the preview was made with")
  func decidedAlready() throws {
    let data = try TestStore()
    let now = TestStore.operationsNow
    let revision = try data.read { try $0.catalogueRevision() }
    let dissolution = Dissolution(
      into: try data.agency(TestStore.otherDistrict).code, on: now.date, decision: "Nghị quyết 1685")
    let district = try data.agency(TestStore.district).code
    let dissolve = DissolveAgency(
      district, dissolution, by: manager, revision: revision, now: now)
    try data.store.writer.bulk { try dissolve.run(in: $0) }
    #expect(throws: DissolutionMistake.dissolvedAlready(district, dissolution)) {
      try data.store.writer.bulk { try dissolve.run(in: $0) }
    }
  }

  @Test("Only a person who still sees a confidential dossier says where it belongs")
  func placement() throws {
    let data = try TestStore()
    let stored = try data.confidential(at: TestStore.district)
    let agency = stored.dossier.agency
    for sight in [ConfidentialSight.holder(login: "ha"), .leader(login: "ha", agencies: [agency])] {
      let place = PlaceDossier(
        dossier: stored.id, agency: agency, chosen: agency, decision: "", login: "ha", sight: sight,
        notices: try data.notices(), now: TestStore.operationsNow)
      if case .holder = sight {
        #expect(throws: Act.Failure.hidden) { try data.store.writer.bulk { try place.run(in: $0) } }
      } else {
        try data.store.writer.bulk { try place.run(in: $0) }
      }
    }
  }
}
