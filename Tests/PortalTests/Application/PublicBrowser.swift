import Foundation
import Testing

@testable import Portal

/// What a server answered.
struct Answer {
  var status: Int
  var fields: [(name: String, value: String)]
  var body: String

  func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }
  var location: String? { field("location") }

  /// The value of the form's hidden token.
  var csrf: String {
    guard let start = body.range(of: "name=\"_csrf\" value=\"")?.upperBound,
      let end = body[start...].firstIndex(of: "\"")
    else { return "" }
    return String(body[start..<end])
  }
}

/// A browser without a page: sends bytes over a socket, keeps cookies by their path, follows nothing.
struct PublicBrowser {
  let port: Int
  private(set) var cookies: [(name: String, value: String, path: String)] = []

  init(_ portal: PublicPortal) { port = portal.port }

  mutating func get(_ path: String, fields: String = "") throws -> Answer {
    try send("GET \(path) HTTP/1.1\r\n\(fields)", to: path)
  }

  mutating func post(_ path: String, _ form: String) throws -> Answer {
    try send(
      """
      POST \(path) HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r
      Content-Length: \(form.utf8.count)\r\n
      """, to: path, body: form)
  }

  /// - Parameter head: the request line and fields, without the empty line.
  mutating func send(_ head: String, to path: String, body: String = "") throws -> Answer {
    let bare = path.split(separator: "?").first.map(String.init) ?? path
    let sent = cookies.filter { bare == $0.path || $0.path == "/" || bare.hasPrefix($0.path + "/") }
    let cookie = sent.isEmpty ? "" : "Cookie: \(sent.map { "\($0.name)=\($0.value)" }.joined(separator: "; "))\r\n"
    let answer = try PublicBrowser.exchange(
      "\(head)Host: test\r\nConnection: close\r\n\(cookie)\r\n\(body)", port: port)
    for field in answer.fields where field.name == "set-cookie" {
      let parts = field.value.split(separator: ";").map { String($0).trimmed }
      let pair = parts[0].split(separator: "=", maxSplits: 1).map(String.init)
      let path = parts.first { $0.hasPrefix("Path=") }.map { String($0.dropFirst(5)) } ?? "/"
      cookies.removeAll { $0.name == pair[0] && $0.path == path }
      cookies.append((pair[0], pair.count > 1 ? pair[1] : "", path))
    }
    return answer
  }

  private static func exchange(_ request: String, port: Int) throws -> Answer {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    try #require(isConnected)
    var rest = Array(request.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      // A server that refuses the head answers without reading on.
      if count <= 0 { break }
      rest = rest.dropFirst(count)
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &chunk, chunk.count, 0)
      if count <= 0 { break }
      bytes += chunk[..<count]
    }
    return try parse(bytes)
  }

  private static func parse(_ bytes: [UInt8]) throws -> Answer {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = try #require(text.range(of: "\r\n\r\n"))
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    let status = try #require(lines.first.flatMap { Int($0.split(separator: " ")[1]) })
    let fields = lines.dropFirst().map { line -> (name: String, value: String) in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (parts[0].lowercased(), String(parts[1]).trimmed)
    }
    return Answer(status: status, fields: fields, body: String(text[end.upperBound...]))
  }
}
