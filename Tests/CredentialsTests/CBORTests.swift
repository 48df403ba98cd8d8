import TestSupport
import Testing

@testable import Credentials

@Suite("CBOR") struct CBORTests {
  @Test(
    "The examples of RFC 8949 appendix A, of the kinds that are read",
    arguments: [
      ("00", .unsigned(0)), ("17", .unsigned(23)), ("1818", .unsigned(24)), ("1903e8", .unsigned(1_000)),
      ("1a000f4240", .unsigned(1_000_000)), ("1b000000e8d4a51000", .unsigned(1_000_000_000_000)),
      ("1bffffffffffffffff", .unsigned(.max)), ("20", .negative(0)), ("3863", .negative(99)),
      ("3bffffffffffffffff", .negative(.max)), ("f4", .bool(false)), ("f5", .bool(true)), ("f6", .null),
      ("40", .bytes([])), ("4401020304", .bytes([1, 2, 3, 4])), ("60", .text("")), ("6449455446", .text("IETF")),
      ("62c3bc", .text("ü")), ("64f0908591", .text("𐅑")), ("80", .array([])),
      ("83010203", .array([.unsigned(1), .unsigned(2), .unsigned(3)])), ("a0", .map([])),
      ("a201020304", .map([.init(.unsigned(1), .unsigned(2)), .init(.unsigned(3), .unsigned(4))])),
      ("a161618161 62", .map([.init(.text("a"), .array([.text("b")]))])),
    ] as [(String, CBOR)])
  func examples(_ hex: String, _ item: CBOR) throws {
    #expect(try CBOR(bytes(hex)) == item)
    #expect(PasskeyCheck.written(item) == bytes(hex))
  }

  @Test(
    "Refused: longer than needed, cut off, something after it, other kinds, a key twice, no text, too deep, too many",
    arguments: [
      "", "1817", "190018", "1a0000ffff", "1b00000000ffffffff", "5803010203", "18", "19ff", "4401", "62c3", "8301",
      "a101", "0000", "a000", "c074", "f7", "f800", "f93c00", "fa47c35000", "fb3ff199999999999a", "5f4101ff",
      "7f6161ff",
      "9f01ff", "bf01ff", "ff", "1c", "1d", "1e", "1f", "a201020103", "a1f401", "a18001", "61ff", "62c328",
      "818181818181818101",
      "9b7fffffffffffffff", "bbffffffffffffffff", "5bffffffffffffffff", "7b7fffffffffffffff",
    ])
  func refused(_ hex: String) { #expect(throws: CBOR.Malformed.self) { try CBOR(bytes(hex)) } }

  @Test("A long list is refused before it is read")
  func long() {
    #expect(throws: CBOR.Malformed.self) { try CBOR([0x99, 0x01, 0x01] + Array(repeating: 0xF6, count: 257)) }
    #expect(throws: Never.self) { try CBOR([0x99, 0x01, 0x00] + Array(repeating: 0xF6, count: 256)) }
  }

  @Test("Made-up bytes trap nowhere")
  func random() {
    var random = SplitMix64(seed: 11)
    var read = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<12, using: &random)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      PasskeyCheck.run(bytes)
      if (try? CBOR(bytes)) != nil { read += 1 }
    }
    #expect(read > 0)
  }
}

/// Reads hexadecimal digits, with spaces between them.
func bytes(_ hex: String) -> [UInt8] {
  let digits = hex.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}
