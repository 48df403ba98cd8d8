import HTTPTypes
import Synchronization
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Handlers that never wait")
struct PromptTests {
  private struct Odd: Error {}

  /// `/at-once` is answered by the prompt handler; for `/later` the other one is called.
  private static func router(_ mark: String = "prompt") -> Router {
    var router = Router()
    let prompt: PromptHandler = { request, context in
      switch request.query["how"] {
      case "later": nil
      case "odd": throw Odd()
      case "missing": throw HTTPError.notFound
      case "close": Response(fields: [.connection: "close"], body: .bytes(Array("closing".utf8)))
      case "large": .text(String(repeating: "x", count: 3_000_000))
      case "stream":
        Response(
          body: .stream(
            ResponseStream { writer in
              await Task.yield()
              try await writer.write(Array("streamed".utf8))
            }))
      default: .text("\(mark) \(context.route ?? "") \(context.parameters["name"] ?? "")")
      }
    }
    router.on(.get, "/a/{name}", bodyLimit: nil, prompt: prompt) { request, context in
      await Task.yield()
      return .text("waited \(context.parameters["name"] ?? "")")
    }
    router.get("/b", prompt: { _, _ in .text("b") })
    router.post("/a/{name}") { request, _ in
      .text("posted \(String(decoding: try await request.body.collect(), as: UTF8.self))")
    }
    return router
  }

  private static let examples: [(target: String, status: Int, text: String)] = [
    ("/a/x", 200, "prompt /a/{name} x"), ("/a/x?how=later", 200, "waited x"), ("/b", 200, "b"),
    ("/a/x?how=stream", 200, "streamed"), ("/a/x?how=odd", 500, "Odd"), ("/a/x?how=missing", 404, "HTTPError"),
    ("/c", 404, "HTTPError"),
  ]

  private static func service() -> LoopService {
    LoopService(
      router: router(),
      errorResponder: { error, _, _ in
        await Task.yield()
        return .text("\(type(of: error))", status: (error as? HTTPError)?.status ?? .internalServerError)
      })
  }

  @Test("They are called first, and answers keep the order of pipelined requests")
  func order() async throws {
    try await withServer(Self.service()) { port, _ in
      let client = try TestClient(port: port)
      let post = "POST /a/y HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"
      var all = ""
      for example in Self.examples { all += "GET \(example.target) HTTP/1.1\r\nHost: a\r\n\r\n\(post)" }
      client.send(all)
      for example in Self.examples {
        let answer = try client.answer()
        #expect(answer.status == example.status, "\(example.target)")
        #expect(answer.text == example.text, "\(example.target)")
        #expect(try client.answer().text == "posted body")
      }
    }
  }

  @Test("HEAD, OPTIONS, a large answer and a close work as elsewhere")
  func rest() async throws {
    try await withServer(Self.service()) { port, _ in
      let client = try TestClient(port: port)
      client.send("HEAD /b HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer(toHead: true).field("Content-Length") == "1")
      let options = try client.ask("OPTIONS /a/x HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(options.status == 204)
      #expect(options.field("Allow") == "GET, POST, HEAD, OPTIONS")
      #expect(try client.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status == 204)
      #expect(try client.get("/a/x?how=large").body.count == 3_000_000)
      #expect(try client.get("/a/x?how=close").text == "closing")
      #expect(try client.isClosed())
    }
  }

  @Test("With a middleware around it, a route is only answered through that")
  func middleware() async throws {
    struct Marking: Middleware {
      func handle(_ request: Request, _ context: Context, next: Handler) async throws -> Response {
        .text("marked \(try await next(request, context).status.code)")
      }
    }
    var grouped = Router()
    grouped.group("/g", Marking()) { $0.get("/x", prompt: { _, _ in .text("") }) }
    var whole = Self.router()
    whole.use(Marking())
    for (router, path) in [(grouped, "/g/x"), (whole, "/a/x")] {
      try await withServer(LoopService(router: router)) { port, _ in
        let client = try TestClient(port: port)
        #expect(try client.get(path).text == "marked 200")
      }
    }
  }

  @Test("Every answer is reported with its path and status, from whichever handler")
  func told() async throws {
    let told = Mutex<[String]>([])
    var service = Self.service()
    service.didAnswer = { path, status in told.withLock { $0.append("\(path ?? "-") \(status.code)") } }
    try await withServer(service) { port, _ in
      let client = try TestClient(port: port)
      for target in ["/a/x", "/a/x?how=later", "/a/x?how=odd", "/a/x?how=stream", "/nothing"] {
        _ = try client.get(target)
      }
      _ = try client.ask("GET\r\n\r\n")
    }
    #expect(told.withLock { $0 } == ["/a/x 200", "/a/x 200", "/a/x 500", "/a/x 200", "/nothing 404", "- 400"])
  }
}
