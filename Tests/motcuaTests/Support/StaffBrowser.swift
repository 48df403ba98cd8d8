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

  func get(_ path: String) async throws -> Answer { try await ask("GET \(path) HTTP/1.1\r\n", "") }

  /// Where it leads; nil where the name or the password is wrong.
  func signIn(_ name: String, _ password: String) async throws -> String? {
    let page = try await get("/can-bo/dang-nhap")
    let token = try #require(page.text.firstMatch(of: /name="_csrf" value="([^"]+)"/)).output.1
    let body = "_csrf=\(token)&ten=\(name)&mat_khau=\(password)"
    let head =
      "POST /can-bo/dang-nhap HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
      + "Content-Length: \(body.utf8.count)\r\n"
    let answer = try await ask(head, body)
    return answer.status == 303 ? answer.field("Location") : nil
  }

  private func ask(_ head: String, _ body: String) async throws -> Answer {
    let sent = cookies.withLock { $0.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ") }
    let port = port
    let answer = try await onThread {
      try TestClient(port: port).ask("\(head)Host: test\r\nCookie: \(sent)\r\n\r\n\(body)")
    }.get()
    for field in answer.all("Set-Cookie") {
      let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { cookies.withLock { $0[pair[0]] = pair[1] } }
    }
    return answer
  }
}
