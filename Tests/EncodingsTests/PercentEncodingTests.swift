import Encodings
import Testing

@Suite("Percent-encoding") struct PercentEncodingTests {
  @Test(
    "All but unreserved characters, byte by byte (RFC 3986 section 2.3)",
    arguments: [
      ("", ""), ("aZ09-._~", "aZ09-._~"), ("a b", "a%20b"), ("a/b", "a%2Fb"), ("ế", "%E1%BA%BF"),
      ("%&=+", "%25%26%3D%2B"),
    ])
  func text(_ text: String, _ encoded: String) {
    #expect(PercentEncoding.text(text) == encoded)
    #expect(PercentEncoding.text(text, keepsSlashes: true) == encoded.replacing("%2F", with: "/"))
  }
}
