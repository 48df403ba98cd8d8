import Dispatch
import Glibc
import Synchronization

@testable import Portal

/// One person's browser, as far as requests go: it keeps cookies and reads forms.
final class Browser: Sendable {
  private let port: Int
  private let cookies = Mutex<[String: String]>([:])

  init(port: Int) {
    self.port = port
  }

  struct Answer: Sendable {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: String

    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The value of the first field of that name in a form of the page.
    func value(of name: String) -> String? {
      guard let start = body.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
      return String(body[start.upperBound...].prefix { $0 != "\"" })
    }
  }

  func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

  func setCookie(_ name: String, _ value: String) { cookies.withLock { $0[name] = value } }

  func get(_ path: String) async throws -> Answer { try await send("GET", path, nil) }

  func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> Answer {
    try await post(path, pairs: fields.map { ($0.key, $0.value) })
  }

  func post(_ path: String, pairs: [(String, String)]) async throws -> Answer {
    let body = pairs.map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
    return try await send("POST", path, body)
  }

  private func send(_ method: String, _ path: String, _ body: String?) async throws -> Answer {
    var request = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    let jar = cookies.withLock { $0.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
    if !jar.isEmpty { request += "Cookie: \(jar)\r\n" }
    if let body {
      request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    } else {
      request += "\r\n"
    }
    let (bytes, port) = (Array(request.utf8), port)
    let answer = try await withCheckedThrowingContinuation { caller in
      DispatchQueue.global().async { caller.resume(with: Result { try Browser.exchange(bytes, port: port) }) }
    }
    for cookie in answer.all("set-cookie") {
      let pair = cookie.split(separator: ";")[0].split(separator: "=", maxSplits: 1).map(String.init)
      cookies.withLock { $0[pair[0]] = cookie.contains("Max-Age=0") ? nil : pair.count > 1 ? pair[1] : "" }
    }
    return answer
  }

  private struct Failed: Error {}

  private static func exchange(_ request: [UInt8], port: Int) throws -> Answer {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failed() }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard connected == 0, Glibc.send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
    else { throw Failed() }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { bytes += buffer[..<count] }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { throw Failed() }
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    let fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (name: parts[0].lowercased(), value: String(parts[1].drop { $0 == " " }))
    }
    let status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
    return Answer(status: status, fields: fields, body: String(text[end.upperBound...]))
  }
}
