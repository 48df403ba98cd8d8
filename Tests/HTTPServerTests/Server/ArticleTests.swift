import Foundation
import TestSupport
import Testing

@testable import HTTPServer

@Suite("The article about the server")
struct ArticleTests {
  private static func article() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appending(path: "Sources/HTTPServer/HTTPServer.docc/HTTPServer.md"), encoding: .utf8)
  }

  @Test("Its table has every limit")
  func limits() throws {
    let article = try Self.article()
    for limit in Mirror(reflecting: Limits()).children.compactMap(\.label) {
      #expect(article.contains("`\(limit)`"), "\(limit)")
    }
  }

  @Test("Its example answers as it says")
  func example() async throws {
    var router = Router()
    router.get("/hello/{name}") { _, context in
      .text("Hello, \(try context.parameters.require("name", as: String.self))!\n")
    }
    #expect(
      try Self.article().contains(
        #"""
            router.get("/hello/{name}") { _, context in
              .text("Hello, \(try context.parameters.require("name", as: String.self))!\n")
            }
        """#))
    try await withServer(router.handler) { port, _ in
      let client = try TestClient(port: port)
      #expect(try client.get("/hello/An").text == "Hello, An!\n")
    }
  }
}
