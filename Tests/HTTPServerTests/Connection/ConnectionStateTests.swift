import Testing

@testable import HTTPServer

/// What a connection does, input by input, without a socket.
@Suite("A connection's state")
struct ConnectionStateTests {
  static func get(_ path: String = "/", _ fields: String = "") -> String {
    "GET \(path) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
  }

  static func post(_ rest: String) -> String { "POST / HTTP/1.1\r\nHost: a\r\n\(rest)" }

  static func length(_ count: Int, _ body: String = "") -> String { post("Content-Length: \(count)\r\n\r\n\(body)") }

  static func chunked(_ body: String) -> String { post("Transfer-Encoding: chunked\r\n\r\n\(body)") }

  static let expecting = post("Expect: 100-continue\r\nContent-Length: 3\r\n\r\n")

  static let requests = [
    Course(
      "One request after another",
      [
        (.bytes(get("/1")), ["start GET /1"]), (.answers, []), (.bytes(get("/2")), ["start GET /2"]), (.answers, []),
      ]),
    Course(
      "Pipelined requests wait for the answer before them",
      [
        (.bytes(get("/1") + get("/2") + get("/3")), ["start GET /1"]),
        (.answers, ["start GET /2"]), (.answers, ["start GET /3"]), (.answers, []),
      ]),
    Course(
      "A pipelined request in pieces",
      [
        (.bytes(get("/1") + "GET /2 HT"), ["start GET /1"]), (.bytes("TP/1.1\r\nHo"), []), (.answers, []),
        (.bytes("st: a\r\n\r\n"), ["start GET /2"]),
      ]),
    Course(
      "A request after a body",
      [
        (.bytes(length(3, "abc") + get("/2")), ["start POST /", "content abc, whole"]), (.answers, ["start GET /2"]),
      ]),
    Course(
      "A body in pieces",
      [
        (.bytes(length(6, "ab")), ["start POST /", "content ab"]), (.bytes("cd"), ["content cd"]),
        (.bytes("ef" + get("/2")), ["content ef, whole"]), (.answers, ["start GET /2"]),
      ]),
    Course(
      "A chunked body in pieces",
      [
        (.bytes(chunked("3\r\nab")), ["start POST /", "content ab"]), (.bytes("c\r\n0\r\n"), ["content c"]),
        (.bytes("\r\n" + get("/2")), ["content , whole"]), (.answers, ["start GET /2"]),
      ]),
    Course("An empty body is no body", [(.bytes(length(0)), ["start POST /"]), (.answers, [])]),
    Course(
      "HEAD is a request without a body",
      [
        (.bytes("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get("/2")), ["start HEAD /"]), (.answers, ["start GET /2"]),
      ]),
    Course(
      "A malformed head ends the connection after its answer",
      [
        (.bytes("GET /x HTTP/1.1\r\nX\r\n\r\n" + get("/2")), ["refuse 400 /x"]), (.bytes(get("/3")), []),
        (.answers, ["finish"]), (.bytes(get("/4")), []), (.peerEnds, ["close"]),
      ]),
    Course(
      "A malformed head after a good one",
      [
        (.bytes(get("/1") + "GET\r\n\r\n"), ["start GET /1"]), (.answers, ["refuse 400 -"]), (.answers, ["finish"]),
      ]),
    Course(
      "A malformed body",
      [
        (.bytes(chunked("3\r\nabcX")), ["start POST /", "content abc, broken 400"]), (.bytes(get("/2")), []),
        (.answers, ["finish"]),
      ]),
  ]

  static let answers = [
    Course(
      "An early answer: a short rest of the body is skipped",
      [
        (.bytes(length(6, "ab")), ["start POST /", "content ab"]), (.answers, []), (.bytes("cd"), []),
        (.bytes("ef" + get("/2")), ["start GET /2"]),
      ]),
    Course(
      "An early answer: a long rest closes, and lingers until the client ends",
      [
        (.bytes(length(65_540, "ab")), ["start POST /", "content ab"]), (.answers, ["finish"]), (.bytes("cd"), []),
        (.peerEnds, ["close"]),
      ]),
    Course(
      "An early answer: a rest as long as may be skipped",
      [
        (.bytes(length(65_538, "ab")), ["start POST /", "content ab"]), (.answers, []),
        (.bytes(String(repeating: "x", count: 65_536)), []), (.bytes(get("/2")), ["start GET /2"]),
      ]),
    Course(
      "An early answer: a chunked rest turns out to be long",
      [
        (.bytes(chunked("30000\r\nab")), ["start POST /", "content ab"]), (.answers, []),
        (.bytes(String(repeating: "x", count: 65_536)), []), (.bytes("x"), ["finish"]), (.bytes(get("/2")), []),
      ]),
    Course(
      "An early answer: a chunked rest turns out to be malformed",
      [
        (.bytes(chunked("2\r\nab")), ["start POST /", "content ab"]), (.answers, []), (.bytes("X"), ["finish"]),
      ]),
    Course(
      "The answer asks to close",
      [
        (.bytes(get() + get("/2")), ["start GET /"]), (.answersAndCloses, ["close"]),
      ]),
    Course(
      "The request asks to close",
      [
        (.bytes(get("/", "Connection: close\r\n") + get("/2")), ["start GET /"]), (.answers, ["close"]),
      ]),
    Course("HTTP/1.0 closes", [(.bytes("GET / HTTP/1.0\r\n\r\n"), ["start GET /"]), (.answers, ["close"])]),
    Course(
      "HTTP/1.0 is kept if the client asks for that",
      [
        (.bytes("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"), ["start GET /"]), (.answers, []),
        (.bytes(get("/2")), ["start GET /2"]),
      ]),
    Course(
      "100 Continue is sent when the handler asks, once",
      [
        (.bytes(expecting), ["start POST /"]), (.wantsBody, ["continue"]), (.wantsBody, []),
        (.bytes("abc"), ["content abc, whole"]), (.answers, []), (.bytes(get("/2")), ["start GET /2"]),
      ]),
    Course(
      "100 Continue is not sent to a client that has not waited",
      [
        (.bytes(expecting + "a"), ["start POST /", "content a"]), (.wantsBody, []),
      ]),
    Course(
      "An answer without the 100 Continue that the client waits for closes",
      [
        (.bytes(expecting), ["start POST /"]), (.answers, ["finish"]),
      ]),
    Course(
      "Memory has no room for the body",
      [
        (.bytes(length(6, "ab")), ["start POST /", "content ab"]), (.givesUpBody, []), (.bytes("cdef"), []),
        (.answers, ["finish"]),
      ]),
    Course(
      "A stream goes on when its client has taken what was written",
      [
        (.bytes(get()), ["start GET /"]), (.begins, []), (.blocks, []), (.moves, []), (.drains, ["resume"]),
        (.ends, []), (.bytes(get("/2")), ["start GET /2"]),
      ]),
    Course("A stream that breaks resets", [(.bytes(get()), ["start GET /"]), (.begins, []), (.fails, ["reset"])]),
    Course(
      "While an answer is unsent, no other request is begun",
      [
        (.bytes(get("/1") + get("/2")), ["start GET /1"]), (.answersMuch, []), (.bytes(get("/3")), []), (.moves, []),
        (.drains, ["start GET /2"]), (.answers, ["start GET /3"]),
      ]),
    Course(
      "The rest of a body is skipped once the early answer is sent",
      [
        (.bytes(length(6, "ab")), ["start POST /", "content ab"]), (.answersMuch, []), (.bytes("cdef" + get("/2")), []),
        (.drains, ["start GET /2"]),
      ]),
    Course(
      "The last answer is sent before the connection ends",
      [
        (.bytes(get()), ["start GET /"]), (.begins, []), (.blocks, []), (.stops, []), (.ends, []), (.bytes(get()), []),
        (.drains, ["close"]),
      ]),
  ]

  static let ends = [
    Course("The client ends before it has said anything", [(.peerEnds, ["close"])]),
    Course(
      "The client ends between requests",
      [
        (.bytes(get()), ["start GET /"]), (.answers, []), (.peerEnds, ["close"]),
      ]),
    Course("The client ends within a head", [(.bytes("GET / HT"), []), (.peerEnds, ["close"])]),
    Course(
      "A client that has ended its side gets every answer",
      [
        (.bytes(get("/1") + get("/2")), ["start GET /1"]), (.peerEnds, []), (.answers, ["start GET /2"]),
        (.answers, ["close"]),
      ]),
    Course(
      "A client that has ended its side gets an answer that is slow to be taken",
      [
        (.bytes(get()), ["start GET /"]), (.answersMuch, []), (.peerEnds, []), (.moves, []), (.drains, ["close"]),
      ]),
    Course(
      "The client ends within a body",
      [
        (.bytes(length(6, "ab")), ["start POST /", "content ab"]), (.peerEnds, ["break 400"]), (.answers, ["close"]),
      ]),
    Course(
      "The client has ended within a body that waited for its turn",
      [
        (.bytes(get("/1") + length(6, "ab")), ["start GET /1"]), (.peerEnds, []),
        (.answers, ["start POST /", "content ab, broken 400"]), (.answers, ["close"]),
      ]),
    Course(
      "The client has ended after a head that promised a body",
      [
        (.bytes(get("/1") + length(6)), ["start GET /1"]), (.peerEnds, []),
        (.answers, ["start POST /", "content , broken 400"]),
      ]),
    Course(
      "The client ends within a body that is skipped",
      [
        (.bytes(length(6, "ab")), ["start POST /", "content ab"]), (.answers, []), (.peerEnds, ["close"]),
      ]),
    Course("The socket fails", [(.bytes(get()), ["start GET /"]), (.fails, ["reset"]), (.answers, []), (.fails, [])]),
  ]

  static let stops = [
    Course(
      "Stop before the first byte: the request may be on its way",
      [
        (.stops, []), (.bytes(get()), ["start GET /"]), (.answers, ["close"]),
      ]),
    Course("Stop before the first byte: none comes", [(.stops, []), (.waits(499), []), (.waits(1), ["close"])]),
    Course("Stop between requests", [(.bytes(get()), ["start GET /"]), (.answers, []), (.stops, ["close"])]),
    Course(
      "Stop within a head: it is still answered",
      [
        (.bytes("GET / HT"), []), (.stops, []), (.bytes("TP/1.1\r\nHost: a\r\n\r\n"), ["start GET /"]),
        (.answers, ["close"]),
      ]),
    Course(
      "Stop while a handler runs: of pipelined requests, no other is answered",
      [
        (.bytes(get("/1") + get("/2")), ["start GET /1"]), (.stops, []), (.answers, ["close"]),
      ]),
    Course(
      "Stop within a body",
      [
        (.bytes(length(4, "ab")), ["start POST /", "content ab"]), (.stops, []), (.bytes("cd"), ["content cd, whole"]),
        (.answers, ["close"]),
      ]),
    Course(
      "Stop while a stream runs that has promised to keep the connection",
      [
        (.bytes(get()), ["start GET /"]), (.begins, []), (.stops, []), (.ends, ["close"]),
      ]),
    Course(
      "Stop while an answer is unsent",
      [
        (.bytes(get()), ["start GET /"]), (.answersMuch, []), (.stops, []), (.drains, ["close"]),
      ]),
    Course(
      "Stop while a body is skipped",
      [
        (.bytes(length(4, "ab")), ["start POST /", "content ab"]), (.answers, []), (.stops, []),
        (.bytes("cd"), ["close"]),
      ]),
    Course(
      "Stop while the client is waited for",
      [
        (.bytes("GET\r\n\r\n"), ["refuse 400 -"]), (.answers, ["finish"]), (.stops, []), (.waits(5_000), ["close"]),
      ]),
  ]

  @Test("Each input leads to its actions", arguments: requests + answers + ends + stops)
  func actions(_ course: Course) {
    course.check(Machine())
  }

  @Test("However bytes are cut, requests and bodies are the same", arguments: [1, 2, 3, 7, 64])
  func cut(_ size: Int) {
    let all = Array(
      (Self.get("/1") + Self.length(7, "content") + Self.chunked("3;e=1\r\nabc\r\n4\r\ndefg\r\n0\r\nT: u\r\n\r\n")
        + Self.get("/4") + "GET /5\r\n\r\n").utf8)
    var machine = Machine()
    var started: [String] = []
    var bodies = ""
    for start in stride(from: 0, to: all.count, by: size) {
      var actions = machine.take(.bytes(String(decoding: all[start..<min(start + size, all.count)], as: UTF8.self)))
      while !actions.isEmpty {
        started += actions.filter { $0.hasPrefix("start") || $0.hasPrefix("refuse") }
        bodies += actions.filter { $0.hasPrefix("content ") }.map { String($0.dropFirst(8)) }.joined()
        let isAsked = actions.contains { $0 == "start GET /1" || $0 == "start GET /4" || $0.hasSuffix("whole") }
        actions = isAsked ? machine.take(.answers) : []
      }
    }
    #expect(started == ["start GET /1", "start POST /", "start POST /", "start GET /4", "refuse 400 /5"])
    #expect(bodies == "content, wholeabcdefg, whole")
  }

  @Test("It is a value: what one copy takes leaves the other as it was")
  func value() {
    var one = Machine()
    _ = one.take(.bytes("GET /a"))
    var other = one
    #expect(one.take(.bytes("1 HTTP/1.1\r\nHost: a\r\n\r\n")) == ["start GET /a1"])
    #expect(other.take(.bytes("2 HTTP/1.1\r\nHost: a\r\n\r\n")) == ["start GET /a2"])
  }

  @Test("It is small, as thousands of connections are idle")
  func size() {
    #expect(MemoryLayout<ConnectionState>.size <= 80)
  }

  @Test("Heads are held to the limits", arguments: SizeLimitsTests.heads)
  func limits(_ example: Case) {
    var machine = Machine()
    let first = machine.take(.bytes(example.bytes)).first ?? "nothing"
    #expect(first.hasPrefix(example.status == 200 ? "start GET /" : "refuse \(example.status)"))
  }
}
