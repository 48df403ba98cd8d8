import TestSupport
import Testing

@testable import HTTPServer

@Suite("A client that speaks TLS on the plain port")
struct TLSTests {
  /// The ClientHello of OpenSSL 3 for TLS 1.3 (RFC 8446 section 4.1.2), 243 bytes.
  static let hello = bytes(
    """
    16030100ee010000ea0303d609a9e9ca57e2471fb1eea533bc5d45edeb0e96239f01782e715eeac624036c20eccd87216d1c9206da4b
    c3f5a032d566ea817b721a8c8bf405796ab34e5bba40000813021303130100ff010000990000000e000c0000096c6f63616c686f7374
    000b000403000102000a00160014001d0017001e0019001801000101010201030104002300000016000000170000000d001e001c0403
    05030603080708080809080a080b080408050806040105010601002b0003020304002d00020101003300260024001d002098b295f925
    e23aaeed99d7843ba2e73fc32aa2ee4d0c5cd9e225e28f35a9004a
    """)

  private static func bytes(_ digits: String) -> [UInt8] {
    var values = digits.utf8.compactMap { ByteClass.hexadecimal($0) }[...]
    var bytes: [UInt8] = []
    while let high = values.popFirst(), let low = values.popFirst() { bytes.append(high << 4 | low) }
    return bytes
  }

  @Test("is refused at once, and others are served", arguments: [1, 6, 243])
  func hello(_ count: Int) async throws {
    try await withServer(echo) { port, _ in
      #expect(Self.hello.count == 243)
      let client = try TestClient(port: port)
      client.send(Array(Self.hello[..<count]))
      let answer = try client.answer()
      #expect(answer.status == 400)
      #expect(answer.field("Connection") == "close")
      #expect(try client.isClosed())
      #expect(try TestClient(port: port).get("/").text == "GET / []")
    }
  }
}
