import HTTPTypes
import StreamSafe
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Forms")
struct FormTests {
  private static let urlencoded = "application/x-www-form-urlencoded"

  private static let whole = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--"
  private static let long = String(repeating: "x", count: 71)

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func post(_ type: String?, _ body: String, limits: Limits = Limits()) throws -> Request {
    var fields: HTTPFields = [:]
    if let type { fields[.contentType] = type }
    return try Request(method: .post, target: "/", fields: fields, body: Array(body.utf8), limits: limits)
  }

  @Test(
    "A query and a form read alike",
    arguments: [
      ("a=1&b=2", ["a:1", "b:2"]), ("", []), ("a", ["a:"]), ("a=", ["a:"]), ("=b", [":b"]), ("&&a=1&", ["a:1"]),
      ("a=b=c", ["a:b=c"]), ("h%E1%BB%93=s%C6%A1+%2B", ["hồ:sơ +"]), ("a=1&a=2", ["a:1", "a:2"]),
      ("a=%2541", ["a:%41"]),
      ("giay_to%5B%5D=1&giay_to[]=2", ["giay_to[]:1", "giay_to[]:2"]),
    ])
  func pairs(_ text: String, _ pairs: [String]) async throws {
    #expect(try await post(Self.urlencoded, text).form().pairs.map { "\($0.0):\($0.1)" } == pairs)
    #expect(try Request(target: "/?\(text)").query.pairs.map { "\($0.0):\($0.1)" } == pairs)
  }

  @Test("The first value and all values of a name")
  func values() throws {
    let query = try Request(target: "/?a=1&b=2&a=3").query
    #expect(query["a"] == "1")
    #expect(query["c"] == nil)
    #expect(query.all("a") == ["1", "3"])
  }

  @Test(
    "Invalid forms are refused",
    arguments: [
      (nil, "a=1", 415), ("text/plain", "a=1", 415), (urlencoded, "a=%ff", 400), (urlencoded, "a=%4", 400),
      (urlencoded, "a=%00", 400), (urlencoded, String(repeating: "a=1&", count: 1001), 413),
      ("multipart/form-data", "", 400), ("multipart/form-data; boundary=\"\"", "", 400),
      ("multipart/form-data; boundary=x", "", 400), ("multipart/form-data; boundary=x", "--x\r\n", 400),
      ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb", 400),
      ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x", 400),
      ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--", 400),
      ("multipart/form-data; boundary=x", "--x\r\n\r\nb\r\n--x--", 400),
      ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: attachment; name=a\r\n\r\nb\r\n--x--", 400),
      (
        "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=ab\nA: b\r\n\r\nb\r\n--x--", 400
      ),
      ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\0\r\n--x--", 400),
      ("multipart/form-data; boundary=x", "--xy\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--", 400),
      ("multipart/form-data; boundary=x", "--x\ryContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--", 400),
      (
        "multipart/form-data; boundary=x",
        "--x\(blanks(65))\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--", 400
      ),
      ("multipart/form-data; boundary=\"\"", "--\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n----", 400),
      (
        "multipart/form-data; boundary=\(long)",
        "--\(long)\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--\(long)--",
        400
      ),
      ("multipart/form-data; boundary=\"x", whole, 415), ("multipart/form-data; boundary=\"x\"y", whole, 415),
      ("multipart/form-data; boundary=\"x\\", whole, 415),
      (
        "multipart/form-data; boundary=x", "--x\r\n\(String(repeating: "A: b\r\n", count: 2000))\(whole.dropFirst(5))",
        413
      ),
      ("multipart/form-data; boundary=x", "--x\r\nA: " + blanks(9000), 413),
      (urlencoded, "a=\0", 400),
      ("multipart/form-data; boundary=x", "--xy\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--", 400),
      ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\n\nb\r\n--x--", 400),
      ("multipart/form-data; boundary=x", "--x\r\n" + String(repeating: "A: b\r\n", count: 2000), 413),
    ] as [(String?, String, Int)])
  func refused(_ type: String?, _ body: String, _ status: Int) async throws {
    let error = await #expect(throws: HTTPError.self) { try await post(type, body).form() }
    #expect(error?.status.code == status)
  }

