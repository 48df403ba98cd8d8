import CSystem
import Foundation
import HTTPServer
import TestSupport

extension Benchmark {
  /// Two hundred files of 10 MiB that arrive at once: the server's memory meanwhile.
  static let uploads = Benchmark(name: "uploads") {
    let folder = Scratch.folder("uploads")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let (process, text) = try ChildProcess.start("/proc/self/exe", [UploadServer.word, folder])
    let server = Server(process, port: Int(text.trimmingCharacters(in: .newlines)) ?? 0)
    _ = try Connection(port: server.port).ask(.get("/"))
    let before = server.resident
    let watch = MemoryWatch(server)
    let seconds = try elapsed { try send(to: server, threads: 8, each: 25) }
    let most = watch.stop()
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder)
    let sizes = try kept.map { try FileManager.default.attributesOfItem(atPath: "\(folder)/\($0)")[.size] as? Int ?? 0 }
    guard kept.count == 200, sizes.allSatisfy({ $0 == size }) else { throw Failure("\(kept.count) files are whole") }
    return [
      Row(
        what: "200 uploads of 10 MiB at once, to disk",
        figure: String(
          format: "%.0f MiB/s, %d MiB resident at most (%d MiB before)", 2_000 / seconds, most >> 20, before >> 20))
    ]
  }

  private static let size = 10 << 20

  /// Each thread sends a piece on each of its connections in turn.
  private static func send(to server: Server, threads: Int, each: Int) throws {
    let head = "--b\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\n"
    let tail = "\r\n--b--\r\n"
    let request = """
      POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n\
      Content-Length: \(head.utf8.count + size + tail.utf8.count)\r\n\r\n\(head)
      """
    let piece = [UInt8](repeating: 42, count: 1 << 16)
    let failures = Failures()
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      do {
        let connections = try (0..<each).map { _ in try Connection(port: server.port) }
        for connection in connections { try connection.send(Array(request.utf8)) }
        for _ in 0..<size / piece.count { for connection in connections { try connection.add(piece) } }
        for connection in connections { try connection.add(Array(tail.utf8)) }
        for connection in connections {
          while true {
            if let status = try connection.receive() {
              if status == 200 { break } else { throw Failure("status \(status)") }
            }
          }
        }
      } catch {
        failures.add(error)
      }
    }
    if let first = failures.first { throw first }
  }
}

/// The server of that benchmark, in a process of its own.
enum UploadServer {
  static let word = "serve-uploads"

  static func run(folder: String) async throws {
    let uploads = try UploadFolder(path: folder)
    var router = Router()
    router.get("/") { _, _ in .text("ready") }
    router.post("/", bodyLimit: 25 << 20) { request, _ in
      for try await part in try request.multipart() {
        try await uploads.save(part).keep(as: UUID().uuidString)
      }
      return .text("kept")
    }
    var configuration = Configuration(port: 0)
    configuration.onListening = { port in FileHandle.standardOutput.write(Data("\(port)\n".utf8)) }
    try await HTTPServer.Server(configuration: configuration, router: router).run()
  }
}
