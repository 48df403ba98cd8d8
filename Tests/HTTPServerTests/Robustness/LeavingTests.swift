import Foundation
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Clients that close in the middle of an answer")
struct LeavingTests {
  @Test("leave no descriptor behind, and no signal ends the program (send(2), EPIPE)")
  func leaving() async {
    // In a separate process: descriptors and signals belong to the process.
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_DFL)
      let folder = try TemporaryFolder()
      // More than the kernel's buffers hold.
      let bytes = [UInt8](repeating: 1, count: 5_000_000)
      folder.write("file", bytes)
      let file = folder.path + "/file"
      let handler: Handler = { request, _ in
        switch request.path {
        case "/bytes": return .bytes(bytes, contentType: "a/b")
        case "/file": return Response(body: .file(try FileContent(path: file)))
        case "/stream":
          return Response(
            body: .stream(
              ResponseStream { writer in
                while true { try await writer.write(bytes) }
              }))
        case "/late":
          await Task.yield()
          return .bytes(bytes, contentType: "a/b")
        default: return .text("x")
        }
      }
      try await withServer(handler) { port, _ in
        let paths = ["/bytes", "/file", "/stream", "/late"]
        func leave(_ count: Int) throws {
          for index in 0..<count {
            let client = try TestClient(port: port, receiveBuffer: 4096)
            client.send("GET \(paths[index % paths.count]) HTTP/1.1\r\nHost: a\r\n\r\n")
            // Some leave after the beginning, some at once; with a reset, or as a program that exits.
            if index % 3 == 0 { _ = try client.fill() }
            if index % 5 == 0 { client.reset() }
          }
          let last = try TestClient(port: port)
          #expect(try last.get("/").text == "x")
        }
        func descriptors() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
        try leave(40)
        let before = try descriptors()
        try leave(2_000)
        // The server may not have noticed the last of them yet.
        let patience = ContinuousClock.now + .seconds(20)
        while try descriptors() > before, ContinuousClock.now < patience { usleep(1_000) }
        #expect(try descriptors() <= before)
      }
    }
  }
}
