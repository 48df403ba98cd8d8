import HTTPServer
import Testing

@testable import Operations
@testable import Web

@Suite struct PasswordHashTests {
  private let cheap = PasswordHash.Cost(logN: 4)

  @Test("scrypt's own example: the key that RFC 7914 section 12 gives")
  func example() throws {
    let cost = PasswordHash.Cost(logN: 14, blockSize: 8, parallelism: 1)
    let hash = try PasswordHash(
      "pleaseletmein", cost: cost, salt: Array("SodiumChloride".utf8), keyBytes: 64)
    // 7023bdcb3afd7348…dfcf017b45575887
    #expect(
      hash.description
        == "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$"
        + "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw")
  }

  @Test("A stored hash accepts its own password and no other")
  func matches() throws {
    let hash = try PasswordHash("một hai ba", cost: cheap)
    let stored = try #require(PasswordHash(stored: hash.description))
    #expect(stored == hash)
    #expect(stored.matches("một hai ba"))
    #expect(!stored.matches("một hai bà"))
    #expect(!stored.matches("một hai ba "))
    #expect(!stored.matches(""))
  }

  @Test("Composed and decomposed letters make the same password")
  func normalization() throws {
    #expect(try PasswordHash("Thế\u{0301}", cost: cheap).matches("Th\u{1EBF}\u{0301}"))
    #expect(try PasswordHash("e\u{0302}\u{0301}", cost: cheap).matches("\u{1EBF}"))
  }

  @Test("Two accounts with one password have nothing in common")
  func salts() throws {
    #expect(try PasswordHash("mật khẩu", cost: cheap) != PasswordHash("mật khẩu", cost: cheap))
  }

  @Test("New hashes cost N = 2^15, r = 8, p = 1")
  func cost() throws {
    #expect(try PasswordHash("x").description.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
  }

  @Test(
    "A text that is not a hash, or asks for too much memory, is refused",
    arguments: [
      "", "mật khẩu", "$scrypt$", "$bcrypt$ln=15,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=15,r=8$AAAA$AAAAAAAAAAAAAAAAAAAAAA", "$scrypt$ln=30,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=99999999999999999999,r=8,p=1$AAAA$AAAAAAAAAAAAAAAAAAAAAA",
      "$scrypt$ln=4,r=8,p=1$$AAAAAAAAAAAAAAAAAAAAAA", "$scrypt$ln=4,r=8,p=1$AAAA$AAAA",
      "$scrypt$ln=4,r=8,p=1$A*AA$AAAAAAAAAAAAAAAAAAAAAA",
    ])
  func unreadable(_ text: String) {
    #expect(PasswordHash(stored: text) == nil)
  }
}

@Suite struct PasswordsTests {
  private let client: ClientAddress

  init() throws { client = try #require(ClientAddress("192.0.2.1")) }

  @Test("The right password, a wrong one, no account, and a stored text that is not a hash")
  func verify() async throws {
    let passwords = Passwords(cost: PasswordHash.Cost(logN: 4))
    let stored = try PasswordHash("đúng", cost: PasswordHash.Cost(logN: 4)).description
    #expect(try await passwords.verify("đúng", stored: stored, client: client))
    #expect(try await passwords.verify("sai", stored: stored, client: client) == false)
    #expect(try await passwords.verify("đúng", stored: nil, client: client) == false)
    #expect(try await passwords.verify("đúng", stored: "đúng", client: client) == false)
  }

  @Test("Many at once are all answered; beyond the limit on waiting they are turned away")
  func queue() async throws {
    let cost = PasswordHash.Cost(logN: 12)
    let passwords = Passwords(capacity: 3, cost: cost)
    let stored = try PasswordHash("đúng", cost: cost).description
    let client = client
    let (right, busy) = await withTaskGroup(of: Bool?.self) { group in
      for _ in 0..<40 { group.addTask { try? await passwords.verify("đúng", stored: stored, client: client) } }
      return await group.reduce(into: (0, 0)) { counts, answer in
        if answer == true { counts.0 += 1 } else { counts.1 += 1 }
      }
    }
    #expect(right + busy == 40)
    #expect(right >= 4)
    #expect(try await passwords.verify("đúng", stored: stored, client: client))
  }

  @Test("Who has signed in before is checked before strangers, even if each of these comes for the first time")
  func known() async throws {
    let cost = PasswordHash.Cost(logN: 8)
    let passwords = Passwords(capacity: 64, cost: cost)
    let stored = try PasswordHash("đúng", cost: cost).description
    let office = client
    #expect(try await passwords.verify("đúng", stored: stored, client: office))
    let strangers = (0..<250).compactMap { ClientAddress("198.51.100.\($0)") }
    let right = await withTaskGroup(of: Bool?.self) { group in
      for stranger in strangers {
        group.addTask {
          _ = try? await passwords.verify("sai", stored: stored, client: stranger)
          return nil
        }
      }
      // A colleague at the same address has mistyped.
      for _ in 0..<10 {
        group.addTask { try? await passwords.verify("đúng", stored: stored, client: office, wrongOnes: 3) }
      }
      return await group.reduce(into: 0) { if $1 == true { $0 += 1 } }
    }
    #expect(right == 10)
  }

  @Test("What nobody waits for any more is not checked")
  func gone() async throws {
    let passwords = Passwords(cost: PasswordHash.Cost(logN: 4))
    let client = client
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await passwords.verify("đúng", stored: nil, client: client)
    }
    await #expect(throws: Passwords.Busy.self) { try await task.value }
    #expect(try await passwords.verify("đúng", stored: nil, client: client) == false)
  }

  @Test("While a hundred clients flood it with wrong passwords, a client without failures is still checked")
  func flood() async throws {
    let cost = PasswordHash.Cost(logN: 8)
    let passwords = Passwords(capacity: 64, cost: cost)
    let stored = try PasswordHash("đúng", cost: cost).description
    let flood = (0..<100).compactMap { ClientAddress("198.51.100.\($0)") }
    let right = (0..<22).compactMap { ClientAddress("203.0.113.\($0)") }
    let answers = await withTaskGroup(of: Bool?.self) { group in
      for client in flood + flood + flood {
        group.addTask {
          _ = try? await passwords.verify("sai", stored: stored, client: client, wrongOnes: 9)
          return nil
        }
      }
      for client in right {
        group.addTask { try? await passwords.verify("đúng", stored: stored, client: client) }
      }
      return await group.reduce(into: 0) { if $1 == true { $0 += 1 } }
    }
    #expect(answers == 22)
  }

  @Test("Strangers at a name that nobody attacks come before strangers at one that many attack")
  func attackedName() async throws {
    let cost = PasswordHash.Cost(logN: 8)
    let passwords = Passwords(capacity: 64, cost: cost)
    let stored = try PasswordHash("đúng", cost: cost).description
    let flood = (0..<250).compactMap { ClientAddress("198.51.100.\($0)") }
    let right = (0..<22).compactMap { ClientAddress("203.0.113.\($0)") }
    let answers = await withTaskGroup(of: Bool?.self) { group in
      for client in flood {
        group.addTask {
          _ = try? await passwords.verify("sai", stored: stored, client: client, wrongOnesAtName: 1)
          return nil
        }
      }
      for client in right {
        group.addTask { try? await passwords.verify("đúng", stored: stored, client: client) }
      }
      return await group.reduce(into: 0) { if $1 == true { $0 += 1 } }
    }
    #expect(answers == 22)
  }
}
