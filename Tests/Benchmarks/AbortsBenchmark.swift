import Foundation
import Glibc

extension Benchmark {
  /// What is left in the server after clients that close in the middle of an answer, while it is unread: the server gets
  /// a reset, and must neither die of SIGPIPE nor keep anything.
  static let aborts = Benchmark(name: "aborts") {
    let server = try Server(data: DemoFolder.copy("aborts"))
    // Of eight answers the kernel holds a few; the server keeps the rest of one, and the requests behind it.
    let code = try DemoFolder.codes(1).first ?? ""
    let requests = ["/thu-tuc", "/tra-cuu/\(code)", "/api/v1/openapi.json"].map { path in
      Array(repeatElement([UInt8].get(path), count: 8).joined())
    }
    func leave(_ count: Int) throws {
      for index in 0..<count {
        let connection = try Connection(port: server.port, takesLittle: true)
        try connection.send(requests[index % requests.count])
        // Some go at once, some when they have seen the beginning.
        if index % 2 == 0 { _ = try? connection.receive() }
      }
      // Whoever is answered now is answered behind all of them.
      _ = try Connection(port: server.port).ask(.get("/health/live"))
    }
    func row(_ what: String) -> Row {
      let memory = Double(server.privateMemory) / 1_048_576
      return Row(what: what, figure: String(format: "%d descriptors, %.1f MiB private", server.descriptors, memory))
    }
    // The first fill what the server keeps ready for any.
    try leave(5_000)
    let before = row("after 5,000 clients that left in the middle of an answer")
    try leave(100_000)
    return [before, row("after 100,000 more")]
  }
}
