import Glibc
import Synchronization

/// An HTTP endpoint of somebody else, that answers as a test tells it.
package final class WebEndpoint: Sendable {
  package struct Reply: Sendable {
    package var status: Int
    package var body: String
    /// How long it thinks, in seconds.
    package var pause: UInt32

    package init(_ status: Int, _ body: String = "", pause: UInt32 = 0) {
      self.status = status
      self.body = body
      self.pause = pause
    }
  }

  package struct Call: Hashable, Sendable {
    package var line: String
    package var fields: [String: String]
    package var body: String
  }

  private final class Box: Sendable {
    let state: Mutex<(replies: [Reply], calls: [Call])>
    init(_ replies: [Reply]) { state = Mutex((replies, [])) }
  }

  private let server: LoopbackServer
  private let box: Box

  /// - Parameter replies: to one request after the other; the last one stays. Without any, it closes without a word.
  package init(_ replies: Reply...) throws {
    let box = Box(replies)
    self.box = box
    server = try LoopbackServer { connection in
      guard let line = connection.line() else { return }
      var fields: [String: String] = [:]
      while let field = connection.line(), !field.isEmpty {
        let parts = field.split(separator: ":", maxSplits: 1)
        fields[parts[0].lowercased()] = parts.count > 1 ? String(parts[1].drop { $0 == " " }) : ""
      }
      let length = fields["content-length"].flatMap { Int($0) } ?? 0
      let body = String(decoding: connection.bytes(length) ?? [], as: UTF8.self)
      let reply = box.state.withLock { state in
        state.calls.append(Call(line: line, fields: fields, body: body))
        return state.replies.count > 1 ? state.replies.removeFirst() : state.replies.first
      }
      guard let reply else { return }
      sleep(reply.pause)
      connection.send(
        "HTTP/1.1 \(reply.status) Said\r\nContent-Length: \(reply.body.utf8.count)\r\nConnection: close\r\n\r\n\(reply.body)"
      )
    }
  }

  package var port: Int { server.port }
  package var calls: [Call] { box.state.withLock { $0.calls } }
}
