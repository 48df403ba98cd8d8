import CSystem
import Foundation

extension Benchmark {
  /// Memory of one server after each of its loads.
  static let memory = Benchmark(name: "memory") {
    let data = try DemoFolder.copy("memory")
    let intake = try Intake(data: data)
    let server = try Server(data: data)
    var rows: [Row] = []
    func note(_ what: String) {
      let figure = "\(server.resident / 1_048_576) MiB resident, \(server.privateMemory / 1_048_576) MiB private"
      rows.append(Row(what: what, figure: figure))
    }
    note("after the start")
    rows.append(try idleConnections(server))
    let codes = try DemoFolder.codes(20_000)
    _ = try Load.run(server, connections: 256, count: 60_000) { .get("/tra-cuu/\(codes[$0 % codes.count])") }
    note("after 60,000 look-ups on 256 connections")
    _ = try Load.run(server, connections: 64, count: 200) { _ in .get("/thong-ke") }
    note("after 200 pages of figures")
    _ = try Load.run(server, connections: 256, count: 40_000, expecting: 201) { intake.request("m\($0)") }
    note("after 40,000 intakes on 256 connections")
    return rows
  }

  /// What connections cost that have asked once and stay, as browsers do.
  private static func idleConnections(_ server: Server) throws -> Row {
    var idle: [Connection] = []
    func open(_ count: Int) throws {
      for _ in 0..<count {
        let connection = try Connection(port: server.port)
        _ = try connection.ask(.get("/health/live"))
        idle.append(connection)
      }
    }
    let wanted = min(10_000, Int(csystem_raise_descriptor_limit()) - 1_100)
    // The first fill what the server keeps ready for any.
    try open(1_000)
    let before = server.privateMemory
    try open(wanted)
    let each = Double(server.privateMemory - before) / Double(wanted)
    return Row(what: "each of \(wanted) idle connections", figure: String(format: "%.0f bytes", each))
  }
}
