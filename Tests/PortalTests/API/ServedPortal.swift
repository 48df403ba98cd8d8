import Glibc
import HTTPServer
import HTTPTypes
import Logging
import OneStop
import Synchronization
import Testing

@testable import OneStopStore
@testable import Portal

/// A portal on a real socket, with the shipped catalogue, a store of its own and a clock that stands.
final class ServedPortal: Sendable {
  let scenario: ReportScenario
  let portal: Portal
  let server: Server
  let token: String
  let otherToken: String
  private let clock: ClockBox
  /// Of who is signed in; nil where nobody is.
  private let session: String?

  /// Serves for the duration of the body.
  static func serving<T: Sendable>(
    now: String = "2018-06-01T09:00", as account: Account? = nil,
    _ body: @escaping @Sendable (ServedPortal) async throws -> T
  ) async throws -> T {
    let served = try ServedPortal(now: now, account: account)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      let server = served.server
      group.addTask { try await server.run() }
      while server.port == 0 { await Task.yield() }
      defer { server.stop() }
      return try await body(served)
    }
  }

  private init(now: String, account: Account?) throws {
    scenario = try ReportScenario()
    let clock = ClockBox(try reportMoment(now))
    self.clock = clock
    portal = try Portal(
      store: scenario.store, vietnamese: ReportResources.words(.vietnamese), english: ReportResources.words(.english),
      assets: AssetAddresses(), openAPI: ReportResources.bytes("API/openapi.json"), loops: 1,
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { clock.now })
    token = try ServedPortal.makeToken(ReportScenario.department, in: scenario.store)
    otherToken = try ServedPortal.makeToken(ReportScenario.district, in: scenario.store)

    let start = clock.now
    let store = scenario.store
    session = try account.map { try ServedPortal.signIn($0, in: store, now: start) }

    var configuration = Configuration(port: 0, loops: 1)
    configuration.loopObserver = portal
    let portal = portal
    configuration.errorResponder = portal.errorResponder
    server = Server(configuration: configuration, router: portal.router())
  }

  func setNow(_ text: String) throws { clock.now = try reportMoment(text) }

  /// A session of the account; its secret is what the cookie holds.
  private static func signIn(_ account: Account, in store: Store, now: Moment) throws -> String {
    let secret = Secrets.random(bytes: 18)
    try store.writer.bulk {
      _ = try $0.add(StoredAccount(account, password: ""))
      try $0.beginSession(
        digest: Secrets.digest(secret), login: account.login, now: now,
        expiresAt: now.adding(microseconds: 30 * Moment.day))
    }
    return secret
  }

  private static func makeToken(_ agency: String, in store: Store) throws -> String {
    let secret = Secrets.random(bytes: 24)
    let code = try #require(AgencyCode(agency))
    let digest = Secrets.digest(secret)
    try store.writer.bulk {
      try $0.add(APIToken(agency: code, label: "land register", createdAt: Moment(microseconds: 0)), digest: digest)
    }
    return secret
  }
}

/// A clock that stands until it is set.
final class ClockBox: Sendable {
  private let value: Mutex<Moment>
  init(_ now: Moment) { value = Mutex(now) }
  var now: Moment {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}

extension ServedPortal {
  struct Answer: Sendable {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    func field(_ name: String) -> String? {
      fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
    func json() throws -> JSONValue { try JSONValue(parsing: body) }
    func fieldMistakes() throws -> [String] {
      guard case .array(let errors) = try json()["errors"] else { return [] }
      return errors.compactMap { if case .string(let field) = $0["field"] { field } else { nil } }
    }
  }

  func get(_ path: String, token: String? = nil, _ fields: (String, String)...) throws -> Answer {
    try ask("GET", path, token, fields, [])
  }

  func post(
    _ path: String, _ body: String, token: String? = nil, key: String? = nil, type: String = "application/json"
  ) throws -> Answer {
    var fields = [("Content-Type", type)]
    if let key { fields.append(("Idempotency-Key", key)) }
    return try ask("POST", path, token, fields, Array(body.utf8))
  }

  /// One request on one connection, which the server closes.
  private func ask(
    _ method: String, _ path: String, _ token: String?, _ fields: [(String, String)], _ body: [UInt8]
  ) throws -> Answer {
    var head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    if let token { head += "Authorization: Bearer \(token)\r\n" }
    if let session { head += "Cookie: phien=\(session)\r\n" }
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if method != "GET" { head += "Content-Length: \(body.count)\r\n" }
    return try ServedPortal.parse(exchange(Array("\(head)\r\n".utf8) + body))
  }

  private func exchange(_ request: [UInt8]) throws -> [UInt8] {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(socket >= 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(server.port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    var sent = 0
    while sent < request.count {
      let count = request[sent...].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      try #require(count > 0)
      sent += count
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.recv(socket, &buffer, buffer.count, 0)
      try #require(count >= 0)
      if count == 0 { return answer }
      answer += buffer[..<count]
    }
  }

  private static func parse(_ bytes: [UInt8]) throws -> Answer {
    let end = try #require(bytes.indices.dropLast(3).first { Array(bytes[$0..<$0 + 4]) == [13, 10, 13, 10] })
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    let fields = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (name: String(parts[0]), value: String(parts.last ?? "").trimmed)
    }
    return Answer(status: status, fields: fields, body: Array(bytes[(end + 4)...]))
  }
}
