import Encodings
import TestSupport
import Testing

@Suite("Base64url") struct Base64URLTests {
  @Test(
    "Base64url of RFC 4648 section 10, without padding",
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"), ("~~~", "fn5-"), ("???", "Pz8_"),
    ])
  func base64(_ text: String, _ encoded: String) {
    #expect(Base64URL.text(Array(text.utf8)) == encoded)
    #expect(Base64URL.bytes(encoded) == Array(text.utf8))
  }

  @Test("Random bytes come back")
  func random() {
    var random = SplitMix64(seed: 5)
    for length in 0..<200 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
    }
  }

  @Test(
    "What nobody writes is not read: other letters, padding, a length that none has, bits left over",
    arguments: ["A", "Zg==", "Zh", "Zm9", "Zm+v", "Zm/v", "Z g", "Zể"])
  func wrong(_ text: String) { #expect(Base64URL.bytes(text) == nil) }
}
