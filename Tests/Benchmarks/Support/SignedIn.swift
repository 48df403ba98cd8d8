import Foundation

/// Somebody of the staff who has signed in, one request at a time.
struct SignedIn {
  private static let password = "mot-hai-ba-bon-nam"
  private static let form = "Content-Type: application/x-www-form-urlencoded\r\n"

  private let connection: Connection
  private var cookies: [Substring: Substring] = [:]

  /// Makes the account that `init(_:as:)` signs in.
  static func add(_ name: String, role: String, agency: String, data: String, database: String? = nil) throws {
    try Program.run(
      ["user", "add", "--data", data, "--name", name, "--role", role, "--agency", agency] + Program.place(database),
      input: password + "\n")
  }

  init(_ server: Server, as name: String) throws {
    connection = try Connection(port: server.port, keepsBody: true)
    try get("/can-bo/dang-nhap")
    try post("/can-bo/dang-nhap", "ten=\(name)&mat_khau=\(SignedIn.password)")
  }

  /// Somebody who has not signed in.
  init(guestOf server: Server) throws { connection = try Connection(port: server.port, keepsBody: true) }

  /// Where the last answer leads.
  var location: Substring? {
    String(decoding: connection.head, as: UTF8.self).firstMatch(of: /(?i)\r\nlocation: ([^\r\n]+)/)?.output.1
  }

  mutating func status(of path: String) throws -> Int { try ask(.get(path, fields)) }

  mutating func status(of request: [UInt8]) throws -> Int { try ask(request) }

  var page: String { String(decoding: connection.body, as: UTF8.self) }

  mutating func get(_ path: String) throws {
    guard try ask(.get(path, fields)) == 200 else { throw Failure("GET \(path): \(page.prefix(200))") }
  }

  /// Sends a form of the page that was asked for last.
  mutating func post(_ path: String, _ values: String) throws {
    guard try ask(try request(path, values)) == 303 else { throw Failure("POST \(path): \(page.prefix(200))") }
  }

  /// The same as bytes, to be sent by others.
  func request(_ path: String, _ values: String) throws -> [UInt8] {
    .post(path, SignedIn.form + fields, "_csrf=\(try value("_csrf"))&\(values)")
  }

  /// Of a hidden field of the page.
  func value(_ name: String) throws -> Substring {
    guard let start = page.firstRange(of: "name=\"\(name)\" value=\"")?.upperBound,
      let end = page[start...].firstIndex(of: "\"")
    else { throw Failure("no \(name)") }
    return page[start..<end]
  }

  /// What its browser sends with each request.
  var fields: String {
    cookies.isEmpty ? "" : "Cookie: \(cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))\r\n"
  }

  private mutating func ask(_ request: [UInt8]) throws -> Int {
    let status = try connection.ask(request)
    for match in String(decoding: connection.head, as: UTF8.self).matches(of: /(?i)set-cookie: ([^=]+)=([^;\r\n]*)/) {
      cookies[match.output.1] = match.output.2
    }
    return status
  }
}
