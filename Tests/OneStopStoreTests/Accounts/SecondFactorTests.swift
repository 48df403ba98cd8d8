import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("The second factor", .eachEngine) struct SecondFactorTests {
  let folder: TemporaryFolder
  let store: Store
  let now = Moment.at("2018-06-01T08:00")
  let later = Moment.at("2018-06-01T08:10")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try write { transaction throws in
      for (login, role) in [("lan", .leader), ("ha", .officer)] as [(String, Account.Role)] {
        let account = Account(login: login, name: login, role: role, agency: .district1)
        #expect(try transaction.add(StoredPerson(account, password: "scrypt$a")))
      }
    }
  }

  private func write(_ body: (Transaction) throws -> Void) throws { try store.writer.bulk { try body($0) } }

  private func factor(_ login: String = "lan") throws -> StoredSecondFactor {
    try store.makeReader().secondFactor(of: login)
  }

  @Test("Another app takes the place of the first, and each of its codes counts once, in order")
  func app() throws {
    try write { transaction throws in
      #expect(try !transaction.useApp(step: 5, of: "lan"))
      try transaction.setApp(sealed: "a", step: 99, of: "lan", now: now)
      try transaction.setApp(sealed: "b", step: 5, of: "lan", now: now)
      for (step, isGood) in [(5, false), (4, false), (6, true), (6, false), (9, true), (8, false)] as [(Int64, Bool)] {
        #expect(try transaction.useApp(step: step, of: "lan") == isGood, "\(step)")
      }
    }
    #expect(
      try factor() == .init(app: .init(sealed: "b", confirmedAt: now, lastStep: 9), passkeys: [], recoveryCodes: 0))
    try write { transaction throws in
      #expect(try transaction.dropApp(of: "lan") && !transaction.dropApp(of: "lan"))
    }
    #expect(try factor().app == nil && !factor().isOn)
  }

  @Test("A recovery code is used once, by its owner; new ones end the old")
  func recoveryCodes() throws {
    try write { transaction throws in
      try transaction.setRecoveryCodes(["a", "b", "c"], of: "lan")
      #expect(try !transaction.useRecoveryCode("a", of: "ha"))
      #expect(try transaction.useRecoveryCode("a", of: "lan") && !transaction.useRecoveryCode("a", of: "lan"))
    }
    #expect(try factor().recoveryCodes == 2 && !factor().isOn)
    try write { transaction throws in
      try transaction.setRecoveryCodes(["d"], of: "lan")
      #expect(try !transaction.useRecoveryCode("b", of: "lan") && transaction.useRecoveryCode("d", of: "lan"))
    }
  }

  @Test("A passkey belongs to one person, and its counter changes from what was checked alone")
  func passkeys() throws {
    let key = StoredPasskey(id: "k", label: "Điện thoại", publicKey: [4, 1], counter: .max, createdAt: now)
    try write { transaction throws in
      #expect(try transaction.addPasskey(key, of: "lan") && !transaction.addPasskey(key, of: "ha"))
      #expect(try !transaction.usePasskey("k", of: "ha", counter: 1, before: .max, now: later))
      #expect(try !transaction.usePasskey("k", of: "lan", counter: 1, before: 3, now: later))
      #expect(try transaction.usePasskey("k", of: "lan", counter: 7, before: .max, now: later))
      #expect(try !transaction.removePasskey("k", of: "ha"))
    }
    var used = key
    (used.counter, used.usedAt) = (7, later)
    #expect(try factor().passkeys == [used] && factor().isOn)
    try write { transaction throws in
      #expect(try transaction.removePasskey("k", of: "lan") && !transaction.removePasskey("k", of: "lan"))
      for number in 1...20 {
        let one = StoredPasskey(id: "\(number)", label: "a", publicKey: [], counter: 0, createdAt: now)
        #expect(try transaction.addPasskey(one, of: "lan"))
      }
      #expect(try !transaction.addPasskey(key, of: "lan"))
    }
  }

  @Test("Dropped, all of it is gone")
  func dropped() throws {
    try write { transaction throws in
      #expect(try !transaction.dropSecondFactor(of: "lan"))
      try transaction.setApp(sealed: "a", step: 1, of: "lan", now: now)
      _ = try transaction.addPasskey(
        StoredPasskey(id: "k", label: "a", publicKey: [], counter: 0, createdAt: now), of: "lan")
      try transaction.setRecoveryCodes(["a"], of: "lan")
      #expect(try transaction.dropSecondFactor(of: "lan"))
    }
    #expect(try factor() == StoredSecondFactor(app: nil, passkeys: [], recoveryCodes: 0))
  }

  @Test("A sign-in waits for its second step until its time is over, it is ended, or the account changes")
  func pending() throws {
    func login(_ digest: String, at moment: Moment) throws -> String? {
      try store.makeReader().pendingSignIn(digest, now: moment)?.login
    }
    try write { transaction throws in
      for digest in ["a", "b"] {
        try transaction.beginPendingSignIn(digest: digest, of: "lan", expiresAt: later)
      }
      try transaction.beginPendingSignIn(digest: "c", of: "ha", expiresAt: later)
    }
    #expect(try login("a", at: now) == "lan" && login("a", at: later) == nil && login("x", at: now) == nil)
    try write { try $0.endPendingSignIn(digest: "a") }
    #expect(try login("a", at: now) == nil && login("b", at: now) == "lan")
    try write { _ = try $0.setPassword("scrypt$b", of: "lan") }
    #expect(try login("b", at: now) == nil && login("c", at: now) == "ha")
    try write { _ = try $0.setDisabled(true, "ha") }
    #expect(try login("c", at: now) == nil)
    let entry = ProviderEntry(issuer: "https://id.example", subject: "1", name: "thanh-pho")
    try write { try $0.beginPendingSignIn(digest: "d", of: "lan", by: entry, expiresAt: later) }
    #expect(try store.makeReader().pendingSignIn("d", now: now)?.provider == entry)
    try write { _ = try $0.endSessions(of: "lan", but: "one") }
    #expect(try login("d", at: now) == nil)
    try write { transaction throws in
      try transaction.beginPendingSignIn(digest: "e", of: "lan", expiresAt: later)
      try transaction.forgetPendingSignIns(now: later)
    }
    #expect(try login("e", at: now) == nil)
  }

  @Test("A role that requires it shows in the sessions of those who have none")
  func roles() throws {
    func needs(_ digest: String) throws -> Bool? {
      try store.makeReader().signIn(digest: digest, now: now)?.needsSecondFactor
    }
    try write { transaction throws in
      for login in ["lan", "ha"] {
        try transaction.beginSession(digest: login, login: login, now: now, expiresAt: later)
      }
    }
    #expect(try needs("lan") == false)
    try write { try $0.setSecondFactorRoles([.leader, .admin]) }
    #expect(try store.makeReader().secondFactorRoles() == [.leader, .admin])
    #expect(try needs("lan") == true && needs("ha") == false)
    let reader = try store.makeReader()
    #expect(try reader.mustHaveSecondFactor("lan", on: now.date) && !reader.mustHaveSecondFactor("ha", on: now.date))
    try write { transaction throws in
      _ = try transaction.addPasskey(
        StoredPasskey(id: "k", label: "a", publicKey: [], counter: 0, createdAt: now), of: "lan")
    }
    #expect(try needs("lan") == false)
    let counts = try store.makeReader().secondFactorCounts(on: now.date)
    #expect(counts.keys.count == 2 && counts[.leader]?.people == 1 && counts[.leader]?.secured == 1)
    #expect(counts[.officer]?.people == 1 && counts[.officer]?.secured == 0)
    try write { try $0.setSecondFactorRoles([]) }
    #expect(try store.makeReader().secondFactorRoles().isEmpty)
  }

  @Test("The password typed again is noted in that session alone")
  func proved() throws {
    try write { transaction throws in
      for digest in ["a", "b"] {
        try transaction.beginSession(digest: digest, login: "lan", now: now, expiresAt: later)
      }
      try transaction.proveSession(digest: "b", now: now.adding(microseconds: 5))
    }
    let reader = try store.makeReader()
    #expect(try reader.signIn(digest: "a", now: now)?.provedAt == now)
    #expect(try reader.signIn(digest: "b", now: now)?.provedAt == now.adding(microseconds: 5))
  }

  @Test("Devices are known by person, the twenty used last")
  func devices() throws {
    try write { transaction throws in
      #expect(try transaction.noteDevice("a", of: "lan", now: now))
      #expect(try !transaction.noteDevice("a", of: "lan", now: now.adding(microseconds: Moment.day)))
      #expect(try transaction.noteDevice("a", of: "ha", now: now))
      for number in 1...20 {
        #expect(try transaction.noteDevice("\(number)", of: "lan", now: now.adding(microseconds: Int64(number))))
      }
      func known(_ digests: String..., of login: String) throws -> String? {
        try transaction.knownDevice(among: digests, of: login)
      }
      #expect(try known("1", "a", of: "lan") == "a" && known("1", of: "lan") == nil && known(of: "lan") == nil)
      #expect(try known("2", of: "lan") == "2" && known("2", "a", of: "ha") == "a")
      try transaction.forgetDevices(of: "lan")
      #expect(try known("a", "2", of: "lan") == nil && known("a", of: "ha") == "a")
    }
  }
}
