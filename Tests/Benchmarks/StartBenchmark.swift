import Foundation

extension Benchmark {
  /// From the start of the process to the first answered request.
  static let start = Benchmark(name: "start") {
    let data = try DemoFolder.copy("start")
    func milliseconds(_ data: String) throws -> Double {
      try elapsed {
        let server = try Server(data: data)
        guard try Connection(port: server.port).ask(.get("/")) == 200 else { throw Failure("no home page") }
      } * 1e3
    }
    _ = try milliseconds(data)
    let known = try (0..<10).map { _ in try milliseconds(data) }.median
    let empty = try (0..<3).map { try milliseconds(Scratch.folder("empty-\($0)")) }.median
    return [
      Row(what: "a folder with data, to the first page", figure: String(format: "%.0f ms", known)),
      Row(what: "an empty folder, catalogue included", figure: String(format: "%.0f ms", empty)),
    ]
  }
}
