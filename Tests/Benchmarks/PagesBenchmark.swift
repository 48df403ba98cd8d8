extension Benchmark {
  /// Other pages, each with the default period and the city's own size.
  static let pages = Benchmark(name: "pages") {
    let server = try Server(data: DemoFolder.copy("pages"))
    let connection = try Connection(port: server.port, keepsBody: true)
    _ = try connection.ask(.get("/"))
    let page = String(decoding: connection.body, as: UTF8.self)
    let asset = page.firstMatch(of: /\/assets\/[^"]+\.css/).map { String($0.output) } ?? "/"
    let paths = [
      ("home", "/", 20_000), ("figures of the city", "/thong-ke", 400), ("procedures", "/thu-tuc", 4_000),
      ("a procedure", "/thu-tuc/1.009994", 20_000), ("a static file", asset, 40_000),
      ("a small answer", "/health/live", 60_000),
    ]
    return try paths.map { name, path, count in
      _ = try Load.run(server, connections: 64, count: count / 10) { _ in .get(path) }
      return Row(what: name, figure: try Load.run(server, connections: 64, count: count) { _ in .get(path) }.figure)
    }
  }
}
