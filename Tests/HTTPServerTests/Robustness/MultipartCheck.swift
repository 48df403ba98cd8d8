@testable import HTTPServer

/// For any bytes: a multipart body is read the same however it is cut, and is not longer than the bytes.
/// The first byte is the length of the boundary that follows it.
enum MultipartCheck {
  static func run(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let boundary = Array(bytes.dropFirst().prefix(Int(first % 8)))
    let body = Array(bytes.dropFirst(1 + boundary.count))
    guard MultipartParser(boundary: boundary, partLimit: 8) != nil else {
      precondition(boundary.isEmpty)
      return
    }
    let whole = events(body, boundary, cut: max(body.count, 1))
    for cut in [1, 3] { precondition(events(body, boundary, cut: cut) == whole, "cut by \(cut) it is another") }
    guard let whole else { return }
    let content = whole.reduce(0) { if case .content(let bytes) = $1 { $0 + bytes.count } else { $0 } }
    precondition(content <= body.count)
  }

  /// nil if it is refused.
  private static func events(_ body: [UInt8], _ boundary: [UInt8], cut: Int) -> [MultipartParser.Event]? {
    guard var parser = MultipartParser(boundary: boundary, partLimit: 8) else { return nil }
    var events: [MultipartParser.Event] = []
    do {
      for start in stride(from: 0, to: body.count, by: cut) {
        for event in try parser.feed(Array(body[start..<min(start + cut, body.count)])) {
          if case .content(let more) = event, case .content(let before) = events.last {
            events[events.count - 1] = .content(before + more)
          } else {
            events.append(event)
          }
        }
      }
      try parser.finish()
      return events
    } catch {
      return nil
    }
  }
}
