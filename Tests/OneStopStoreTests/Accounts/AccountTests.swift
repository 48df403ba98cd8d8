import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct AccountTests {
  let folder: TemporaryFolder
  let store: Store
  let lan = Account(login: "lan", name: "Trần Thị Lan", role: .leader, agency: .district1)
  let now = Moment.at("2018-06-01T08:00")
  let later = Moment.at("2018-06-01T09:00")
  let secret = "abc"

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    let lan = lan
    #expect(try store.writer.bulk { try $0.add(StoredPerson(lan, password: "scrypt$a")) })
  }

  private func signIn() throws {
    try store.writer.bulk { try $0.beginSession(digest: secret, login: "lan", now: now, expiresAt: later) }
  }

  @Test("A login is taken once")
  func add() throws {
    let other = Account(login: "lan", name: "Lan khác", role: .clerk, agency: .health)
    #expect(try !store.writer.bulk { try $0.add(StoredPerson(other, password: "x")) })
    let reader = try store.makeReader()
    #expect(try reader.person("lan") == StoredPerson(lan, password: "scrypt$a"))
    #expect(try reader.person("LAN") == nil)
    #expect(try reader.accounts() == [lan] && reader.hasAccounts())
  }

  @Test("A session is found by its secret until it expires or is ended")
  func session() throws {
    try signIn()
    let reader = try store.makeReader()
    #expect(try reader.signIn(digest: secret, now: now)?.account == lan)
    #expect(try reader.signIn(digest: "no", now: now) == nil)
    #expect(try reader.signIn(digest: secret, now: later) == nil)
    reader.endBatch()
    let tomorrow = later.adding(microseconds: Moment.day)
    try store.writer.bulk { try $0.touchSession(digest: secret, now: later, expiresAt: tomorrow) }
    #expect(try reader.signIn(digest: secret, now: later)?.seenAt == later)
    reader.endBatch()
    try store.writer.bulk { try $0.endSession(digest: secret) }
    #expect(try reader.signIn(digest: secret, now: later) == nil)
  }

  @Test("Disabling an account and changing its password end its sessions", arguments: [true, false])
  func ends(_ byDisabling: Bool) throws {
    try signIn()
    try store.writer.bulk { transaction in
      let isDone =
        byDisabling ? try transaction.setDisabled(true, "lan") : try transaction.setPassword("scrypt$b", of: "lan")
      #expect(isDone)
      #expect(try !transaction.setDisabled(true, "nobody"))
      #expect(try !transaction.setPassword("x", of: "nobody"))
    }
    let reader = try store.makeReader()
    #expect(try reader.signIn(digest: secret, now: now) == nil)
    #expect(try reader.person("lan")?.person.isDisabled == byDisabling)
    #expect(try reader.person("lan")?.password == (byDisabling ? "scrypt$a" : "scrypt$b"))
  }

  @Test("A session that was ended by disabling stays ended, and one of a disabled account lets nobody in")
  func disabled() throws {
    try signIn()
    try store.writer.bulk { transaction in
      #expect(try transaction.setDisabled(true, "lan"))
      #expect(try transaction.setDisabled(false, "lan"))
      #expect(try transaction.signIn(digest: secret, now: now) == nil)
      #expect(try transaction.setDisabled(true, "lan"))
      try transaction.beginSession(digest: "new", login: "lan", now: now, expiresAt: later)
      #expect(try transaction.signIn(digest: "new", now: now) == nil)
    }
  }

  @Test("A person has an account in each post, and a session is in the chosen one as long as that holds")
  func posts() throws {
    let away = Post(.leader, at: .health, from: .on("2018-06-01"), to: .on("2018-06-15"))
    let person = Person(login: "ha", name: "Hà", posts: [Post(.officer, at: .district1), away])
    let expiry = now.adding(microseconds: 60 * Moment.day)
    try store.writer.bulk { transaction in
      _ = try transaction.add(StoredPerson(person, password: "x"))
      try transaction.beginSession(digest: secret, login: "ha", now: now, expiresAt: expiry)
    }
    #expect(try store.makeReader().person("ha")?.person == person)
    func signIn(_ day: String) throws -> SignIn? {
      try store.makeReader().signIn(digest: secret, now: .at("\(day)T09:00"))
    }
    #expect(try signIn("2018-06-01")?.account == person.account(in: person.posts[0]))
    try store.writer.bulk { try $0.choosePost(2, inSession: secret) }
    #expect(try signIn("2018-06-15")?.account == person.account(in: away))
    #expect(try signIn("2018-06-16")?.account.role == .officer)
    let reader = try store.makeReader()
    #expect(try reader.staff(of: .health, on: .on("2018-06-15")).map(\.role) == [.leader])
    #expect(try reader.staff(of: .health, on: .on("2018-05-31")).isEmpty)
    #expect(try reader.leaders(on: .on("2018-06-15")).map(\.login) == ["ha", "lan"])
    // With new posts a session begins anew in the first; without any it is over.
    try store.writer.bulk { try $0.setPosts([Post(.clerk, at: .health), Post(.officer, at: .district1)], of: "ha") }
    #expect(try signIn("2018-06-15")?.account.role == .clerk)
    try store.writer.bulk { try $0.setPosts([away], of: "ha") }
    #expect(try signIn("2018-06-15") != nil && signIn("2018-06-16") == nil)
  }

  @Test("The staff of an agency are those who may sign in, administrators apart")
  func staff() throws {
    try store.writer.bulk { transaction in
      for (login, role, agency, isDisabled) in [
        ("ha", Account.Role.officer, AgencyCode.district1, false), ("quan", .admin, .district1, false),
        ("nga", .clerk, .district1, true), ("minh", .officer, .health, false),
      ] {
        let account = Account(login: login, name: login, role: role, agency: agency, isDisabled: isDisabled)
        _ = try transaction.add(StoredPerson(account, password: "x"))
      }
      #expect(try transaction.staff(of: .district1, on: .on("2018-06-01")).map(\.login) == ["ha", "lan"])
    }
  }

  @Test("A token is known by its hash")
  func tokens() throws {
    let token = APIToken(agency: .health, label: "LGSP", createdAt: now)
    try store.writer.bulk { try $0.add(token, digest: "7") }
    let reader = try store.makeReader()
    #expect(try reader.token(digest: "7") == token)
    #expect(try reader.token(digest: "8") == nil)
    #expect(try reader.tokens().map(\.token) == [token])
    #expect(try reader.tokens(of: [.health]).map(\.digest) == ["7"])
    #expect(try reader.tokens(of: []).isEmpty)
  }

  @Test("An answer is remembered with the work it answers, and forgotten when it is old")
  func idempotency() async throws {
    struct Refused: Error {}
    let code = DossierCode(stored: "000.00.01.H29-180601-0001")
    let answer = RememberedAnswer(of: code, bodyDigest: "1", body: Array("{}".utf8))
    let now = now
    await #expect(throws: Refused.self) {
      try await store.writer.transaction { transaction in
        try transaction.remember(answer, tokenDigest: "7", key: "a", now: now)
        throw Refused()
      }
    }
    #expect(try store.makeReader().remembered(tokenDigest: "7", key: "a") == nil)
    try store.writer.bulk { try $0.remember(answer, tokenDigest: "7", key: "a", now: now) }
    let reader = try store.makeReader()
    #expect(try reader.remembered(tokenDigest: "7", key: "a") == answer)
    #expect(try reader.remembered(tokenDigest: "8", key: "a") == nil)
    reader.endBatch()
    #expect(try store.writer.bulk { try $0.forgetAnswers(before: now) } == 0)
    #expect(try store.writer.bulk { try $0.forgetAnswers(before: later) } == 1)
    #expect(try reader.remembered(tokenDigest: "7", key: "a") == nil)
  }
}
