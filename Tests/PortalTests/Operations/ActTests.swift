import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Web

@Suite("Acting on a dossier, from pages and programs alike", .eachEngine) struct ActTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws { data = try TestStore() }

  private func act(
    _ dossier: Int64, by author: Act.Author, _ commands: DossierCommand.Kind..., note: String = "Lý do"
  ) throws -> StoredDossier {
    let act = Act(
      dossier: dossier, commands: commands.map { DossierCommand($0, note: note) }, author: author,
      notices: try data.notices(), now: now)
    return try data.store.writer.bulk { try act.run(in: $0) }
  }

  private func renamed(_ stored: StoredDossier) -> DossierCommand.Kind {
    var details = stored.dossier.filing.details
    details.applicant.name = "Nguyễn Thị Ánh Tuyết"
    return .correct(details)
  }

  @Test(
    "A dissolved agency's dossier passes to its successor first, which the form's version ignores",
    arguments: [true, false])
  func passesOn(isCorrection: Bool) throws {
    let taken = try data.taken(at: TestStore.district)
    let account = try data.staff("moi", .officer, at: TestStore.otherDistrict)
    try data.end(TestStore.district, into: TestStore.otherDistrict)
    let kind = isCorrection ? renamed(taken) : .process
    let after = try act(taken.id, by: .staff(account, sight: .none, version: 1), kind)
    #expect(after.events.map(\.kind.name) == [.accepted, .transferred, isCorrection ? .corrected : .processed])
    #expect(after.dossier.agency == account.agency)
    #expect(throws: Act.Failure.stale) {
      try act(taken.id, by: .staff(account, sight: .none, version: 1), .withdraw)
    }
    #expect(try data.store.check().findings == [])
  }

  @Test("A closed dossier stays in the old name, and the successor corrects it there")
  func closed() throws {
    let taken = try data.taken(at: TestStore.district)
    let old = try data.staff("cu", .officer, at: TestStore.district)
    _ = try act(taken.id, by: .staff(old, sight: .none, version: nil), .withdraw)
    let new = try data.staff("moi", .clerk, at: TestStore.otherDistrict)
    try data.end(TestStore.district, into: TestStore.otherDistrict)
    let after = try act(taken.id, by: .staff(new, sight: .none, version: 2), renamed(taken))
    #expect(after.dossier.agency == old.agency && after.events.count == 3)
  }

  @Test("The former agency cannot act on a dossier that has just passed to another")
  func moved() throws {
    let taken = try data.taken(at: TestStore.district)
    let account = try data.staff("cu", .leader, at: TestStore.district)
    let other = try data.agency(TestStore.otherDistrict).code
    let moment = now
    try data.store.writer.bulk { transaction in
      _ = try transaction.append(to: taken.id) { stored in
        DossierEvent(
          at: moment, recordedAt: moment, actor: .portal, kind: .transferred(from: account.agency, to: other),
          due: stored.dossier.due)
      }
    }
    let authors: [Act.Author] = [
      .staff(account, sight: .none, version: nil), .program("land register", of: account.agency),
    ]
    for author in authors {
      #expect(throws: Act.Failure.ofOtherAgency(other)) { try act(taken.id, by: author, .process) }
      #expect(throws: Act.Failure.ofOtherAgency(other)) { try act(taken.id, by: author, renamed(taken)) }
    }
    #expect(try data.stored(taken.id).events.count == 2)
  }

  @Test("The program of an agency that was dissolved meanwhile is told so")
  func program() throws {
    let taken = try data.taken(at: TestStore.district)
    try data.end(TestStore.district, into: TestStore.otherDistrict)
    let agency = try data.agency(TestStore.district).code
    #expect {
      try act(taken.id, by: .program("land register", of: agency), .process)
    } throws: { error in
      if case Act.Failure.dissolved(let end) = error { end.decision == "Nghị quyết 1685" } else { false }
    }
    #expect(try data.stored(taken.id).events.count == 1)
  }

  @Test("Rights are those in the transaction: a role that was vacant when the page was read may be filled")
  func office() throws {
    let taken = try data.taken(at: TestStore.district)
    let clerk = try data.staff("tiep", .clerk, at: TestStore.district)
    _ = try act(taken.id, by: .staff(clerk, sight: .none, version: 1), .process)
    _ = try data.staff("xu-ly", .officer, at: TestStore.district)
    #expect(throws: Act.Failure.denied(.notOfRole)) {
      try act(taken.id, by: .staff(clerk, sight: .none, version: 2), .finish())
    }
  }

  @Test("Of several commands all happen or none, and only the first checks the version")
  func several() throws {
    let taken = try data.taken(at: TestStore.district)
    let account = try data.staff("xu-ly", .officer, at: TestStore.district)
    let author = Act.Author.staff(account, sight: .none, version: 1)
    let time = try ProcessingTime(2, .workingDays).unwrapped
    let (planning, police) = (try Permit.planning.unwrapped, try Permit.police.unwrapped)
    #expect(throws: Act.Failure.refused(.askedAlready(planning))) {
      try act(
        taken.id, by: author, .askConsultation(planning, time: time), .askConsultation(planning, time: time))
    }
    #expect(try data.stored(taken.id).events.count == 1)
    let after = try act(
      taken.id, by: author, .askConsultation(planning, time: time), .askConsultation(police, time: time))
    #expect(after.dossier.openConsultations.map(\.agency) == [planning, police])
  }

  @Test("A missing dossier is unknown, and a hidden one is too, before its agency is named")
  func unknown() throws {
    let account = try data.staff("xu-ly", .officer, at: TestStore.otherDistrict)
    let author = Act.Author.staff(account, sight: .holder(login: "xu-ly"), version: nil)
    #expect(throws: Act.Failure.unknown) { try act(99, by: author, .process) }
    let hidden = try data.confidential(at: TestStore.district)
    #expect(throws: Act.Failure.hidden) { try act(hidden.id, by: author, .process) }
  }
}
