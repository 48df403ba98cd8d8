import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Sessions, in their transactions", .eachEngine) struct SessionTests {
  private let data: TestStore
  private let now = TestStore.operationsNow

  init() throws {
    data = try TestStore()
    _ = try data.staff("ha", .officer, at: TestStore.district)
    _ = try data.staff("nga", .clerk, at: TestStore.district)
  }

  private func later(_ hours: Int64) -> Moment { now.adding(microseconds: hours * Moment.hour) }

  private func begin(_ digest: String, of login: String, before: String? = nil) throws {
    let verified = try data.read { try $0.person(login).unwrapped }
    let begin = BeginSession(
      of: verified, in: BeginSession.Browser(session: digest, before: before), from: Origin(client: "10.0.0.1"),
      now: now)
    guard case .begun = try data.run(begin) else { throw Missing() }
  }

  private func login(_ digest: String, at moment: Moment) throws -> String? {
    try data.read { try $0.account(ofSession: digest, now: moment)?.login }
  }

  @Test("Signing in begins a session until its time is over, and ends the one of the same browser alone")
  func begins() throws {
    try begin("a", of: "ha")
    try begin("b", of: "ha")
    try begin("c", of: "nga", before: "a")
    #expect(try login("a", at: now) == nil && login("b", at: now) == "ha" && login("c", at: now) == "nga")
    #expect(try login("b", at: later(2)) == nil)
  }

  @Test("Use prolongs it")
  func touched() throws {
    try begin("a", of: "ha")
    try data.run(TouchSession("a", now: now, expiresAt: later(3)))
    #expect(try login("a", at: later(2)) == "ha" && login("a", at: later(3)) == nil)
  }

  @Test("Signing out ends it, and no other")
  func ended() throws {
    try begin("a", of: "ha")
    try begin("b", of: "ha")
    let account = try data.read { try $0.account(ofSession: "a", now: now).unwrapped }
    try data.run(EndSession("a", of: account, from: Origin(client: "10.0.0.1"), now: now))
    #expect(try login("a", at: now) == nil && login("b", at: now) == "ha")
    // A session that ended is not used again.
    try data.run(TouchSession("a", now: now, expiresAt: later(3)))
    #expect(try login("a", at: now) == nil)
  }
}
