import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Web

@Suite("Answering a question, in its transaction", .eachEngine) struct AnswerConsultationTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  /// A dossier of the district about which the department was asked.
  private func asked() throws -> StoredDossier {
    let (filing, procedure) = try data.filing(at: TestStore.district)
    let at = Moment.operations("2018-06-01T09:00")
    let ask = DossierCommand.Kind.askConsultation(
      try data.agency(TestStore.department).code, time: try ProcessingTime(2, .workingDays).unwrapped)
    return try data.add(
      filing, procedure.rules, at: at, recordedAt: at, [(command: DossierCommand(ask, note: "Ý kiến?"), now: at)])
  }

  private func answer(_ stored: StoredDossier, by account: Account) throws -> StoredDossier {
    let answer = AnswerConsultation(
      dossier: stored.id, question: 1, opinion: .agree, text: "", account: account, sight: .none,
      forgetting: FormFiles(owner: account.login, names: []), notices: try data.notices(),
      now: now)
    return try data.store.writer.bulk { try answer.run(in: $0) }
  }

  @Test("A question to a dissolved agency passes first, and is answered in its successor's name")
  func passesOn() throws {
    let stored = try asked()
    let account = try data.staff("moi", .officer, at: TestStore.otherDistrict)
    try data.end(TestStore.department, into: TestStore.otherDistrict)
    let after = try answer(stored, by: account)
    #expect(
      after.events.map(\.kind.name) == [.accepted, .consultationAsked, .transferred, .consultationAnswered])
    #expect(after.dossier.consultations.map(\.agency) == [account.agency])
    #expect(after.dossier.agency == stored.dossier.agency)
    #expect(try data.store.check().findings == [])
  }

  @Test("A dossier whose own agency was dissolved passes first too")
  func asker() throws {
    let stored = try asked()
    let account = try data.staff("hoi", .officer, at: TestStore.department)
    try data.end(TestStore.district, into: TestStore.otherDistrict)
    let after = try answer(stored, by: account)
    #expect(after.dossier.agency.description == TestStore.otherDistrict)
    #expect(after.dossier.consultations[0].end?.outcome == .answered(.agree))
  }

  @Test("A question between two agencies that have merged is closed")
  func oneNow() throws {
    let stored = try asked()
    let account = try data.staff("moi", .officer, at: TestStore.district)
    try data.end(TestStore.department, into: TestStore.district)
    #expect(throws: Act.Failure.refused(.consultationOver(.withdrawn, at: now))) { try answer(stored, by: account) }
  }

  @Test("Only the agency that was asked, or its successor by then, answers")
  func others() throws {
    let stored = try asked()
    let stranger = try data.staff("la", .leader, at: TestStore.otherDistrict)
    #expect(throws: Act.Failure.ofOtherAgency(try data.agency(TestStore.department).code)) {
      try answer(stored, by: stranger)
    }
    // Clerks answer where no officer works; one may work there since the form was read.
    let clerk = try data.staff("tiep", .clerk, at: TestStore.department)
    _ = try data.staff("xu-ly", .officer, at: TestStore.department)
    #expect(throws: Act.Failure.denied(.notOfRole)) { try answer(stored, by: clerk) }
    #expect(try data.stored(stored.id).dossier.openConsultations.count == 1)
  }
}