  @Test("Bytes of a form that are no UTF-8 are refused, escaped or not")
  func notUTF8() async throws {
    let request = try Request(
      method: .post, target: "/", fields: [.contentType: Self.urlencoded], body: Array("a=".utf8) + [0xFF])
    let error = await #expect(throws: HTTPError.self) { try await request.form() }
    #expect(error?.status == .badRequest)
  }

  @Test("Runs of combining marks in a value are cut, escaped or not", arguments: ["\u{301}", "%CC%81"])
  func marks(_ mark: String) async throws {
    let value = try await post(Self.urlencoded, "a=e" + String(repeating: mark, count: 100)).form()["a"]
    #expect(value == ("e" + String(repeating: "\u{301}", count: 100)).streamSafe)
    #expect(value?.unicodeScalars.count ?? 0 < 100)
  }

  @Test("A semicolon too many in the type does no harm")
  func emptyParameter() async throws {
    #expect(try await post("multipart/form-data;; boundary=x;", Self.whole).form()["a"] == "b")
  }

  @Test("Of a part's names only what browsers escape is decoded, and a file's has no folders")
  func names() async throws {
    let head = "--x\r\nContent-Disposition: form-data; name=\"a%41\"; filename=\"b/c\\d/e%2Ff\"\r\n\r\n"
    var parts = try post("multipart/form-data; boundary=x", head + "b\r\n--x--").multipart().makeAsyncIterator()
    let part = try #require(try await parts.next())
    #expect(part.name == "a%41")
    #expect(part.filename == "e%2Ff")
  }

  @Test("A part has no content left once the next one has been asked for")
  func passedOver() async throws {
    let request = try post("multipart/form-data; boundary=x-y", Self.multipart)
    var parts = try request.multipart().makeAsyncIterator()
    let first = try #require(try await parts.next())
    let second = try #require(try await parts.next())
    #expect(try await first.collect(upTo: 1_000).isEmpty)
    #expect(try await second.collect(upTo: 1_000).count == 21)
  }

  @Test("Other multipart types are no form")
  func otherMultipart() throws {
    let request = try post("multipart/mixed; boundary=x", Self.whole)
    let error = #expect(throws: HTTPError.self) { try request.multipart() }
    #expect(error?.status == .unsupportedMediaType)
  }

