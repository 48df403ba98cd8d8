import Synchronization
import TestSupport
import Testing

/// Signs in by the form, with the cookies that the server set.
final class StaffBrowser: Sendable {
  private let port: Int
  private let cookies = Mutex<[String: String]>([:])

  init(port: Int) {
    self.port = port
  }

  /// The same person's, at a server that has started again.
  init(port: Int, as other: StaffBrowser) {
    self.port = port
    let known = other.cookies.withLock { $0 }
    cookies.withLock { $0 = known }
  }

  func get(_ path: String) async throws -> Answer { try await ask("GET \(path) HTTP/1.1\r\n", "") }

  /// Where it leads; nil where the name or the password is wrong.
  func signIn(_ name: String, _ password: String) async throws -> String? {
    let page = try await get("/can-bo/dang-nhap")
    let token = try #require(page.text.firstMatch(of: /name="_csrf" value="([^"]+)"/)).output.1
    let answer = try await post("/can-bo/dang-nhap", "_csrf=\(token)&ten=\(name)&mat_khau=\(password)")
    return answer.status == 303 ? answer.field("Location") : nil
  }

  /// - Parameter body: percent-encoded.
  func post(_ path: String, _ body: String) async throws -> Answer {
    let head =
      "POST \(path) HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      + "Content-Length: \(body.utf8.count)\r\n"
    return try await ask(head, body)
  }

  /// Sends a request, and does not wait for the answer.
  ///
  /// - Parameters:
  ///   - head: the request line and the fields, each with its line's end.
  ///   - body: all of it, or as much as comes before the connection breaks off.
  func begin(_ head: String, _ body: String) async throws -> TestClient {
    let sent = cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
    let port = port
    return try await onThread {
      let client = try TestClient(port: port)
      client.send("\(head)Host: test\r\nCookie: \(sent)\r\n\r\n\(body)")
      return client
    }.get()
  }

  func ask(_ head: String, _ body: String = "") async throws -> Answer {
    let client = try await begin(head, body)
    let answer = try await onThread { try client.answer() }.get()
    for field in answer.all("Set-Cookie") {
      let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { cookies.withLock { $0[pair[0]] = pair[1] } }
    }
    return answer
  }
}
