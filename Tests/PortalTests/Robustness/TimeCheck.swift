import Glibc
import JSON
import OneStop
import StreamSafe

@testable import HTTPServer

/// Whatever the bytes are: ten times as many of them take about ten times as long, whatever they are read as.
enum TimeCheck {
  typealias Door = @Sendable ([UInt8]) -> Void

  static func run(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    for (name, door) in doors {
      precondition(isLinear(door, bytes), "\(name) takes more than linear time")
    }
  }

  /// The bytes again and again, up to two sizes; the shorter of a few times, since others use the processor too.
  static func isLinear(_ door: Door, _ bytes: [UInt8], size: Int = 4_000) -> Bool {
    let (short, long) = (repeated(bytes, size), repeated(bytes, 10 * size))
    var shortest = Int.max
    var longest = Int.max
    for _ in 0..<4 {
      shortest = min(shortest, time { door(short) })
      longest = min(longest, time { door(long) })
      // Caches, and memory that has to be fetched, make it a little more than ten times; short times are mostly these.
      if longest <= max(20 * shortest, 4_000_000) { return true }
    }
    return false
  }

  private static func repeated(_ bytes: [UInt8], _ size: Int) -> [UInt8] {
    var result: [UInt8] = []
    while result.count < size { result += bytes }
    return result
  }

  /// Nanoseconds of this thread's processor time (clock_gettime(2)).
  private static func time(_ work: () -> Void) -> Int {
    func now() -> Int {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
    let start = now()
    work()
    return now() - start
  }

  /// What is done with a text once it is one.
  static func use(_ text: String) {
    _ = Set([text, text + "a"])
    _ = text == text + "\u{301}"
    _ = text.composed
    _ = text.folded
    _ = text.foldedWords.count
    _ = text.squeezed
    _ = VietnameseOrder(text).sortKey
    for kind in [Applicant.Kind.citizen, .enterprise, .organisation] { _ = IdentityNumber(text, for: kind) }
    _ = (PhoneNumber(text), EmailAddress(text), DossierCode(text), LookupKey(text), AgencyCode(text))
    _ = (ProcedureCode(text), ProcessingTime(text), LocalDate(text), Moment(text), TimeOfDay(text), ISOWeek(text))
    _ = Int(typed: text, in: 0...Int.max)
  }

  static let doors: [(name: String, door: Door)] = [
    ("a form", { use(try? FormValues(urlencoded: $0, limit: .max)) }),
    ("a form's value", { use(try? FormValues(urlencoded: Array("a=".utf8) + escaped($0))) }),
    ("a form's name", { use(try? FormValues(urlencoded: escaped($0) + Array("=a".utf8))) }),
    (
      "a path and a query",
      { bytes in
        let text = String(decoding: escaped(bytes), as: UTF8.self)
        head("GET /\(text)?\(text)=\(text) HTTP/1.1\r\nHost: a\r\n\r\n")
      }
    ),
    (
      "fields",
      { bytes in
        let value = String(decoding: bytes.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }, as: UTF8.self)
        let names = [
          "Cookie", "Accept-Encoding", "If-None-Match", "Range", "X-Forwarded-For", "Forwarded", "Connection",
        ]
        head("GET / HTTP/1.1\r\nHost: a\r\n\(names.map { "\($0): \(value)\r\n" }.joined())\r\n")
      }
    ),
    (
      "a form with parts",
      { bytes in
        let header = Array("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n".utf8)
        multipart(header + bytes + Array("\r\n--x--\r\n".utf8))
        multipart(Array("--x\r\n".utf8) + bytes + Array("\r\n\r\n--x--\r\n".utf8))
      }
    ),
    (
      "chunks",
      { bytes in
        var decoder = ChunkDecoder(trailerLimit: .max)
        var output: [UInt8]? = []
        for piece in [Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n0\r\n".utf8), bytes] {
          _ = try? decoder.decode(piece.span, into: &output)
        }
      }
    ),
    ("JSON", { use(try? JSONValue(parsing: $0)) }),
    (
      "a JSON text and name",
      { bytes in
        let text = bytes.filter { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        let quoted = Array("\"".utf8) + text + Array("\"".utf8)
        use(try? JSONValue(parsing: quoted))
        use(try? JSONValue(parsing: Array("{".utf8) + quoted + Array(":1}".utf8)))
      }
    ),
    (
      "a line of a batch",
      { bytes in
        var batch = DeadlineBatch(calendar: WorkCalendar(hours: .city, holidays: HolidayTable()))
        var answers: [UInt8] = []
        let line = Array("{\"id\":1,\"received\":\"".utf8) + bytes.filter { $0 != 0x22 } + Array("\"}".utf8)
        batch.answer(bytes, in: bytes.indices, into: &answers)
        batch.answer(line, in: line.indices, into: &answers)
      }
    ),
  ]

  private static func use(_ values: FormValues?) {
    guard let values else { return }
    for pair in values.pairs.prefix(100) {
      use(pair.0)
      use(pair.1)
    }
    _ = (values["a"], values["so_cuoi"]?.utf8.count, values.all("a").count)
  }

  private static func use(_ value: JSONValue?) {
    switch value {
    case .string(let text): use(text)
    case .object(let members):
      for member in members.prefix(100) { use(member.name) }
      _ = value?["code"]
    default: break
    }
  }

  private static func head(_ text: String) {
    let bytes = Array(text.utf8)
    var limits = Limits()
    limits.requestLine = .max / 2
    limits.fieldBytes = .max / 2
    var parser = HeadParser()
    let trusted = ["0.0.0.0/0", "::/0"].compactMap { Network($0) }
    guard let length = try? parser.parse(bytes.span, limits: limits.headLimits),
      let head = try? RequestHead(
        bytes.span, length: length, parser: parser, origin: Origin(peer: PeerAddress(), trusted: trusted))
    else { return }
    use(head.path)
    _ = AcceptEncoding(head).prefersGzip
    _ = head.origin.client(of: head)
    _ = head.origin.isSecure(head)
    for name in ["a", "phien"] { _ = Cookies.value(of: name, in: head).map(use) }
    let request = Request(head: head, body: RequestBody(source: .bytes([]), limit: 0, formFields: 0))
    use(request.query)
    if let tags = request.field(.ifNoneMatch) { _ = EntityTag.isHeld(tags, "a") }
    if let range = request.field(.range) { _ = ByteRange(range, length: 1_000) }
  }

  private static func multipart(_ bytes: [UInt8]) {
    for cut in [bytes.count, 997] {
      guard var parser = MultipartParser(boundary: Array("x".utf8), partLimit: .max) else { return }
      for start in stride(from: 0, to: bytes.count, by: cut) {
        guard let events = try? parser.feed(Array(bytes[start..<min(start + cut, bytes.count)])) else { break }
        for event in events {
          switch event {
          case .part(let header): [header.name, header.filename, header.contentType].compactMap(\.self).forEach(use)
          case .content(let content): _ = (try? Multipart.text(content)).map(use)
          case .partEnd, .end: break
          }
        }
      }
    }
  }

  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { [Byte.percent, digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }
}
