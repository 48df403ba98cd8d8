import Foundation
import Glibc
import TestSupport
import Testing

/// The portal behind a real nginx with the configuration that is shipped.
@Suite("Behind nginx", .enabled(if: Proxy.shouldRun, Proxy.missing))
struct ProxyTests {
  @Test("TLS is known from the proxy, and plain HTTP is sent there")
  func secure() async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city, ["--trust-proxy", "127.0.0.1"])
    let proxy = try await Proxy.start(server.port)
    let chosen = try await proxy.ask("/ngon-ngu/en")
    #expect(chosen.hasPrefix("HTTP/2 303"))
    #expect(chosen.contains("; Secure\r\n"))
    #expect(chosen.contains("set-cookie: __Host-ngon_ngu=en; Path=/; "))
    #expect(try await proxy.ask("/", from: "127.0.0.1", "--cookie", "__Host-ngon_ngu=en").contains("<html lang=\"en\""))
    #expect(chosen.lowercased().contains("strict-transport-security: max-age="))
    #expect(try await proxy.ask("/").contains("<h1>"))
    let plain = try await proxy.askPlainly("/thu-tuc?q=1")
    #expect(plain.hasPrefix("HTTP/1.1 301"))
    #expect(plain.contains("Location: https://motcua.example/thu-tuc?q=1\r\n"))
    #expect(try await proxy.askPlainly("/api/v1/agencies").hasPrefix("HTTP/1.1 403"))
    #expect(await server.stop() == 0)
  }

  @Test("clients are told apart by their addresses, and none can claim another's")
  func clients() async throws {
    let city = try await City()
    let token = try await city.token()
    let server = try await ServingProgram.start(city, ["--trust-proxy", "127.0.0.1"])
    let code = try await onThread { try Filing(server.port, token: token).file(name: "An", key: "1").filedCode }.get()
    let path = "/tra-cuu/\(try #require(code))"
    let proxy = try await Proxy.start(server.port)
    for _ in 1...5 { #expect(try await proxy.guess(path, from: "127.0.0.2").hasPrefix("HTTP/2 422")) }
    #expect(try await proxy.guess(path, from: "127.0.0.2").hasPrefix("HTTP/2 429"))
    for field in ["X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1"] {
      #expect(try await proxy.guess(path, from: "127.0.0.2", "-H", field).hasPrefix("HTTP/2 429"), "\(field)")
    }
    #expect(try await proxy.guess(path, from: "127.0.0.3").hasPrefix("HTTP/2 422"))
    #expect(await server.stop() == 0)
  }

  @Test("a receipt's key and a link's secret stand in no line of the proxy's log, by TLS or without, whatever fails")
  func key() async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city, ["--trust-proxy", "127.0.0.1"])
    let proxy = try await Proxy.start(server.port)
    let path = "/tra-cuu/000.00.14.H29-180601-0001?khoa=ABCD3467"
    #expect(try await proxy.ask(path).hasPrefix("HTTP/2 404"))
    #expect(try await proxy.askPlainly(path).hasPrefix("HTTP/1.1 301"))
    let link = "/can-bo/mat-khau/T7mQ2xW9"
    #expect(try await proxy.ask(link).hasPrefix("HTTP/2 404"))
    #expect(try await proxy.askPlainly(link).hasPrefix("HTTP/1.1 301"))
    #expect(await server.stop() == 0)
    // With nobody behind it, which it tells its log of errors.
    #expect(try await proxy.ask(path).hasPrefix("HTTP/2 502"))
    #expect(try await proxy.ask(link).hasPrefix("HTTP/2 502"))
    #expect(try await proxy.ask("/thu-tuc").hasPrefix("HTTP/2 502"))
    var log = ""
    for _ in 0..<200 where log.split(separator: "\n").count < 7 {
      log = try proxy.log("motcua.access.log")
      try await Task.sleep(for: .milliseconds(10))
    }
    log += try proxy.log("error.log")
    #expect(log.contains("connect() failed"))
    #expect(log.split(separator: "\n").count { $0.contains("/tra-cuu/000.00.14.H29-180601-0001 HTTP/") } == 3)
    #expect(!log.contains("ABCD3467") && !log.contains("khoa"))
    #expect(log.split(separator: "\n").count { $0.contains("/can-bo/mat-khau/... HTTP/") } == 3)
    #expect(!log.contains("T7mQ2xW9"))
  }

  @Test(
    "a connection to the portal is given up by the proxy first: no form meets one that has just been closed",
    arguments: [[], ["--data", "so_cuoi=0000"]])
  func idle(_ form: [String]) async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city, ["--trust-proxy", "127.0.0.1"])
    let proxy = try await Proxy.start(server.port, idleSeconds: 1)
    let path = "/tra-cuu/000.00.14.H29-180601-0001"
    for _ in 1...3 {
      let address = "127.0.0.\(Int.random(in: 2...250))"
      for _ in 1...2 { #expect(try await proxy.ask(path, from: address, form).hasPrefix("HTTP/2 404")) }
      #expect(Sockets.established(at: server.port) <= 1)
      // Half of the portal's own time.
      let deadline = ContinuousClock.now + .seconds(30)
      while Sockets.established(at: server.port) > 0, ContinuousClock.now < deadline {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(Sockets.established(at: server.port) == 0)
    }
    #expect(await server.stop() == 0)
  }

  @Test("without --trust-proxy nobody is believed")
  func untrusted() async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city)
    let proxy = try await Proxy.start(server.port)
    #expect(try await !proxy.ask("/ngon-ngu/en").contains("; Secure"))
    #expect(await server.stop() == 0)
  }

  @Test("an address that is none is named")
  func badAddress() async throws {
    let outcome = try await Program.run(["serve", "--data", "/nonexistent", "--trust-proxy", "10.0.0.0/33"])
    #expect(outcome.status == 64)
    #expect(outcome.complaint.contains("10.0.0.0/33"))
  }
}

