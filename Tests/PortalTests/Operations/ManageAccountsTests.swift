import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Accounts, as administrators manage them", .eachEngine) struct ManageAccountsTests {
  private let data: TestStore
  private let now = TestStore.operationsNow
  private let district: AgencyCode
  private let other: AgencyCode
  private let city: AgencyCode

  init() throws {
    data = try TestStore()
    district = try data.agency(TestStore.district).code
    other = try data.agency(TestStore.otherDistrict).code
    city = try data.catalogue.roots.first.unwrapped.code
    for (login, post) in [("thanh", Post(.admin, at: city)), ("quan", Post(.admin, at: district))] {
      try run(
        AddPerson(Person(login: login, name: login, posts: [post]), by: AccountManager(command: "root"), now: now))
    }
  }

  private func run<Change: Operation>(_ change: Change) throws -> Change.Outcome {
    try data.store.writer.bulk { try change.run(in: $0) }
  }

  private func manager(_ login: String) throws -> AccountManager {
    let person = try data.read { try $0.person(login).unwrapped.person }
    return AccountManager(try person.account(on: now.date).unwrapped, from: Origin(client: "10.0.0.1"))
  }

  private func person(_ login: String, _ posts: Post...) -> Person {
    Person(login: login, name: "Trần Thị Bưởi", posts: posts)
  }

  private func refusal(_ body: () throws -> Void) -> AccountRefusal? {
    do { try body() } catch { return error as? AccountRefusal }
    return nil
  }

  @Test("An agency's administrator makes accounts there and below, the city's everywhere, nobody else any")
  func making() throws {
    let ward = try data.catalogue.children(of: district).first.unwrapped.code
    let clerk = Account(login: "thanh", name: "x", role: .leader, agency: city)
    let cases: [(AccountManager, AgencyCode, AccountRefusal?)] = [
      (try manager("quan"), district, nil), (try manager("quan"), ward, nil), (try manager("quan"), other, .outOfReach),
      (try manager("quan"), city, .outOfReach), (try manager("thanh"), other, nil),
      (AccountManager(clerk, from: Origin(client: "")), district, .outOfReach),
      (AccountManager(command: "root"), other, nil),
    ]
    for (number, (manager, agency, expected)) in cases.enumerated() {
      let new = person("moi\(number)", Post(.clerk, at: agency))
      #expect(refusal { try run(AddPerson(new, by: manager, now: now)) } == expected, "\(number)")
      #expect(try data.read { try $0.person(new.login) != nil } == (expected == nil))
    }
    #expect(
      refusal {
        try run(AddPerson(person("moi0", Post(.clerk, at: district)), by: AccountManager(command: "root"), now: now))
      }
        == .loginTaken)
  }

  @Test(
    "Of somebody with posts elsewhere only the own agency's posts are changed, and of nobody what has changed since")
  func changing() throws {
    let both = person("lan", Post(.clerk, at: district), Post(.officer, at: other))
    try run(AddPerson(both, by: AccountManager(command: "root"), now: now))
    func change(_ manager: AccountManager, _ body: (inout Person) -> Void) -> AccountRefusal? {
      var after = both
      body(&after)
      return refusal { try run(ChangePerson(both, to: after, by: manager, now: now)) }
    }
    let quan = try manager("quan")
    #expect(change(quan) { $0.name = "Lan" } == .outOfReach)
    #expect(change(quan) { $0.posts = [both.posts[0]] } == .outOfReach)
    #expect(change(quan) { $0.posts.append(Post(.leader, at: other)) } == .outOfReach)
    #expect(refusal { try run(ManagePerson(.disable, "lan", by: quan, now: now)) } == .outOfReach)
    #expect(change(quan) { $0.posts[0].role = .leader } == nil)
    #expect(change(try manager("thanh")) { $0.name = "Lan" } == .outdated)
    let present = try data.read { try $0.person("lan").unwrapped.person }
    #expect(present.posts == [Post(.leader, at: district), Post(.officer, at: other)])
    var renamed = present
    renamed.name = "Lan"
    #expect(refusal { try run(ChangePerson(present, to: renamed, by: try manager("thanh"), now: now)) } == nil)
    #expect(try data.read { try $0.person("lan")?.person.name } == "Lan")
  }

  @Test("Administrators do not close the door behind themselves, and one who is closed opens nothing")
  func oneself() throws {
    let quan = try manager("quan")
    let own = try data.read { try $0.person("quan").unwrapped.person }
    #expect(refusal { try run(ManagePerson(.disable, "quan", by: quan, now: now)) } == .oneself)
    var after = own
    after.posts = [Post(.admin, at: district, to: now.date)]
    #expect(refusal { try run(ChangePerson(own, to: after, by: quan, now: now)) } == .oneself)
    try run(ManagePerson(.disable, "quan", by: try manager("thanh"), now: now))
    #expect(refusal { try run(AddPerson(person("a1", Post(.clerk, at: district)), by: quan, now: now)) } == .outOfReach)
    // Nor do they make their own time longer; but a post with an end is no hindrance.
    let ending = Post(.admin, at: district, to: now.date.adding(days: 9))
    try run(AddPerson(person("tam", ending), by: AccountManager(command: "root"), now: now))
    let tam = try manager("tam")
    let short = try data.read { try $0.person("tam").unwrapped.person }
    var longer = short
    longer.posts = [Post(.admin, at: district)]
    #expect(refusal { try run(ChangePerson(short, to: longer, by: tam, now: now)) } == .oneself)
    var renamed = short
    renamed.name = "Tám"
    #expect(refusal { try run(ChangePerson(short, to: renamed, by: tam, now: now)) } == nil)
    // Whoever has no post is no agency's.
    try run(AddPerson(person("khong"), by: AccountManager(command: "root"), now: now))
    #expect(refusal { try run(ManagePerson(.endSessions, "khong", by: tam, now: now)) } == .outOfReach)
    #expect(refusal { try run(ManagePerson(.endSessions, "khong", by: try manager("thanh"), now: now)) } == nil)
    #expect(
      refusal { try run(ManagePerson(.enable, "nobody", by: AccountManager(command: "root"), now: now)) } == .unknown)
  }

  @Test("A list has the people of its agencies with all their posts, by words of the name or the login")
  func list() throws {
    try run(
      AddPerson(
        person("lan", Post(.clerk, at: district), Post(.officer, at: other)), by: AccountManager(command: "root"),
        now: now))
    try run(AddPerson(person("nga", Post(.clerk, at: other)), by: AccountManager(command: "root"), now: now))
    func logins(_ agencies: Set<AgencyCode>?, _ words: [String] = [], after: String = "", limit: Int = 9) throws
      -> [String]
    {
      try data.read { try $0.people(of: agencies, matching: words, after: after, limit: limit) }.map(\.person.login)
    }
    #expect(try logins(nil) == ["lan", "nga", "quan", "thanh"])
    #expect(try logins([district]) == ["lan", "quan"] && logins([]) == [])
    #expect(try logins(nil, ["buoi", "tran"]) == ["lan", "nga"] && logins(nil, ["qua"]) == ["quan"])
    #expect(try logins(nil, after: "lan", limit: 2) == ["nga", "quan"])
    #expect(try data.read { try $0.people(of: [district], limit: 1) }[0].person.posts.count == 2)
    #expect(try data.read { try $0.people(of: nil, limit: 1) }[0].signedInAt == nil)
  }

  @Test("Each change is a line of the log, which is searched by agency, account, event and day")
  func log() throws {
    try run(AddPerson(person("lan", Post(.clerk, at: district)), by: try manager("quan"), now: now))
    try run(ManagePerson(.endSessions, "lan", by: try manager("thanh"), now: now))
    func lines(_ query: SecurityQuery) throws -> [String] {
      try data.read { try $0.securityLines(query, limit: 9) }.map(\.line).map {
        "\($0.event.rawValue) \($0.actor ?? "-")"
      }
    }
    #expect(try lines(SecurityQuery(logins: ["lan"])) == ["sessions ended thanh", "account made quan"])
    #expect(try lines(SecurityQuery(agencies: [other])) == [])
    #expect(
      try lines(SecurityQuery(agencies: [district], events: [.accountMade])) == ["account made quan", "account made -"])
    #expect(try lines(SecurityQuery(logins: ["lan"], period: Period(day: now.date))).count == 2)
    #expect(try lines(SecurityQuery(period: Period(day: now.date.adding(days: 1)))) == [])
    let later = now.adding(microseconds: Moment.day)
    try data.store.writer.bulk { try $0.forgetSecurityLines(before: later) }
    #expect(try lines(SecurityQuery()).count == 1, "the newest keeps the numbers")
  }

  private func link(_ login: String, _ digest: String) throws {
    let manager = try manager("thanh")
    let link = PasswordLink(digest, now: now)
    try run(ManagePerson(.link(link, letters: nil), login, by: manager, now: now))
  }

  private func works(_ secret: String) throws -> Bool {
    try data.read { try $0.login(ofPasswordLink: Secrets.digest(secret), now: now) != nil }
  }

  @Test("Nobody gives themselves a link, another address, or a sign-in without the second step")
  func ownWayIn() throws {
    let manager = try manager("thanh")
    let own = try data.read { try $0.person("thanh").unwrapped.person }
    for deed in [
      .disable, .link(PasswordLink("a", now: now), letters: nil), .dropSecondFactor(letters: nil),
      .unlinkProviders(letters: nil),
    ] as [ManagePerson.Deed] {
      #expect(refusal { try run(ManagePerson(deed, "thanh", by: manager, now: now)) } == .oneself)
    }
    var after = own
    after.email = EmailAddress(stored: "ai@example.vn")
    #expect(refusal { try run(ChangePerson(own, to: after, by: manager, now: now)) } == .oneself)
    after = own
    after.name = "Tên mới"
    #expect(refusal { try run(ChangePerson(own, to: after, by: manager, now: now)) } == nil)
  }

  @Test("A link for a password ends with other posts, and when the account is closed")
  func linksEnd() throws {
    try run(AddPerson(person("lan", Post(.clerk, at: district)), by: AccountManager(command: "root"), now: now))
    try link("lan", "first")
    #expect(try works("first"))
    let before = try data.read { try $0.person("lan").unwrapped.person }
    var after = before
    after.posts.append(Post(.admin, at: city))
    try run(ChangePerson(before, to: after, by: try manager("thanh"), now: now))
    #expect(try !works("first"))
    try link("lan", "second")
    try run(ManagePerson(.disable, "lan", by: try manager("thanh"), now: now))
    try run(ManagePerson(.enable, "lan", by: try manager("thanh"), now: now))
    #expect(try !works("second"))
  }

  @Test("Who forgot the password, or had it stolen, begins anew: providers' accounts that opened theirs no longer do")
  func providers() throws {
    try run(AddPerson(person("lan", Post(.clerk, at: district)), by: AccountManager(command: "root"), now: now))
    let account = ProviderAccount(issuer: "https://id.example", subject: "1", linkedAt: now)
    _ = try run(LinkProvider(account, to: "lan", by: nil, from: Origin(client: "")))
    try link("lan", "first")
    let use = UsePasswordLink(
      Secrets.digest("first"), hash: "!", from: Origin(client: ""), letters: nil, now: now)
    #expect(try run(use))
    #expect(try data.read { try $0.providerAccounts(of: "lan") }.isEmpty)
  }
}
