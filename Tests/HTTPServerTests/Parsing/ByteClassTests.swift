import Testing

@testable import HTTPServer

@Suite("Classes of bytes")
struct ByteClassTests {
  struct Class: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let signs: String
    var letters = true
    var ranges: [ClosedRange<UInt8>] = []
    let has: @Sendable (UInt8) -> Bool
  }

  static let classes = [
    Class(testDescription: "tchar (RFC 9110 section 5.6.2)", signs: "!#$%&'*+-.^_`|~", has: ByteClass.isToken),
    Class(
      testDescription: "a target (RFC 9112 section 3.2, and what browsers send)",
      signs: "!$%&'()*+,-./:;=?@[\\]^_`{|}~", has: ByteClass.isTarget),
    Class(
      testDescription: "a registered name (RFC 3986 section 3.2.2)", signs: "-._~!$&'()*+,;=",
      has: ByteClass.isRegisteredName),
    Class(
      testDescription: "a field's value (RFC 9110 section 5.5)", signs: "\t", letters: false,
      ranges: [0x20...0x7E, 0x80...0xFF], has: ByteClass.isFieldValue),
    Class(
      testDescription: "digits", signs: "", letters: false, ranges: [0x30...0x39], has: ByteClass.isDigit),
    Class(
      testDescription: "hexadecimal digits", signs: "ABCDEFabcdef", letters: false, ranges: [0x30...0x39],
      has: { ByteClass.hexadecimal($0) != nil }),
  ]

  @Test("Each is what the standard says, of all 256 bytes", arguments: classes)
  func bytes(_ example: Class) {
    let alphanumeric: [ClosedRange<UInt8>] = [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    let ranges = example.ranges + (example.letters ? alphanumeric : [])
    for byte in UInt8.min...UInt8.max {
      let belongs = example.signs.utf8.contains(byte) || ranges.contains { $0.contains(byte) }
      #expect(example.has(byte) == belongs, "\(byte)")
    }
  }
}
