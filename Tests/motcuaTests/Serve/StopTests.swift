import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Stopping")
struct StopTests {
  @Test("a request in flight is answered, and the status is 0", arguments: [SIGTERM, SIGINT])
  func stop(_ signal: Int32) async throws {
    let city = try await City()
    let token = try await city.token()
    let server = try await ServingProgram.start(city)
    try await onThread {
      let filing = try Filing(server.port, token: token)
      filing.client.send(filing.request(name: "Người đang nộp", key: "1", expect: true))
      #expect(try filing.client.answer().status == 100)
      server.signal(signal)
      // It has heard of the signal when it takes nobody new.
      while (try? TestClient(port: server.port).get("/health/live")) != nil {}
      filing.client.send(Filing.body(name: "Người đang nộp"))
      #expect(try filing.client.answer().filedCode != nil)
    }.get()
    #expect(await server.end() == 0)
  }

  @Test("a second server on one folder says so; another command works beside the first")
  func second() async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city)
    let second = try await city.run("serve", "--port", "0")
    #expect(second.status == 1 && second.isOneSentence && second.output.isEmpty)
    #expect(second.complaint.contains("already served"))
    let demo = try await city.run("demo", "--dossiers", "1")
    #expect(demo.status == 1 && demo.complaint.contains("already served"))
    #expect(try await city.check().status == 0)
    #expect(await server.stop() == 0)
  }

  @Test("a taken port and a host that is none are named", arguments: [nil, "256.1.1.1"])
  func address(_ host: String?) async throws {
    let city = try await City()
    let other = try await City()
    let server = try await ServingProgram.start(city)
    let outcome = try await other.run("serve", "--port", "\(server.port)", "--host", host ?? "127.0.0.1")
    #expect(outcome.status == 1 && outcome.isOneSentence, "\(outcome.complaint)")
    #expect(outcome.complaint.contains(host ?? "\(server.port)"))
    #expect(await server.stop() == 0)
  }

  @Test("whoever starts a portal that nobody can sign in to reads how to make the first administrator")
  func firstAdministrator() async throws {
    let city = try await City()
    let path = city.folder.path + "/log"
    for hasAccount in [false, true] {
      let log = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      try #require(log >= 0)
      let server = try await ServingProgram.start(city, error: log)
      close(log)
      #expect(await server.stop() == 0)
      let said = try String(contentsOfFile: path, encoding: .utf8)
      let command = said.firstMatch(of: /motcua (user add .*) < FILE/)
      #expect((command == nil) == hasAccount, "\(said)")
      if let command {
        // As it is told, it works.
        let words = command.1.split(separator: " ").map(String.init)
        #expect(try await Program.run(words, input: "mot-hai-ba-bon\n").status == 0)
      }
    }
  }

  @Test("a server whose log's reader goes away lives on")
  func logReaderGone() async throws {
    let city = try await City()
    var ends: [Int32] = [-1, -1]
    // Closed on exec: no other program that starts now may hold the reading end.
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    try #require(socketpair(AF_UNIX, type, 0, &ends) == 0)
    let server = try await ServingProgram.start(city, error: ends[1])
    for end in ends { close(end) }
    let port = server.port
    let statuses = try await onThread {
      try (0..<3).map { _ in
        let client = try TestClient(port: port)
        client.send("BREW / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        return try client.answer().status
      }
    }.get()
    #expect(statuses == [501, 501, 501])
    #expect(await server.stop() == 0)
  }
}
