import CZlib
import HTTPTypes
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Compression")
struct CompressionTests {
  @Test(
    "Accept-Encoding by weights (RFC 9110 section 12.5.3)",
    arguments: [
      ("", false), ("gzip", true), ("GZIP", true), ("x-gzip", true), ("deflate, gzip;q=1.0, *;q=0.5", true),
      ("*", true),
      ("identity", false), ("br", false), ("gzip;q=0", false), ("gzip; q=0.0", false), ("gzip;q=0.001", true),
      ("gzip;q=0.5, identity", false), ("gzip;q=0.5, identity;q=0.5", true), ("identity;q=0, *;q=0.1", true),
      ("*;q=0", false), ("gzip;q=0, *", false), ("gzip;q=2", false), ("gzip;q=x", false), ("gzip ; q=1", true),
      (" , ,gzip", true), ("gzip;q=1.5", false), ("gzip;q=0.1234", false), ("gzip;q=0-5", false), ("gzip;p=1", false),
    ])
  func weights(_ field: String, _ gzip: Bool) {
    #expect(AcceptEncoding(field).prefersGzip == gzip)
  }

  /// The output of gunzip.
  private static func inflate(_ bytes: [UInt8], size: Int) -> [UInt8] {
    var stream = z_stream()
    inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { inflateEnd(&stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: size + 1)
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = uInt(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = uInt(target.count)
        let result = CZlib.inflate(&stream, Z_FINISH)
        return result == Z_STREAM_END ? target.count - Int(stream.avail_out) : -1
      }
    }
    return count < 0 ? [] : Array(output[0..<count])
  }

  private static let page = Array((0..<300).map { "<p>Hồ sơ số \($0)</p>\n" }.joined().utf8)

  private static let handler: Handler = { request, _ in
    var response = Response.html(page)
    switch request.path {
    case "/short": response.body = .bytes(Array(page[0..<1023]))
    case "/image": response.fields[.contentType] = "image/png"
    case "/exact": response.body = .bytes(Array(page[0..<1024]))
    case "/noise": response.body = .bytes((0..<2000).map { _ in UInt8.random(in: 0...255) })
    case "/part": response.fields[.contentRange] = "bytes 0-9/10"
    case "/partial": response.status = .partialContent
    case "/weak": response.fields[.eTag] = "W/\"a\""
    case "/star": response.fields[.vary] = "*"
    case "/events": response.fields[.contentType] = "text/event-stream"
    case "/never": response.mayCompress = false
    case "/tag": response.fields[.eTag] = "\"a\""
    case "/vary": response.fields[.vary] = "Cookie, accept-encoding"
    case "/encoded":
      response.fields[.contentEncoding] = "br"
    case "/given": response.gzipped = Array("gzip!".utf8)
    case "/stream":
      response.body = .stream(
        ResponseStream(length: page.count) { writer in
          for start in stride(from: 0, to: page.count, by: 1000) {
            try await writer.write(Array(page[start..<min(start + 1000, page.count)]))
          }
        })
    default: break
    }
    return response
  }

  private static let gzip = "Accept-Encoding: gzip\r\n"

  @Test("Texts of some size are compressed for clients that accept it, and Vary says so to all")
  func answers() async throws {
    try await withServer(Self.handler) { port, _ in
      let client = try TestClient(port: port)
      for path in ["/", "/stream", "/"] {
        let packed = try client.get(path, Self.gzip)
        #expect(packed.field("Content-Encoding") == "gzip")
        #expect(packed.field("Vary") == "Accept-Encoding")
        #expect(packed.body.count < Self.page.count / 3)
        #expect(Self.inflate(packed.body, size: Self.page.count) == Self.page)
        let plain = try client.get(path)
        #expect(plain.field("Content-Encoding") == nil)
        #expect(plain.field("Vary") == "Accept-Encoding")
        #expect(plain.body == Self.page)
      }
    }
  }

  @Test(
    "What is small, packed already, a part or not to be packed stays as it is",
    arguments: [
      ("/exact", ["gzip"], ["Accept-Encoding"]), ("/noise", [], ["Accept-Encoding"]), ("/encoded", ["br"], []),
      ("/short", [], []), ("/image", [], []), ("/events", [], []), ("/never", [], []), ("/part", [], []),
      ("/partial", [], []), ("/star", ["gzip"], ["*"]), ("/vary", ["gzip"], ["Cookie, accept-encoding"]),
    ] as [(String, [String], [String])])
  func kinds(_ path: String, _ encodings: [String], _ vary: [String]) async throws {
    try await withServer(Self.handler) { port, _ in
      let answer = try TestClient(port: port).get(path, Self.gzip)
      #expect(answer.all("Content-Encoding") == encodings)
      #expect(answer.all("Vary") == vary)
    }
  }

  @Test("A strong tag becomes a weak one where the answer is packed (RFC 9110 section 8.8.1)")
  func tags() async throws {
    try await withServer(Self.handler) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/weak", Self.gzip).field("ETag") == "W/\"a\"")
      #expect(try client.get("/tag", Self.gzip).field("ETag") == "W/\"a\"")
      #expect(try client.get("/tag").field("ETag") == "\"a\"")
    }
  }

  @Test("Bytes that were packed beforehand go out as they are, to those who accept them")
  func given() async throws {
    try await withServer(Self.handler) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/given", Self.gzip).text == "gzip!")
      #expect(try client.get("/given").body == Self.page)
    }
  }

  @Test("HEAD has the fields of the packed answer")
  func head() async throws {
    try await withServer(Self.handler) { port, _ in
      let client = try TestClient(port: port)
      client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\(Self.gzip)\r\n")
      let head = try client.answer(toHead: true)
      #expect(head.field("Content-Encoding") == "gzip")
      #expect(head.field("Content-Length") == "\(try client.get("/", Self.gzip).body.count)")
    }
  }

  @Test("A stream of known length goes to an HTTP/1.0 client as it is, and the connection stays")
  func oldClient() async throws {
    let handler: Handler = { _, _ in
      var response = Response(body: .stream(ResponseStream(length: Self.page.count) { try await $0.write(Self.page) }))
      response.fields[.contentType] = "text/html"
      return response
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      for _ in 0..<2 {
        let answer = try client.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\nAccept-Encoding: gzip\r\n\r\n")
        #expect(answer.field("Content-Length") == "\(Self.page.count)" && answer.field("Content-Encoding") == nil)
        #expect(answer.field("Connection") == "keep-alive" && answer.body == Self.page)
      }
    }
  }

  @Test("Turned off, it compresses nothing")
  func disabled() async throws {
    try await withServer(Self.handler) {
      $0.compression.isEnabled = false
    } body: { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/", "Accept-Encoding: gzip\r\n").body == Self.page)
    }
  }
}
