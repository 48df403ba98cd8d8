@testable import HTTPServer

/// For any bytes: a head and its body are read the same in one piece as in many, and an accepted request conforms to
/// the grammar.
enum HeadCheck {
  static func run(_ bytes: [UInt8]) {
    let whole = outcome(bytes, cut: bytes.count)
    for cut in [1, 2, 7] { precondition(outcome(bytes, cut: cut) == whole, "cut into pieces of \(cut) it is another") }
  }

  private static func outcome(_ bytes: [UInt8], cut: Int) -> String {
    var parser = HeadParser()
    var end = 0
    do throws(HTTPError) {
      while end < bytes.count {
        end = min(end + max(cut, 1), bytes.count)
        guard let length = try parser.parse(Array(bytes[..<end]).span, limits: limits)
        else { continue }
        return try request(bytes, length, parser, cut: cut)
      }
      return "more"
    } catch {
      // Which error comes first may depend on how the bytes are cut; whether there is one may not.
      return "refused"
    }
  }

  /// So that every forwarding field is read.
  private static let everybodyTrusted = Origin(
    peer: PeerAddress(), trusted: ["0.0.0.0/0", "::/0"].compactMap { Network($0) })

  private static var limits: HeadLimits {
    var limits = Limits()
    limits.requestLine = 512
    limits.fieldBytes = 1024
    limits.fieldCount = 16
    return limits.headLimits
  }

  private static func request(
    _ bytes: [UInt8], _ length: Int, _ parser: HeadParser, cut: Int
  ) throws(HTTPError) -> String {
    let head = try RequestHead(bytes.span, length: length, parser: parser, origin: everybodyTrusted)
    precondition(head.path == "*" || head.path.utf8.first == Byte.slash, "a path begins with a slash")
    precondition(!head.path.utf8.contains(0))
    for field in head.fields {
      precondition(!field.name.isEmpty && bytes[field.name].allSatisfy(ByteClass.isToken), "a name is a token")
      precondition(
        bytes[field.value].allSatisfy { $0 == 9 || $0 >= 32 && $0 != 127 }, "a value has no controls")
    }
    if head.line.minor == 1 { precondition(head.authority != nil, "HTTP/1.1 tells a host") }
    _ = AcceptEncoding(head).prefersGzip
    _ = Cookies.value(of: "a", in: head)
    _ = Origin.isForwarded(head)
    _ = head.origin.client(of: head)
    _ = head.origin.isSecure(head)
    var body = BodyDecoder(head.framing.body, trailerLimit: 64)
    var content: [UInt8]? = []
    var position = length
    do {
      while position < bytes.count, !body.isEnded {
        let next = Array(bytes[position..<min(position + max(cut, 1), bytes.count)])
        let taken = try body.decode(next.span, into: &content)
        precondition(taken == next.count || body.isEnded, "a body takes what belongs to it")
        position += taken
      }
    } catch {
      return "\(head.path) body refused"
    }
    return "\(head.method) \(head.path) \(head.fields.count) \(content ?? []) \(body.isEnded) \(position)"
  }
}
