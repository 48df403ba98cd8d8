import HTTPServer
import OneStop
import Testing

@testable import Web

@Suite struct SignInTriesTests {
  private let tries = SignInTries()
  private let start = Moment(microseconds: 1_528_857_660_000_000)

  private func beginning(_ address: String, _ login: String, after seconds: Int64 = 0) throws -> SignInTries.Beginning {
    tries.begin(
      client: try #require(ClientAddress(address)), login: login,
      now: start.adding(microseconds: seconds * Moment.second))
  }

  /// The minutes to wait; 0 where the try has begun.
  private func wait(_ address: String, _ login: String, after seconds: Int64 = 0) throws -> Int {
    if case .wait(let minutes) = try beginning(address, login, after: seconds) { minutes } else { 0 }
  }

  private func begun(_ address: String, _ login: String, after seconds: Int64 = 0) throws -> SignInTries.Try {
    guard case .begun(let begun) = try beginning(address, login, after: seconds) else { throw Missing() }
    return begun
  }

  @Test("After five failures a client waits for that account, a quarter of an hour from the first")
  func clientAndAccount() throws {
    for second in 0..<5 { #expect(try wait("192.0.2.1", "ha", after: Int64(second)) == 0) }
    #expect(try wait("192.0.2.1", "ha", after: 5) == 15)
    #expect(try wait("192.0.2.1", "ha", after: 600) == 5)
    #expect(try wait("192.0.2.1", "nga", after: 600) == 0)
    #expect(try wait("192.0.2.2", "ha", after: 600) == 0)
    #expect(try wait("192.0.2.1", "ha", after: 900) == 0)
    #expect(try wait("192.0.2.1", "ha", after: 900) == 1)
  }

  @Test("The wait grows with the failures: ten in an hour, twenty in a day")
  func growing() throws {
    let rounds = [0, 900, 3_600, 4_500] as [Int64]
    for round in rounds {
      for _ in 0..<5 { #expect(try wait("192.0.2.1", "ha", after: round) == 0) }
      #expect(try wait("192.0.2.1", "ha", after: round) > 0)
    }
    #expect(try wait("192.0.2.1", "ha", after: 8_100) == (86_400 - 8_100) / 60)
    #expect(try wait("192.0.2.1", "ha", after: 86_400) == 0)
  }

  @Test("A client waits after thirty over all accounts, a network after a hundred")
  func overAll() throws {
    for index in 0..<30 { #expect(try wait("192.0.2.1", "a\(index)") == 0) }
    #expect(try wait("192.0.2.1", "ha") == 15)
    for index in 0..<100 { #expect(try wait("2001:db8:1:\(index)::1", "b\(index)") == 0) }
    #expect(try wait("2001:db8:1:ff::1", "ha") == 15)
    #expect(try wait("2001:db8:2::1", "ha") == 0)
  }

  @Test("A name's wrong tries count from all clients, and neither those of its owner's browser nor right ones")
  func atName() throws {
    let owner = tries.begin(client: try #require(ClientAddress("192.0.2.9")), login: "ha", device: "d", now: start)
    guard case .begun(let known) = owner else { throw Missing() }
    #expect(known.wrongOnesAtName == 0)
    for number in 0..<3 { #expect(try begun("192.0.2.\(number)", "ha").wrongOnesAtName == number) }
    #expect(try begun("198.51.100.1", "nga").wrongOnesAtName == 0)
    let right = try begun("198.51.100.2", "ha")
    #expect(right.wrongOnesAtName == 3)
    tries.succeeded(right)
    #expect(try begun("198.51.100.3", "ha", after: 1).wrongOnesAtName == 3)
    #expect(try begun("198.51.100.4", "ha", after: 900).wrongOnesAtName == 1)
  }

  private func wait(code login: String, from address: String, device: String? = nil) throws -> Int {
    let client = try #require(ClientAddress(address))
    guard case .wait(let minutes) = tries.begin(client: client, login: login, step: .code, device: device, now: start)
    else { return 0 }
    return minutes
  }

  @Test("An account takes twenty wrong codes from all clients in an hour; a known browser is a client of its own")
  func codes() throws {
    for index in 0..<20 { #expect(try wait(code: "ha", from: "198.51.100.\(index)") == 0) }
    #expect(try wait(code: "ha", from: "203.0.113.1") == 60)
    #expect(try wait(code: "nga", from: "203.0.113.1") == 0)
    // The password is another matter.
    #expect(try wait("203.0.113.1", "ha") == 0)
    for _ in 0..<5 { #expect(try wait(code: "ha", from: "203.0.113.1", device: "d") == 0) }
    #expect(try wait(code: "ha", from: "203.0.113.1", device: "d") == 15)
  }

  @Test("Nobody's tries hold up a browser that the account knows, and its own do")
  func knownDevice() throws {
    let client = try #require(ClientAddress("192.0.2.1"))
    for index in 0..<30 { #expect(try wait("192.0.2.1", "a\(index)") == 0) }
    for index in 0..<50 { _ = try wait("198.51.100.\(index)", "ha") }
    #expect(try wait("192.0.2.1", "ha") > 0)
    func beginning() -> SignInTries.Beginning { tries.begin(client: client, login: "ha", device: "d", now: start) }
    for _ in 0..<4 { guard case .begun = beginning() else { throw Missing() } }
    guard case .begun(let right) = beginning(), case .wait(minutes: 15) = beginning() else { throw Missing() }
    #expect(right.wrongOnes == 4)
    tries.succeeded(right)
    guard case .begun = beginning() else { throw Missing() }
  }

  @Test("Other clients' failures lock nobody out of an account; each client then has two")
  func strangers() throws {
    for index in 0..<50 { #expect(try wait("198.51.100.\(index)", "ha") == 0) }
    #expect(try wait("203.0.113.1", "ha") == 0)
    #expect(try wait("203.0.113.1", "ha") == 0)
    #expect(try wait("203.0.113.1", "ha") == 15)
    #expect(try wait("203.0.113.2", "ha") == 0)
    #expect(try wait("203.0.113.1", "nga") == 0)
  }

  @Test("The right password does not count, and clears the client's earlier failures")
  func success() throws {
    for _ in 0..<4 { #expect(try wait("192.0.2.1", "ha") == 0) }
    tries.succeeded(try begun("192.0.2.1", "ha", after: 1))
    for _ in 0..<5 { #expect(try wait("192.0.2.1", "ha", after: 2) == 0) }
    #expect(try wait("192.0.2.1", "ha", after: 2) == 15)
  }

  @Test("An attempt that was never checked does not count")
  func busy() throws {
    for _ in 0..<100 { tries.forget(try begun("192.0.2.1", "ha")) }
    #expect(try begun("192.0.2.1", "ha").wrongOnes == 0)
    #expect(try begun("192.0.2.1", "ha").wrongOnes == 1)
  }

  @Test("Right passwords of many people at one address never make them wait")
  func manyPeople() throws {
    for index in 0..<400 { tries.succeeded(try begun("192.0.2.1", "nguoi\(index)", after: Int64(index))) }
  }

  @Test("Memory is bounded, however many names and clients there are and however long the names")
  func bounded() throws {
    for index in 0..<40_000 {
      let name = String(repeating: "x", count: index % 100) + "\(index)"
      _ = try wait("10.\(index >> 16).\(index >> 8 & 255).\(index & 255)", name)
    }
    #expect(tries.heldCount <= 16_384)
  }
}
