import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Accounts of identity providers", .eachEngine) struct ProviderAccountTests {
  let store: Store
  let folder: TemporaryFolder
  let now = Moment.at("2018-06-01T08:00")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    for login in ["lan", "ha"] {
      let account = Account(login: login, name: login, role: .officer, agency: .district1)
      _ = try store.writer.bulk { try $0.add(StoredPerson(account, password: "x")) }
    }
  }

  private func account(_ issuer: String, _ subject: String) -> ProviderAccount {
    ProviderAccount(issuer: issuer, subject: subject, linkedAt: now)
  }

  @Test("One lets one person in: the number alone says nothing, and another person cannot take it")
  func linked() throws {
    let (first, second) = (account("https://a.example", "1"), account("https://b.example", "1"))
    try store.writer.bulk { transaction throws in
      #expect(try transaction.link(first, to: "lan"))
      #expect(try !transaction.link(first, to: "ha"))
      #expect(try transaction.link(second, to: "lan"))
    }
    let reader = try store.makeReader()
    #expect(try reader.login(ofProvider: "https://a.example", subject: "1") == "lan")
    #expect(try reader.login(ofProvider: "https://a.example", subject: "2") == nil)
    #expect(try reader.providerAccounts(of: "lan") == [first, second])
    #expect(try reader.providerAccounts(of: "ha") == [])
  }

  @Test("Only its own person's link is taken away")
  func unlinked() throws {
    let account = account("https://a.example", "1")
    try store.writer.bulk { transaction throws in
      _ = try transaction.link(account, to: "lan")
      #expect(try !transaction.unlink(issuer: account.issuer, subject: "1", of: "ha"))
      #expect(try transaction.unlink(issuer: account.issuer, subject: "1", of: "lan"))
      #expect(try transaction.login(ofProvider: account.issuer, subject: "1") == nil)
    }
  }

  @Test("A session says which provider began it")
  func session() throws {
    try store.writer.bulk { transaction throws in
      for (digest, provider) in [("a", "idp"), ("b", nil)] as [(String, String?)] {
        try transaction.beginSession(
          digest: digest, login: "lan", now: now, expiresAt: now.adding(microseconds: Moment.hour), provider: provider)
      }
    }
    let reader = try store.makeReader()
    #expect(try reader.signIn(digest: "a", now: now)?.provider == "idp")
    #expect(try reader.signIn(digest: "b", now: now)?.provider == nil)
  }
}
