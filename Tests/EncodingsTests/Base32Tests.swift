import Encodings
import TestSupport
import Testing

@Suite("Base32") struct Base32Tests {
  @Test(
    "Base32 of RFC 4648 section 10, without padding",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ])
  func base32(_ text: String, _ encoded: String) {
    #expect(Base32.text(Array(text.utf8)) == encoded)
    #expect(Base32.bytes(encoded) == Array(text.utf8))
    #expect(Base32.bytes(encoded.lowercased()) == Array(text.utf8))
  }

  @Test("Random bytes come back")
  func random() {
    var random = SplitMix64(seed: 5)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Base32.bytes(Base32.text(bytes)) == bytes)
    }
  }

  @Test(
    "What nobody writes is not read: other letters, padding, a length that none has, bits left over",
    arguments: ["A", "AAA", "AAAAAA", "MY======", "M1", "MZ", "M Y", "MỲ"])
  func wrong32(_ text: String) { #expect(Base32.bytes(text) == nil) }
}
