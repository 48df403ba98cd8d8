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
    try data.run(TouchSession("a", now: later(1)))
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
    try data.run(TouchSession("a", now: later(1)))
    #expect(try login("a", at: now) == nil)
  }

  private func link(_ login: String) throws -> ProviderEntry {
    let account = ProviderAccount(issuer: "https://id.example", subject: "s-\(login)", linkedAt: now)
    _ = try data.run(LinkProvider(account, to: login, by: nil, from: Origin(client: "")))
    return ProviderEntry(issuer: account.issuer, subject: account.subject, name: "thanh-pho")
  }

  @Test("A provider's word begins one that proves no password, after the second step too, as long as the link holds")
  func provider() throws {
    let entry = try link("ha")
    let verified = try data.read { try $0.person("ha").unwrapped }
    let origin = Origin(client: "10.0.0.1", device: "Firefox")
    #expect(try data.run(BeginPendingSignIn("h", of: verified, by: entry, from: origin, now: now)))
    let pending = try data.read { try $0.pendingSignIn("h", now: now).unwrapped }
    #expect(pending.provider == entry)
    let browser = BeginSession.Browser(session: "a", pending: "h")
    let begin = BeginSession(of: verified, in: browser, by: pending.provider, from: origin, now: now)
    guard case .begun = try data.run(begin) else { throw Missing() }
    let session = try data.read { try $0.signIn(digest: "a", now: now).unwrapped }
    #expect(session.provider == "thanh-pho" && session.provedAt < now)
    let unlink = UnlinkProvider(
      issuer: entry.issuer, subject: entry.subject, of: "ha", by: nil, from: origin, now: now)
    #expect(try data.run(unlink) == .unlinked)
    #expect(try login("a", at: now) == nil, "what the provider opened is closed")
    let late = BeginSession(of: verified, in: BeginSession.Browser(session: "b"), by: entry, from: origin, now: now)
    #expect(try data.run(late) == .accountChanged)
    let lines = try data.read { try $0.securityLines(SecurityQuery(logins: ["ha"]), limit: 9) }.map(\.line)
    #expect(lines.contains { $0.event == .passwordAccepted && $0.detail == "thanh-pho, Firefox" })
    #expect(lines.contains { $0.event == .signedIn && $0.detail == "thanh-pho, Firefox" })
  }

  @Test("It lasts as those of the post do in which it goes on, and the log says who changed to which")
  func posts() throws {
    try begin("a", of: "ha")
    let district = try data.agency(TestStore.district).code
    try data.store.writer.bulk {
      try $0.setPosts([Post(.officer, at: district), Post(.admin, at: district)], of: "ha")
    }
    let choose = ChoosePost(
      2, of: "ha", session: "a", createdAt: now, from: Origin(client: "10.0.0.1"), now: now)
    #expect(try data.run(choose))
    try data.run(TouchSession("a", now: now))
    #expect(try login("a", at: now.adding(microseconds: 29 * Moment.minute)) == "ha")
    #expect(try login("a", at: now.adding(microseconds: 31 * Moment.minute)) == nil)
    let lines = try data.read { try $0.securityLines(SecurityQuery(events: [.postChosen]), limit: 9) }.map(
      \.line.detail)
    #expect(lines == ["admin \(district)"])
  }
}
