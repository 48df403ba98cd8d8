import HTTPTypes
import TestSupport
import Testing

@testable import HTTPServer

@Suite("A connection and its answers") struct ConnectionTests {
  @Test("Pipelined requests are answered in order, whether their handlers suspend or not")
  func pipelining() async throws {
    let handler: Handler = { request, _ in
      if request.path.hasSuffix("slow") { try await Task.sleep(for: .milliseconds(5)) }
      return .text("\(request.path) \(String(decoding: try await request.body.collect(), as: UTF8.self))")
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      var expected: [String] = []
      var all = ""
      for number in 0..<60 {
        let path = "/\(number)\(number % 7 == 0 ? "slow" : "")"
        if number % 3 == 0 {
          all += "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody"
        } else if number % 5 == 0 {
          all += "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nbod\r\n1\r\ny\r\n0\r\n\r\n"
        } else {
          all += "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
        }
        expected.append("\(path) \(number % 3 == 0 || number % 5 == 0 ? "body" : "")")
      }
      client.send(all)
      for text in expected { #expect(try client.answer().text == text) }
    }
  }

  @Test("Requests that come byte by byte are answered")
  func dribble() async throws {
    try await withServer(echo) { port, _ in
      let client = try TestClient(port: port)
      let request =
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyzPOST /b HTTP/1.1\r\nHost: a\r\n"
        + "Transfer-Encoding: chunked\r\n\r\n3;e=1\r\nxyz\r\n0\r\nT: u\r\n\r\nGET /c HTTP/1.1\r\nHost: a\r\n\r\n"
      for byte in request.utf8 { client.send([byte]) }
      for text in ["POST /a [xyz]", "POST /b [xyz]", "GET /c []"] { #expect(try client.answer().text == text) }
    }
  }

  @Test("HEAD is answered like GET, without content")
  func head() async throws {
    try await withServer { _, _ in
      .text("hello")
    } body: { port, _ in
      let client = try TestClient(port: port)
      client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer(toHead: true).field("Content-Length") == "5")
      #expect(try client.answer().text == "hello")
    }
  }

  @Test("Statuses without content have neither body nor length (RFC 9110 sections 6.4.1, 8.6)", arguments: [204, 304])
  func bodiless(_ code: Int) async throws {
    try await withServer { _, _ in
      Response(status: .init(code: code), body: .bytes([65]))
    } body: { port, _ in
      let client = try TestClient(port: port)
      for _ in 0..<2 {
        let answer = try client.get("/")
        #expect(answer.status == code)
        #expect(answer.field("Content-Length") == nil)
      }
    }
  }

  @Test("Every answer has a Date (RFC 9110 section 6.6.1), and the fixed fields unless it sets them itself")
  func fields() async throws {
    let handler: Handler = { request, _ in
      var response = Response.text("x")
      if request.path == "/own" { response.fields[.contentLanguage] = "vi" }
      return response
    }
    try await withServer(handler) { configuration in
      configuration.fixedFields = [.contentLanguage: "en", .xContentTypeOptions: "nosniff"]
    } body: { port, _ in
      let client = try TestClient(port: port)
      let plain = try client.get("/")
      #expect(plain.field("Date")?.hasSuffix(" GMT") == true)
      #expect(plain.field("Content-Language") == "en")
      let own = try client.get("/own")
      #expect(own.fields.filter { $0.name.lowercased() == "content-language" }.map(\.value) == ["vi"])
      #expect(own.field("X-Content-Type-Options") == "nosniff")
    }
  }

  @Test("What frames the message is the server's to say; to HEAD a length that it does not know stands")
  func framingFields() async throws {
    let handler: Handler = { request, _ in
      var response = Response(body: request.path == "/none" ? .none : .bytes([65]))
      response.fields[.contentLength] = "99"
      response.fields[.transferEncoding] = "chunked"
      response.fields[.connection] = "upgrade"
      if let name = HTTPField.Name("Keep-Alive") { response.fields[name] = "timeout=5" }
      response.fields[.date] = "now"
      return response
    }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      for (path, lengths) in [("/", ["1"]), ("/none", ["0"])] {
        let answer = try client.get(path)
        #expect(answer.all("Content-Length") == lengths)
        for name in ["Transfer-Encoding", "Connection", "Keep-Alive"] { #expect(answer.field(name) == nil) }
        #expect(answer.all("Date") == ["now"])
      }
      for (path, lengths) in [("/", ["1"]), ("/none", ["99"])] {
        client.send("HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer(toHead: true).all("Content-Length") == lengths)
      }
    }
  }

  @Test("The error responder sees every error: the parser's, and the handler's")
  func errorResponder() async throws {
    struct Odd: Error {}
    let handler: Handler = { _, _ in throw Odd() }
    let responder: ErrorResponder = { error, request, _ in
      .text("\(type(of: error)) \(request?.path ?? "-")", status: (error as? HTTPError)?.status ?? .internalServerError)
    }
    let service = LoopService(handler: handler, errorResponder: responder)
    try await withServer(service) { port, _ in
      let client = try TestClient(port: port)
      let odd = try client.get("/a")
      #expect(odd.status == 500)
      #expect(odd.text == "Odd /a")
      #expect(try client.ask("GET\r\n\r\n").text == "HTTPError -")
    }
  }

  @Test("What an error demands is in its answer, once", arguments: [nil, "9"])
  func errorFields(_ own: String?) async throws {
    let handler: Handler = { _, _ in throw HTTPError(.serviceUnavailable, fields: [.retryAfter: "5"]) }
    let responder: ErrorResponder = { _, _, _ in
      var response = Response.text("x", status: .serviceUnavailable)
      response.fields[.retryAfter] = own
      return response
    }
    try await withServer(LoopService(handler: handler, errorResponder: responder)) { port, _ in
      let answer = try TestClient(port: port).get("/")
      #expect(answer.all("Retry-After") == [own ?? "5"])
    }
  }
}