  @Test("A form over the body's limit is 413")
  func tooLarge() async throws {
    var limits = Limits()
    limits.body = 10
    let error = await #expect(throws: HTTPError.self) {
      try await post(Self.urlencoded, "a=123456789", limits: limits).form()
    }
    #expect(error?.status == .contentTooLarge)
  }

  private static let multipart = [
    "preamble that does not count",
    "--x-y", "Content-Disposition: form-data; name=\"ten\"", "", "Nguyễn Văn A",
    "--x-y", "content-disposition: FORM-DATA; name=\"a\\\"b%22c\"; filename=\"C:\\tệp\\đơn.pdf\"",
    "Content-Type: application/pdf", "", "line\r\n--x-almost\r\n\r\n-",
    "--x-y \t", "Content-Disposition: form-data; name=empty", "", "",
    "--x-y", "Content-Disposition: form-data; name=none", "",
    "--x-y", "Content-Disposition: form-data; name=last; filename=\"\"", "", "\r\n",
    "--x-y--", "epilogue --x-y",
  ].joined(separator: "\r\n")

  private static let events: [MultipartParser.Event] = {
    func part(_ name: String, _ filename: String? = nil, _ type: String? = nil) -> MultipartParser.Event {
      var text = "Content-Disposition: form-data; name=\"\(name)\""
      if let filename { text += "; filename=\"\(filename)\"" }
      var lines = [Array(text.utf8)]
      if let type { lines.append(Array("Content-Type: \(type)".utf8)) }
      let bytes = Array(lines.joined())
      var ranges: [Range<Int>] = []
      for line in lines { ranges.append((ranges.last?.upperBound ?? 0)..<(ranges.last?.upperBound ?? 0) + line.count) }
      guard let header = try? MultipartHeader(bytes.span, ranges) else { return .end }
      return .part(header)
    }
    return [
      part("ten"), .content(Array("Nguyễn Văn A".utf8)), .partEnd,
      part("a\\\"b%22c", "đơn.pdf", "application/pdf"), .content(Array("line\r\n--x-almost\r\n\r\n-".utf8)), .partEnd,
      part("empty"), .partEnd, part("none"), .partEnd, part("last", ""), .content(Array("\r\n".utf8)), .partEnd, .end,
    ]
  }()

  /// Merges adjacent pieces of content.
  private static func joined(_ events: [MultipartParser.Event]) -> [MultipartParser.Event] {
    var joined: [MultipartParser.Event] = []
    for event in events {
      if case .content(let more) = event, case .content(let bytes) = joined.last {
        joined[joined.count - 1] = .content(bytes + more)
      } else {
        joined.append(event)
      }
    }
    return joined
  }

  @Test("A multipart body reads the same however it is cut", arguments: [1, 2, 3, 5, 7, 16, 1000])
  func pieces(_ size: Int) throws {
    let bytes = Array(Self.multipart.utf8)
    var parser = try #require(MultipartParser(boundary: Array("x-y".utf8), partLimit: 10))
    var events: [MultipartParser.Event] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      events += try parser.feed(Array(bytes[start..<min(start + size, bytes.count)]))
    }
    try parser.finish()
    #expect(Self.joined(events) == Self.events)
  }

  @Test("The form of a multipart body omits files")
  func multipartForm() async throws {
    let form = try await post("multipart/form-data; boundary=\"x-y\"; charset=utf-8", Self.multipart).form()
    #expect(form.pairs.map { "\($0.0):\($0.1)" } == ["ten:Nguyễn Văn A", "empty:", "none:"])
  }

  @Test("Parts stream; the rest of an unread one is skipped")
  func stream() async throws {
    let request = try post("multipart/form-data; boundary=x-y", Self.multipart)
    var seen: [String] = []
    for try await part in try request.multipart() {
      if part.name == "ten" { continue }
      let content = try await part.text()
      seen.append("\(part.name)|\(part.filename ?? "-")|\(part.contentType ?? "-")|\(content.utf8.count)")
    }
    #expect(seen == ["a\"b\"c|đơn.pdf|application/pdf|21", "empty|-|-|0", "none|-|-|0", "last||-|2"])
  }

  @Test("A part over its limit is 413, and so are too many parts")
  func partLimits() async throws {
    var parts = try post("multipart/form-data; boundary=x-y", Self.multipart).multipart().makeAsyncIterator()
    let first = try #require(try await parts.next())
    let error = await #expect(throws: HTTPError.self) { try await first.collect(upTo: 3) }
    #expect(error?.status == .contentTooLarge)
    var limits = Limits()
    limits.formFields = 2
    let many = await #expect(throws: HTTPError.self) {
      try await post("multipart/form-data; boundary=x-y", Self.multipart, limits: limits).form()
    }
    #expect(many?.status == .contentTooLarge)
  }

  @Test("An upload of 20 MB streams over a socket, and a form can be asked for twice")
  func upload() async throws {
    var router = Router()
    router.post("/upload", bodyLimit: 25 * 1024 * 1024) { request, _ in
      var sizes: [String] = []
      for try await part in try request.multipart() {
        var size = 0
        for try await piece in part { size += piece.count }
        sizes.append("\(part.name)=\(size)")
      }
      return .text(sizes.joined(separator: " "))
    }
    router.post("/form") { request, _ in
      let first = try await request.form()["a"] ?? ""
      let second = try await request.form()["a"] ?? ""
      return .text(first + second)
    }
    try await withServer(router.handler) { port, _ in
      let client = try TestClient(port: port)
      let head = "--b\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n"
      let tail = "\r\n--b\r\nContent-Disposition: form-data; name=g\r\n\r\nxyz\r\n--b--\r\n"
      let size = 20_000_000
      client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n")
      client.send("Content-Length: \(head.utf8.count + size + tail.utf8.count)\r\n\r\n\(head)")
      client.send([UInt8](repeating: 13, count: size))
      client.send(tail)
      #expect(try client.answer().text == "f=20000000 g=3")
      client.send("POST /form HTTP/1.1\r\nHost: a\r\nContent-Type: \(Self.urlencoded)\r\nContent-Length: 3\r\n\r\na=b")
      #expect(try client.answer().text == "bb")
    }
  }
}
