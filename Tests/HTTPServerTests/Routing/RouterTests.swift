import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("A router")
struct RouterTests {
  private static func named(_ name: String) -> Handler {
    { request, context in
      let values = ["code", "rest", "id"].compactMap { key in context.parameters[key].map { "\(key)=\($0)" } }
      return .text(([name] + values).joined(separator: " "))
    }
  }

  private static var router: Router {
    var router = Router()
    router.get("/", named("home"))
    router.get("/tra-cuu/{code}", named("look-up"))
    router.get("/tra-cuu/moi", named("new"))
    router.get("/tra-cuu/{code}/han", named("ledger"))
    router.post("/tra-cuu/{code}", named("details"))
    router.post("/tra-cuu/moi/x", named("x"))
    router.get("/a/b/c", named("literal"))
    router.get("/a/{id}/d", named("parameter"))
    router.get("/assets/{rest...}", named("assets"))
    router.get("/assets/one/{id}", named("one"))
    router.delete("/only", named("delete"))
    router.put("/only", named("put"))
    router.group("/nhom") { group in
      group.get("", named("group"))
      group.get("/{id}", named("member"))
    }
    return router
  }

  private func ask(_ method: HTTPRequest.Method, _ target: String) async throws -> String {
    let response = try await Self.router.handler(try Request(method: method, target: target), Context())
    guard case .bytes(let bytes) = response.body else {
      return "\(response.status.code) \(response.fields[.allow] ?? "")"
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "Literals win over names, names over the rest; a dead end backtracks",
    arguments: [
      (HTTPRequest.Method.get, "/", "home"), (.get, "/tra-cuu/ABC-1", "look-up code=ABC-1"),
      (.get, "/tra-cuu/moi", "new"),
      (.post, "/tra-cuu/moi", "details code=moi"), (.get, "/tra-cuu/moi/han", "ledger code=moi"),
      (.get, "/a/b/c", "literal"), (.get, "/a/b/d", "parameter id=b"), (.get, "/assets/x/y.css", "assets rest=x/y.css"),
      (.get, "/assets/", "assets rest="), (.get, "/assets/one/1", "one id=1"),
      (.get, "/assets/one/1/2", "assets rest=one/1/2"),
      (.head, "/a/b/c", "literal"), (.get, "/nhom", "group"), (.get, "/nhom/5", "member id=5"),
      (.get, "/tra-cuu/h%E1%BB%93%20s%C6%A1", "look-up code=hồ sơ"), (.get, "/tra-cuu/a%2Fb", "look-up code=a/b"),
      (.get, "/tra-cuu/a%252Fb", "look-up code=a%2Fb"), (.get, "/%61/b/c", "literal"),
      (.options, "/only", "204 DELETE, PUT, OPTIONS"), (.options, "/a/b/c", "204 GET, HEAD, OPTIONS"),
    ])
  func routes(_ method: HTTPRequest.Method, _ target: String, _ answer: String) async throws {
    #expect(try await ask(method, target) == answer)
  }

  @Test(
    "A path without a route is 404",
    arguments: ["/x", "/tra-cuu", "/tra-cuu/", "/tra-cuu/a/", "//", "/a/b", "/assets", "/nhom/", "/a%2Fb/c"])
  func notFound(_ target: String) async throws {
    let error = await #expect(throws: HTTPError.self) { try await ask(.get, target) }
    #expect(error?.status == .notFound)
  }

  @Test(
    "Another method is 405 with Allow (RFC 9110 section 15.5.6)",
    arguments: [
      (HTTPRequest.Method.delete, "/tra-cuu/moi", "GET, POST, HEAD, OPTIONS"), (.get, "/only", "DELETE, PUT, OPTIONS"),
      (.post, "/assets/x", "GET, HEAD, OPTIONS"),
    ])
  func methodNotAllowed(_ method: HTTPRequest.Method, _ target: String, _ allow: String) async throws {
    let error = await #expect(throws: HTTPError.self) { try await ask(method, target) }
    #expect(error?.status == .methodNotAllowed)
    #expect(error?.fields[.allow] == allow)
  }

  @Test("No route is for the server as a whole")
  func asterisk() async throws {
    let error = await #expect(throws: HTTPError.self) { try await ask(.options, "*") }
    #expect(error?.status == .notFound)
  }

  @Test("A method of its own is named once in Allow")
  func ownMethods() async throws {
    var router = Router()
    for method in [HTTPRequest.Method.get, .head, .options] { router.on(method, "/x") { _, _ in .text("") } }
    let handler = router.handler
    let request = try Request(method: .post, target: "/x")
    let error = await #expect(throws: HTTPError.self) { try await handler(request, Context()) }
    #expect(error?.fields[.allow] == "GET, HEAD, OPTIONS")
  }

  @Test("Where a middleware changes the path, that one is looked for, whatever was escaped in the target")
  func changedPath() async throws {
    struct Moving: Middleware {
      func handle(_ request: Request, _ context: Context, next: Handler) async throws -> Response {
        var request = request
        request.path = "/a/b/c"
        return try await next(request, context)
      }
    }
    var router = Self.router
    router.use(Moving())
    guard case .bytes(let bytes) = try await router.handler(try Request(target: "/x%2Fy"), Context()).body else {
      Issue.record("no bytes")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "literal")
  }

  @Test("A parameter that does not parse is 404")
  func typedParameters() async throws {
    var router = Router()
    router.get("/n/{id}") { _, context in .text("\(try context.parameters.require("id", as: Int.self) + 1)") }
    let handler = router.handler
    guard case .bytes(let bytes) = try await handler(try Request(target: "/n/41"), Context()).body else {
      Issue.record("no bytes")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "42")
    let error = await #expect(throws: HTTPError.self) { try await handler(try Request(target: "/n/x"), Context()) }
    #expect(error?.status == .notFound)
  }

  private struct Marking: Middleware {
    let name: String
    func handle(_ request: Request, _ context: Context, next: Handler) async throws -> Response {
      var response = try await next(request, context)
      response.fields[.server] = "\(name)(\(response.fields[.server] ?? "\(context.route ?? "-")"))"
      return response
    }
  }

  @Test("Middleware wraps in order: the router's everything, a group's its routes")
  func middleware() async throws {
    var router = Router()
    router.use(Marking(name: "a"))
    router.use(Marking(name: "b"))
    router.get("/plain") { _, _ in .text("") }
    router.group("/g", Marking(name: "c")) { group in
      group.get("/x") { _, _ in .text("") }
      group.group("/h", Marking(name: "d")) { inner in inner.get("/{id}") { _, _ in .text("") } }
    }
    let handler = router.handler
    func server(_ target: String) async throws -> String? {
      try await handler(try Request(target: target), Context()).fields[.server]
    }
    #expect(try await server("/plain") == "a(b(-))")
    #expect(try await server("/g/x") == "a(b(c(/g/x)))")
    #expect(try await server("/g/h/1") == "a(b(c(d(/g/h/{id}))))")
  }
}
