extension Benchmark {
  /// What most people ask for: a dossier's page by its code, with all its header fields.
  static let lookup = Benchmark(name: "lookup") {
    let server = try Server(data: DemoFolder.copy("lookup"))
    let codes = try DemoFolder.codes(20_000)
    func pages(_ count: Int, _ fields: String = "") throws -> Load {
      try Load.run(server, connections: 64, count: count) { .get("/tra-cuu/\(codes[$0 % codes.count])", fields) }
    }
    _ = try pages(5_000)
    return [
      Row(
        what: "pages of \(DemoFolder.dossiers) dossiers, random codes, 64 connections",
        figure: try pages(60_000).figure),
      Row(what: "the same, compressed", figure: try pages(30_000, "Accept-Encoding: gzip\r\n").figure),
      Row(
        what: "unknown codes",
        figure: try Load.run(server, connections: 64, count: 30_000, expecting: 404) {
          .get("/tra-cuu/000.00.14.H29-\(100_101 + $0 % 1_000)-0001")
        }.figure),
    ]
  }
}
