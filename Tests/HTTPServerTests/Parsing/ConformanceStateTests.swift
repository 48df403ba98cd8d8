import Testing

@testable import HTTPServer

@Suite("RFC 9110 and RFC 9112, without a socket")
struct ConformanceStateTests {
  /// A server as it is set up by default.
  private static let core = ServerCore(
    Configuration(), ConnectionPlaces(limit: 1), BodyBudget(limit: 1), LoopService { _, _ in Response() })

  /// The status that a server answers with; nil if the actions call for no answer.
  private static func status(_ actions: [ConnectionAction]) -> Int? {
    var status: Int?
    for action in actions {
      switch action {
      case .start(let head):
        if let refusal = core.refusal(of: head) { return refusal.status.code }
        if head.path == "*" { return core.capabilities.status.code }
        if head.framing.body == .none { status = 200 }
      case .refuse(let error, _): status = error.status.code
      case .content(let piece):
        switch piece.end {
        case .whole: status = 200
        case .broken(let error): status = error.status.code
        case nil: break
        }
      default: break
      }
    }
    return status
  }

  @Test(
    "What the standard refuses is refused, what it allows is served, in one piece and in many",
    arguments: ConformanceTable.refused + ConformanceTable.served, [Int.max, 1, 7])
  func conforms(_ example: Case, _ size: Int) {
    let bytes = Array(example.bytes.utf8)
    var machine = Machine()
    var actions: [ConnectionAction] = []
    for start in stride(from: 0, to: bytes.count, by: min(size, bytes.count)) {
      actions += machine.actions(bytes: Array(bytes[start..<min(start + min(size, bytes.count), bytes.count)]))
    }
    #expect(Self.status(actions) == example.status)
    let end = machine.take(.answers)
    let next = machine.take(.bytes("GET /again HTTP/1.1\r\nHost: a\r\n\r\n"))
    if example.closes {
      #expect(end == ["finish"] || end == ["close"])
      #expect(next == [])
    } else {
      #expect(end == [])
      #expect(next == ["start GET /again"])
    }
  }
}
