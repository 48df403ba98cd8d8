import OneStop
import Synchronization
import TestSupport

@testable import API
@testable import Markup
@testable import Web

/// One person's browser, as far as requests go: it keeps cookies by their path, sends forms, and follows nothing.
final class Browser: Sendable {
  private struct Cookie {
    var name: String
    var value: String
    var path: String

    /// RFC 6265 section 5.1.4.
    func isSent(to address: Substring) -> Bool {
      path == "/" || address == path || address.hasPrefix(path + "/")
    }
  }

  private let port: Int
  /// How it calls the site.
  private let host: String
  private let cookies = Mutex<[Cookie]>([])

  init(port: Int, host: String = "127.0.0.1") {
    self.port = port
    self.host = host
  }

  func cookie(_ name: String) -> String? { cookies.withLock { $0.first { $0.name == name }?.value } }

  func setCookie(_ name: String, _ value: String, path: String = "/") {
    cookies.withLock { jar in
      jar.removeAll { $0.name == name && $0.path == path }
      jar.append(Cookie(name: name, value: value, path: path))
    }
  }

  /// Every cookie, as its owner would send them to any path.
  var allCookies: [(name: String, value: String)] { cookies.withLock { $0.map { ($0.name, $0.value) } } }

  func get(_ path: String, _ fields: (String, String)...) async throws -> Answer {
    try await ask("GET", path, fields: fields)
  }

  func post(_ path: String, _ form: KeyValuePairs<String, String> = [:]) async throws -> Answer {
    try await post(path, pairs: form.map { ($0.key, $0.value) })
  }

  func post(_ path: String, pairs: [(String, String)]) async throws -> Answer {
    try await post(path, pairs.map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&"))
  }

  /// - Parameter form: percent-encoded.
  func post(_ path: String, _ form: String) async throws -> Answer {
    try await ask(
      "POST", path, fields: [("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8))
  }

  func ask(
    _ method: String, _ path: String, fields: [(String, String)] = [], body: [UInt8] = []
  ) async throws -> Answer {
    let lines = fields.map { "\($0.0): \($0.1)\r\n" }.joined()
    let length = method == "GET" ? "" : "Content-Length: \(body.count)\r\n"
    return try await send("\(method) \(path) HTTP/1.1\r\n\(lines)\(length)", to: path, body: body)
  }

  /// One request on a connection of its own.
  ///
  /// - Parameters:
  ///   - head: the request line and fields as they are sent, without the empty line.
  ///   - breaksOff: whether nothing more comes, whatever the head has promised.
  func send(
    _ head: String, to path: String, body: [UInt8] = [], breaksOff: Bool = false
  ) async throws -> Answer {
    let bare = path.prefix { $0 != "?" }
    let sent = cookies.withLock { $0.filter { $0.isSent(to: bare) } }.map { "\($0.name)=\($0.value)" }
    let cookie = sent.isEmpty ? "" : "Cookie: \(sent.sorted().joined(separator: "; "))\r\n"
    let request = Array("\(head)Host: \(host)\r\nConnection: close\r\n\(cookie)\r\n".utf8) + body
    let port = port
    let answer = try await onThread {
      let client = try TestClient(port: port)
      client.send(request)
      if breaksOff { client.finishSending() }
      return try client.answer()
    }.get()
    for field in answer.all("Set-Cookie") { keep(field) }
    return answer
  }

  private func keep(_ field: String) {
    let parts = field.split(separator: ";").map { String($0).trimmed }
    let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let path = parts.first { $0.hasPrefix("Path=") }.map { String($0.dropFirst(5)) } ?? "/"
    if parts.contains("Max-Age=0") {
      cookies.withLock { $0.removeAll { $0.name == pair[0] && $0.path == path } }
    } else {
      setCookie(pair[0], pair[1], path: path)
    }
  }
}

extension Browser {
  /// Sends the form of an action on a dossier, as its page has it: the present one, or one that was opened before.
  @discardableResult
  func act(
    _ code: DossierCode, _ action: String, _ fields: [(String, String)] = [], on opened: Answer? = nil
  ) async throws -> Answer {
    let page = if let opened { opened } else { try await get("/can-bo/ho-so/\(code)") }
    let hidden = [("_csrf", page.csrf), ("phien_ban", page.value(of: "phien_ban") ?? "")]
    return try await post("/can-bo/ho-so/\(code)/\(action)", pairs: hidden + fields)
  }
}
