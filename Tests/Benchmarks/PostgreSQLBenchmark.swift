import Foundation
import OneStopStore
import TestSupport

extension Benchmark {
  /// The same portal on a database of PostgreSQL: beside a Go program that asks the same of it, and beside the same
  /// statements from `pgbench`.
  static let postgreSQL = Benchmark(name: "postgresql") {
    #if PostgreSQL
      let server = try PostgreSQLServer([
        "shared_buffers=512MB", "max_connections=200", "max_wal_size=4GB", "checkpoint_timeout=30min",
        "logging_collector=on", "log_destination=jsonlog", "log_directory=log", "log_filename=bench",
        "log_rotation_size=0",
      ])
      let database = try server.makeDatabase()
      let address = server.address(of: database)
      let data = try DemoFolder.copy("postgresql")
      let copying = try elapsed { try Program.run(["copy", "--from", data, "--to", address]) }
      try server.run(pgTool: "vacuumdb", ["--analyze", "--quiet", address])
      let copied = Row(
        what: "a copy to the server, checked at its end",
        figure: String(
          format: "%.0f dossiers/s, %.2f × the rate of demo", Double(DemoFolder.dossiers) / copying,
          try DemoFolder.shared.get().seconds / copying))
      // What pgbench writes nobody reads again.
      let twin = server.address(of: try server.makeDatabase(copyOf: database))
      return try [copied] + pages(address, data) + intake(server, address, twin, data)
    #else
      return [Row(what: "on a server of PostgreSQL", figure: "not measured: make bench TRAITS=PostgreSQL")]
    #endif
  }

  #if PostgreSQL
    /// Look-ups, in rounds in turn with the peer's; medians of five. One before them warms both.
    private static func pages(_ address: String, _ data: String) throws -> [Row] {
      let codes = try DemoFolder.codes(20_000)
      let ours = try Server(data: data, database: address)
      guard let theirs = try goPeer(address) else {
        return [Row(what: "look-up pages next to a Go peer", figure: "not measured: Go or its pgx is not installed")]
      }
      var rates: [Double] = []
      var last: (ours: Load, theirs: Load) = (Load(), Load())
      for round in 0..<6 {
        func pages(_ server: Server) throws -> Load {
          try Load.run(server, connections: 64, count: 10_000) { .get("/tra-cuu/\(codes[$0 % codes.count])") }
        }
        last = try (pages(ours), pages(theirs))
        if round > 0 { rates.append(last.ours.perSecond / last.theirs.perSecond) }
      }
      return [
        Row(
          what: "look-up pages on the server, next to a Go peer with pgx",
          figure: String(format: "%.2f × its rate; ", rates.median) + last.ours.figure),
        Row(what: "the peer itself", figure: last.theirs.figure),
      ]
    }

    /// Built from `Tests/Benchmarks/Peer`; nil where that cannot be.
    private static func goPeer(_ address: String) throws -> Server? {
      let program = Scratch.folder("peer")
      let environment = ProcessInfo.processInfo.environment.merging([
        "GOPATH": "/usr/share/gocode", "GO111MODULE": "off", "GOCACHE": Scratch.folder("go"),
      ]) { $1 }
      guard FileManager.default.isExecutableFile(atPath: "/usr/bin/go") else { return nil }
      let build = try ChildProcess.run(
        "/usr/bin/go", ["build", "-o", program, "Tests/Benchmarks/Peer/main.go"], environment: environment)
      guard build.status == 0 else { return nil }
      // As many connections as the portal has lanes.
      let count = min(64, max(8, 4 * ProcessInfo.processInfo.activeProcessorCount))
      let (process, said) = try ChildProcess.start(program, ["\(address)&pool_max_conns=\(count)"])
      guard let port = Int(said.trimmingCharacters(in: .newlines)) else { throw Failure("the Go peer did not start") }
      return Server(process, port: port)
    }

    private static func intake(
      _ server: PostgreSQLServer, _ address: String, _ twin: String, _ data: String
    ) throws -> [Row] {
      let intake = try Intake(data: data, database: address)
      let script = try GroupScript(server, address, data: data, intake).text
      let file = Scratch.folder("group.sql")
      try Data(script.utf8).write(to: URL(filePath: file))
      var rates: [Double] = []
      var last = Load()
      var theirs = 0.0
      for round in 0..<4 {
        let ours = try Server(data: data, database: address)
        last = try Load.run(ours, connections: 256, count: 20_000, expecting: 201) { intake.request("r\(round)-\($0)") }
        theirs = try server.groupsPerSecond(of: file, twin, round: round) * Double(GroupScript.size)
        if round > 0 { rates.append(last.perSecond / theirs) }
      }
      return [
        Row(what: "intake on the server by the API, 256 connections", figure: last.figure),
        Row(
          what: "the same statements by pgbench, in groups of \(GroupScript.size)",
          figure: String(format: "%.0f/s; 256 connections reach %.2f × it", theirs, rates.median)),
      ]
    }
  #endif
}

#if PostgreSQL
  extension PostgreSQLServer {
    @discardableResult
    fileprivate func run(pgTool name: String, _ arguments: [String]) throws -> String {
      let outcome = try ChildProcess.run((Self.programs ?? "") + "/" + name, arguments)
      guard outcome.status == 0 else { throw Failure("\(name): \(outcome.complaint)") }
      return outcome.output
    }

    /// Of the script, by one client: a group holds the lock of writers from its beginning to its end.
    fileprivate func groupsPerSecond(of file: String, _ address: String, round: Int) throws -> Double {
      let output = try run(
        pgTool: "pgbench",
        [
          "--no-vacuum", "--protocol", "prepared", "--client", "1", "--time", "6",
          "--define", "base=\(1_000_000 * (round + 1))", "--file", file, address,
        ])
      guard let rate = output.firstMatch(of: /tps = ([0-9.]+)/).flatMap({ Double($0.output.1) }) else {
        throw Failure("pgbench: \(output)")
      }
      return rate
    }
  }
#endif
