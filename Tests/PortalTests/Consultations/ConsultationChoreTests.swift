import Logging
import OneStop
import OneStopStore
import Synchronization
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Web

/// Asked on Friday 1 June 2018 for two working days: due on Tuesday 5 June, 17:00.
@Suite("Silence of other agencies", .eachEngine) final class ConsultationChoreTests: Sendable {
  private let data: TestStore
  private let now: Mutex<Moment>
  private let due: Moment

  init() throws {
    data = try TestStore()
    now = Mutex(try Moment("2018-06-01T09:30").unwrapped)
    due = try Moment("2018-06-05T17:00").unwrapped
  }

  private var chore: ConsultationChore {
    ConsultationChore(
      store: data.store, logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() },
      clock: { self.now.withLock { $0 } })
  }

  /// A dossier with a question to each of two agencies; the silence of the first is agreement.
  private func ask() throws -> DossierCode {
    let procedure = try ProcedureCode(Permit.procedure).flatMap(data.catalogue.procedure).unwrapped
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try Permit.construction.unwrapped, channel: .counter,
      applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
      returnBy: .counter, key: LookupKey())
    let now = now.withLock { $0 }
    let time = try ProcessingTime(2, .workingDays).unwrapped
    let questions = try [Permit.planning, Permit.police].enumerated().map { place, agency in
      let ask = DossierCommand.Kind.askConsultation(
        try agency.unwrapped, time: time, isSilenceAgreement: place == 0)
      return (command: DossierCommand(ask, note: "Ý kiến?"), now: now)
    }
    return try data.add(filing, procedure.rules, at: now, recordedAt: now, questions).dossier.code
  }

  private func stored(_ code: DossierCode) throws -> StoredDossier { try data.read { try $0.dossier(code).unwrapped } }

  @Test("Each silence is noted once, after its due moment; it sleeps until then")
  func once() async throws {
    #expect(try await chore.runOnce() == .seconds(1_800), "nobody is asked")
    let code = try ask()
    now.withLock { $0 = due.adding(microseconds: -Moment.minute) }
    #expect(try await chore.runOnce() == .seconds(60) + .microseconds(1))
    now.withLock { $0 = due }
    #expect(try await chore.runOnce() == .microseconds(1))
    #expect(try stored(code).dossier.openConsultations.count == 2)
    now.withLock { $0 = due.adding(microseconds: 1) }
    for _ in 0..<2 { #expect(try await chore.runOnce() == .seconds(1_800)) }
    let after = try stored(code)
    #expect(after.dossier.consultations.map(\.end?.outcome) == [.lapsed, nil])
    #expect(after.dossier.consultations[0].end?.at == due)
    #expect(after.events.count == 4 && after.events[3].actor == .portal)
    #expect(try data.store.check().isSound)
  }

  @Test("More than one transaction's worth are noted in one go, across holidays and long after")
  func many() async throws {
    let codes = try (0..<130).map { _ in try ask() }
    now.withLock { $0 = due.adding(microseconds: 400 * Moment.day) }
    _ = try await chore.runOnce()
    for code in codes { #expect(try stored(code).dossier.consultations.map(\.isOpen) == [false, true]) }
  }

  @Test("What was missed while the server was off is noted at the start; a stop ends it at once")
  func starts() async throws {
    let code = try ask()
    now.withLock { $0 = due.adding(microseconds: Moment.day) }
    try await chore.running {
      for _ in 0..<1_000 where try stored(code).dossier.openConsultations.count == 2 {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    #expect(try stored(code).dossier.consultations.map(\.end?.outcome) == [.lapsed, nil])
  }
}