/// The kernel's list of connections (proc_net(5)).
enum Sockets {
  /// How many this end has at the port.
  static func established(at port: Int) -> Int {
    let list = (try? String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)) ?? ""
    let end = ":" + String(format: "%04X", port)
    return list.split(separator: "\n").count { line in
      let columns = line.split(separator: " ")
      return columns.count > 3 && columns[1].hasSuffix(end) && columns[3] == "01"
    }
  }
}

/// nginx in front of a server of this machine, stopped with its last reference.
final class Proxy: Sendable {
  static let missing: Comment = "NOT RUN: nginx, openssl or curl is missing, nothing stood in front of the server"

  private static func path(_ name: String) -> String? {
    ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"].map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// With `CI` set the tests run, and fail without the programs.
  static var shouldRun: Bool {
    ["nginx", "openssl", "curl"].allSatisfy { path($0) != nil } || ProcessInfo.processInfo.environment["CI"] != nil
  }

  private let folder: TemporaryFolder
  private let process: ChildProcess
  private let plainPort: Int
  private let securePort: Int

  private init(_ folder: TemporaryFolder, _ process: ChildProcess, plainPort: Int, securePort: Int) {
    self.folder = folder
    self.process = process
    self.plainPort = plainPort
    self.securePort = securePort
  }

  /// Returns once it accepts connections.
  ///
  /// - Parameter idleSeconds: in place of the shipped time for which a connection to the portal is kept.
  static func start(_ port: Int, idleSeconds: Int? = nil) async throws -> Proxy {
    try await onThread {
      let nginx = try #require(path("nginx"), missing)
      let folder = try TemporaryFolder()
      try makeCertificate(in: folder)
      // Below those that the system hands out (ip(7)): no other test is given one before nginx has it.
      let (plainPort, securePort) = (Int.random(in: 20_000..<25_000), Int.random(in: 25_000..<30_000))
      var site = try site(port, plainPort, securePort, folder)
      if let idleSeconds {
        site = site.replacing(/keepalive_timeout \d+s;/) { _ in "keepalive_timeout \(idleSeconds)s;" }
      }
      try folder.write(site, to: "site.conf")
      try folder.write(main(folder), to: "nginx.conf")
      let process = try ChildProcess(nginx, ["-p", folder.path, "-c", "\(folder.path)/nginx.conf", "-e", "stderr"])
      let proxy = Proxy(folder, process, plainPort: plainPort, securePort: securePort)
      let deadline = ContinuousClock.now + .seconds(20)
      while (try? TestClient(port: securePort)) == nil {
        try #require(ContinuousClock.now < deadline, "nginx did not start")
      }
      return proxy
    }.get()
  }

  /// The answer with its head, over TLS.
  func ask(_ path: String, from address: String = "127.0.0.1", _ options: String...) async throws -> String {
    try await ask(path, from: address, options)
  }

  func ask(_ path: String, from address: String, _ options: [String]) async throws -> String {
    try await curl("https://motcua.example:\(securePort)\(path)", ["--interface", address] + options)
  }

  /// What it has written into a file.
  func log(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8)
  }

