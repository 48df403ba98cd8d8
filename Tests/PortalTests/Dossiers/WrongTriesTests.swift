import HTTPServer
import OneStop
import Testing

@testable import Pages
@testable import Web

@Suite struct WrongTriesTests {
  private let tries = WrongTries()
  private let start = Moment(microseconds: 1_528_857_660_000_000)
  private let first: DossierCode

  init() throws { first = try #require(DossierCode("000.00.14.H29-180601-0001")) }

  private func code(_ serial: Int) throws -> DossierCode {
    try #require(DossierCode("000.00.14.H29-180601-\(1_000 + serial)"))
  }

  private func shown(
    _ address: String, _ proof: WrongTries.Proof = .digits, isRight: Bool = false, at code: DossierCode? = nil,
    after seconds: Int64 = 0
  ) throws -> WrongTries.Wait? {
    tries.wait(
      for: proof, isRight: isRight, client: try #require(ClientAddress(address)), code: code ?? first,
      now: start.adding(microseconds: seconds * Moment.second))
  }

  @Test("Five failures an hour by a client at a dossier, digits and key together")
  func clientAndDossier() throws {
    for second in 0..<5 {
      #expect(try shown("192.0.2.1", second % 2 == 0 ? .digits : .key, after: Int64(second)) == nil)
    }
    #expect(try shown("192.0.2.1", after: 5) == .own(minutes: 60))
    #expect(try shown("192.0.2.1", .key, isRight: true, after: 5) == .own(minutes: 60))
    #expect(try shown("192.0.2.1", at: code(1), after: 5) == nil)
    #expect(try shown("192.0.2.2", isRight: true, after: 5) == nil)
    #expect(try shown("192.0.2.1", after: 3_599) == .own(minutes: 1))
    #expect(try shown("192.0.2.1", after: 3_600) == nil)
    #expect(try shown("192.0.2.1", after: 3_600) == .own(minutes: 1))
  }

  @Test("Right ones do not count", arguments: [WrongTries.Proof.digits, .key])
  func right(_ proof: WrongTries.Proof) throws {
    for _ in 0..<60 { #expect(try shown("192.0.2.1", proof, isRight: true) == nil) }
    #expect(try shown("192.0.2.1", proof) == nil)
  }

  @Test("Twenty an hour by a client at all dossiers")
  func client() throws {
    for serial in 0..<20 { #expect(try shown("192.0.2.1", at: code(serial)) == nil) }
    #expect(try shown("192.0.2.1", at: code(20)) == .own(minutes: 60))
    #expect(try shown("192.0.2.1", at: code(20), after: 3_600) == nil)
  }

  @Test("All addresses of a /64 are one client, and an IPv4 address is the same one however it is written")
  func oneClient() throws {
    var counted = 0
    for serial in 0..<200 where try shown("2001:db8:1:2::\(String(serial, radix: 16))", at: code(serial)) == nil {
      counted += 1
    }
    #expect(counted == 20)
    for serial in 0..<20 {
      #expect(try shown(serial % 2 == 0 ? "::ffff:192.0.2.7" : "192.0.2.7", at: code(serial)) == nil)
    }
    #expect(try shown("64:ff9b::c000:207", at: code(20)) == .own(minutes: 60))
  }

  @Test("Two hundred an hour by a /48, whatever its /64s; a thousand by everybody")
  func network() throws {
    for index in 0..<200 {
      #expect(try shown("2001:db8:1:\(String(index, radix: 16))::1", at: code(index)) == nil)
    }
    #expect(try shown("2001:db8:1:ffff::1", at: code(200)) == .others(minutes: 60))
    #expect(try shown("2001:db8:2::1", at: code(200)) == nil)
    for index in 201..<1_000 {
      #expect(try shown("10.0.\(index / 250).\(index % 250)", at: code(index)) == nil)
    }
    #expect(try shown("203.0.113.9") == .others(minutes: 60))
    #expect(try shown("203.0.113.9", isRight: true) == .others(minutes: 60))
    #expect(try shown("203.0.113.9", .key, isRight: true) == nil)
  }

  @Test("After fifty wrong keys by others, a wrong key has to wait and the right one opens")
  func keys() throws {
    for index in 0..<50 { #expect(try shown("192.0.2.\(index)", .key) == nil) }
    #expect(try shown("203.0.113.9", .key) == .others(minutes: 60))
    #expect(try shown("203.0.113.9", .key, isRight: true) == nil)
    #expect(try shown("203.0.113.9", .key, after: 3_600) == nil)
  }
}
