import CSystem

extension Benchmark {
  /// Resident memory of the server, after what came before it.
  static let memory = Benchmark(name: "memory") {
    let server = try Server(data: DemoFolder.copy("memory"))
    var rows: [Row] = []
    func note(_ what: String) {
      rows.append(Row(what: what, figure: "\(server.resident / 1_048_576) MiB"))
    }
    note("after the start")
    let codes = try DemoFolder.codes(20_000)
    _ = try Load.run(server, connections: 256, count: 60_000) { .get("/tra-cuu/\(codes[$0 % codes.count])") }
    note("after 60,000 look-ups on 256 connections")
    _ = try Load.run(server, connections: 64, count: 200) { _ in .get("/thong-ke") }
    note("after 200 pages of figures")

    // Each has asked once, as a browser that stays.
    let wanted = min(10_000, Int(csystem_raise_descriptor_limit()) - 100)
    let before = server.privateMemory
    var idle: [Connection] = []
    for _ in 0..<wanted {
      let connection = try Connection(port: server.port)
      _ = try connection.ask(.get("/health/live"))
      idle.append(connection)
    }
    rows.append(
      Row(
        what: "each of \(idle.count) idle connections",
        figure: "\((server.privateMemory - before) / max(1, idle.count)) bytes"))
    return rows
  }
}
