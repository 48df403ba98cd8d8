import Testing

@testable import HTTPServer

/// Which time limit runs, and which of the socket's events are waited for, in each state.
@Suite("What a connection waits for")
struct ConnectionWaitingTests {
  /// Inputs, and what a connection waits for after them: a deadline in milliseconds, and `r` or `w`.
  struct Place: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let inputs: [Machine.Input]
    let deadline: Int64?
    let interest: String

    init(_ description: String, _ inputs: [Machine.Input], _ deadline: Int64?, _ interest: String) {
      testDescription = description
      self.inputs = inputs
      self.deadline = deadline
      self.interest = interest
    }
  }

  /// Times that differ, so that none can pass for another.
  static let limits = {
    var limits = Limits()
    limits.head = .seconds(7)
    limits.idle = .seconds(60)
    limits.bodyGrace = .seconds(11)
    limits.bodyRate = 1_000
    limits.write = .seconds(30)
    limits.linger = .seconds(5)
    return limits
  }()

  private static let get = ConnectionStateTests.get()
  private static let begun = ConnectionStateTests.length(200_000, "ab")
  private static func much(_ count: Int) -> Machine.Input { .bytes(String(repeating: "x", count: count)) }

  static let places = [
    Place("before the first byte: the head's time, from the beginning", [.waits(1_000)], 6_000, "r"),
    Place("within a head: its whole time, from its first byte", [.waits(1_000), .bytes("GET")], 7_000, "r"),
    Place("within a head: a byte more buys nothing", [.bytes("GET"), .waits(3_000), .bytes(" /")], 4_000, "r"),
    Place("while a handler runs: nothing", [.bytes(get)], nil, "r"),
    Place("while a handler runs, and many requests wait", [.bytes(get), much(65_536)], nil, ""),
    Place("while a handler runs, and nearly as many wait", [.bytes(get), much(65_535)], nil, "r"),
    Place("while a handler runs, and the client has ended", [.bytes(get), .peerEnds], nil, ""),
    Place("while a malformed head is answered", [.bytes("GET\r\n\r\n")], nil, ""),
    Place("while an answer is unsent: the client's time to take it", [.bytes(get), .answersMuch], 30_000, "rw"),
    Place("an unsent answer of which nothing goes", [.bytes(get), .answersMuch, .waits(9_000)], 21_000, "rw"),
    Place(
      "an unsent answer of which something goes", [.bytes(get), .answersMuch, .waits(9_000), .moves], 30_000, "rw"),
    Place("an unsent answer, and more of it", [.bytes(get), .blocks, .waits(9_000), .blocks], 21_000, "rw"),
    Place("an unsent answer, and many requests", [.bytes(get), .answersMuch, much(65_536)], 30_000, "w"),
    Place("between requests", [.bytes(get), .waits(500), .answers], 60_000, "r"),
    Place(
      "between requests, after an answer that was slow to go", [.bytes(get), .answersMuch, .waits(9_000), .drains],
      60_000, "r"),
    Place(
      "within a head after an answer that was slow to go",
      [.bytes(get), .answersMuch, .bytes("GET"), .waits(9_000), .drains], 7_000, "r"),
    Place(
      "within a head that came before the answer could not be sent",
      [.bytes(get), .answers, .bytes("GET"), .blocks, .waits(9_000), .drains], 7_000, "r"),
    Place("within a body: the grace", [.bytes(begun)], 11_000, "r"),
    Place("within a body that does not come", [.bytes(begun), .waits(4_000)], 7_000, "r"),
    Place("within a body of which a little comes", [.bytes(begun), .waits(4_000), much(2_000)], 9_000, "r"),
    Place("within a body of which much comes", [.bytes(begun), .waits(4_000), much(60_000)], 11_000, "r"),
    Place("within a body that the handler does not take: nothing", [.bytes(begun), much(65_534)], nil, ""),
    Place("within a body that the handler nearly lets fill up", [.bytes(begun), much(65_533)], 11_000, "r"),
    Place(
      "within a body that the handler takes after a while", [.bytes(begun), much(65_534), .waits(99_000), .takesBody],
      11_000, "r"),
    Place(
      "within a body that the handler has taken in time", [.bytes(begun), .waits(4_000), .takesBody], 7_000, "r"),
    Place("before a body that has no leave to come: nothing", [.bytes(ConnectionStateTests.expecting)], nil, "r"),
    Place(
      "once it has leave: the grace", [.bytes(ConnectionStateTests.expecting), .waits(99_000), .wantsBody], 11_000, "r"),
    Place("within a body, with an answer unsent", [.bytes(begun), .begins, .blocks], 30_000, "rw"),
    Place("within a body, with an answer sent", [.bytes(begun), .begins, .blocks, .waits(4_000), .drains], 7_000, "r"),
    Place("after the whole body", [.bytes(ConnectionStateTests.length(2, "ab"))], nil, "r"),
    Place("after a malformed body", [.bytes(ConnectionStateTests.chunked("X"))], nil, ""),
    Place("after a body that memory has no room for", [.bytes(begun), .givesUpBody], nil, ""),
    Place(
      "while a body is skipped", [.bytes(ConnectionStateTests.length(9, "a")), .waits(4_000), .answers], 11_000, "r"),
    Place(
      "while a body is skipped, and little comes",
      [.bytes(ConnectionStateTests.length(9_000, "a")), .answers, .waits(4_000), much(2_000)], 9_000, "r"),
    Place("while the last answer is unsent", [.bytes("GET\r\n\r\n"), .answersMuch], 30_000, "rw"),
    Place("until the client ends", [.bytes("GET\r\n\r\n"), .answers, .waits(2_000)], 3_000, "r"),
    Place("before the first byte, when the server stops", [.waits(1_000), .stops], 500, "r"),
    Place("before the first byte, when the server stops late", [.waits(6_900), .stops], 100, "r"),
    Place("after the end", [.peerEnds], nil, ""),
  ]

  @Test("A deadline, and the socket's events", arguments: places)
  func waits(_ place: Place) {
    var machine = Machine(Self.limits)
    for input in place.inputs { _ = machine.take(input) }
    #expect(machine.deadline == place.deadline)
    #expect(machine.interest == place.interest)
  }

  /// What happens when a time is over.
  static let delays: [Course] = [
    .init("Silence before the first byte", [(.waits(6_999), []), (.waits(1), ["close"])]),
    .init(
      "Silence between requests",
      [
        (.bytes(get), ["start GET /"]), (.answers, []), (.waits(59_999), []), (.waits(1), ["close"]),
      ]),
    .init(
      "A head that does not come to its end, though bytes come",
      [
        (.bytes("GET /x HTTP/1.1\r\n"), []), (.waits(3_000), []), (.bytes("Host:"), []), (.waits(3_999), []),
        (.bytes(" a"), []), (.waits(1), ["refuse 408 /x"]), (.bytes("\r\n\r\n"), []), (.answers, ["finish"]),
      ]),
    .init(
      "A body that does not come",
      [
        (.bytes(begun), ["start POST /", "content ab"]), (.waits(10_999), []), (.waits(1), ["break 408"]),
        (.bytes("cd"), []), (.answers, ["finish"]),
      ]),
    .init(
      "A body that comes below the least rate",
      [
        (.bytes(begun), ["start POST /", "content ab"]), (.waits(10_000), []),
        (.bytes("1234567890"), ["content 1234567890"]),
        (.waits(1_009), []), (.waits(1), ["break 408"]),
      ]),
    .init(
      "A handler takes its time",
      [
        (.bytes(get), ["start GET /"]), (.waits(1_000_000), []), (.answers, []), (.bytes(get), ["start GET /"]),
      ]),
    .init(
      "An answer that is not taken",
      [
        (.bytes(get), ["start GET /"]), (.answersMuch, []), (.waits(29_999), []), (.waits(1), ["reset"]),
      ]),
    .init(
      "A stream that is not taken",
      [
        (.bytes(get), ["start GET /"]), (.begins, []), (.blocks, []), (.waits(30_000), ["reset"]),
      ]),
    .init(
      "The last answer is not taken",
      [
        (.bytes("GET\r\n\r\n"), ["refuse 400 -"]), (.answersMuch, []), (.waits(30_000), ["reset"]),
      ]),
    .init(
      "A body that is skipped does not come",
      [
        (.bytes(ConnectionStateTests.length(9, "a")), ["start POST /", "content a"]), (.answers, []),
        (.waits(11_000), ["close"]),
      ]),
    .init(
      "The client does not end",
      [
        (.bytes("GET\r\n\r\n"), ["refuse 400 -"]), (.answers, ["finish"]), (.bytes("more"), []), (.waits(4_999), []),
        (.waits(1), ["close"]),
      ]),
  ]

  @Test("A deadline that passes ends what is late", arguments: delays)
  func late(_ course: Course) {
    course.check(Machine(Self.limits))
  }

  @Test("A deadline that has not come changes nothing")
  func early() {
    var machine = Machine(Self.limits)
    _ = machine.take(.bytes("GET / HTTP"))
    var state = machine.state
    let action = state.deadlinePassed(at: machine.now + 6_999)
    #expect(action == nil)
    #expect(state.deadline == machine.state.deadline)
  }

  static let silences: [(inputs: [Machine.Input], time: Int64?)] = [
    ([.waits(500)], 500),
    ([.bytes("GET"), .waits(500), .bytes(" ")], 500),
    ([.bytes(get), .answers, .waits(500)], 500),
    ([.bytes(get), .waits(500)], nil),
    ([.bytes(begun), .waits(500)], nil),
    ([.bytes(get), .answersMuch, .waits(500)], nil),
    ([.peerEnds], nil),
  ]

  @Test("A connection is silent while it owes a head, from when its time began", arguments: silences)
  func silent(_ inputs: [Machine.Input], _ time: Int64?) {
    var machine = Machine(Self.limits)
    for input in inputs { _ = machine.take(input) }
    #expect(machine.state.silentSince.map { machine.now - $0 } == time)
  }
}