  func askPlainly(_ path: String) async throws -> String {
    try await curl("http://motcua.example:\(plainPort)\(path)", [])
  }

  /// Tries four digits that are not the applicant's.
  func guess(_ path: String, from address: String, _ options: String...) async throws -> String {
    let words = ["--interface", address, "--data", "so_cuoi=0000"] + options
    return try await curl("https://motcua.example:\(securePort)\(path)", words)
  }

  private func curl(_ address: String, _ options: [String]) async throws -> String {
    let program = try #require(Self.path("curl"), Self.missing)
    let hosts = [plainPort, securePort].flatMap { ["--resolve", "motcua.example:\($0):127.0.0.1"] }
    let words = ["--silent", "--show-error", "--include", "--insecure", "--http2"] + hosts + options + [address]
    let outcome = try await onThread { try ChildProcess.run(program, words) }.get()
    try #require(outcome.status == 0, "\(outcome.complaint)")
    return outcome.output
  }

  private static func makeCertificate(in folder: TemporaryFolder) throws {
    let openssl = try #require(path("openssl"), missing)
    let outcome = try ChildProcess.run(
      openssl,
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
        "/CN=motcua.example", "-keyout", "\(folder.path)/privkey.pem", "-out", "\(folder.path)/fullchain.pem",
      ])
    try #require(outcome.status == 0, "\(outcome.complaint)")
  }

  /// The shipped file, with the ports and the certificate of the test.
  private static func site(_ port: Int, _ plain: Int, _ secure: Int, _ folder: TemporaryFolder) throws -> String {
    let shipped = String(decoding: try Resources.bytes("Deployment/nginx.conf"), as: UTF8.self)
    var lines = shipped.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // A container may be without IPv6.
    lines.removeAll { $0.contains("listen [::]") }
    let changes = [
      ("127.0.0.1:8080", "127.0.0.1:\(port)"), ("listen 80;", "listen 127.0.0.1:\(plain);"),
      ("listen 443 ", "listen 127.0.0.1:\(secure) "), ("/etc/letsencrypt/live/motcua.example", folder.path),
      ("/var/log/nginx", folder.path),
    ]
    return try changes.reduce(lines.joined(separator: "\n")) { text, change in
      try #require(text.contains(change.0), "the shipped configuration has no \(change.0)")
      return text.replacingOccurrences(of: change.0, with: change.1)
    }
  }

  private static func main(_ folder: TemporaryFolder) -> String {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "\($0)_temp_path \(folder.path)/\($0);" }
    return """
      daemon off; master_process off; pid \(folder.path)/pid;
      events {}
      http { access_log off; error_log \(folder.path)/error.log; \(temporary.joined(separator: " ")) include \(folder.path)/site.conf; }
      """
  }
}
