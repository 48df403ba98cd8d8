import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("An entity tag of an answer's content") struct ResponseValidatorTests {
  private func request(_ method: HTTPRequest.Method = .get, _ fields: HTTPFields = [:]) throws -> Request {
    try Request(method: method, target: "/", fields: fields, body: [], remoteAddress: "127.0.0.1")
  }

  private func tag(_ bytes: [UInt8]) throws -> String? {
    try Response.bytes(bytes, contentType: "text/plain").validated(for: request()).fields[.eTag]
  }

  @Test("differs with any byte of the content, and with its length", arguments: [0, 1, 7, 8, 9, 16, 1_000])
  func differs(_ count: Int) throws {
    let content = [UInt8](repeating: 0, count: count)
    var tags: Set = [try tag(content), try tag(content + [0])]
    for place in content.indices {
      var other = content
      other[place] = 1
      tags.insert(try tag(other))
    }
    #expect(tags.count == count + 2)
    #expect(try tag(content) == tag(content))
  }

  static let untouched: [(HTTPRequest.Method, Response)] = [
    (.post, .text("x")), (.get, .text("x", status: .notFound)), (.get, .redirect(to: "/")),
    (.get, Response(fields: [.eTag: "\"own\""], body: .bytes([1]))), (.get, Response()),
    (.get, Response(body: .stream(ResponseStream { _ in }))),
  ]

  @Test("is only given to the content of 200 to GET or HEAD", arguments: untouched.indices)
  func leaves(_ place: Int) throws {
    let (method, response) = Self.untouched[place]
    let answer = try response.validated(for: request(method, [.ifNoneMatch: "*"]))
    #expect(answer.status == response.status && answer.fields == response.fields)
  }

  @Test("if the client has it, the answer has no content in any coding")
  func held() throws {
    for method in [HTTPRequest.Method.get, .head] {
      var response = Response.text("x")
      response.gzipped = [1, 2, 3]
      let answer = try response.validated(for: request(method, [.ifNoneMatch: "*"]))
      #expect(answer.status == .notModified && answer.gzipped == nil && answer.fields[.contentType] == nil)
      guard case .none = answer.body else {
        Issue.record("there is a body")
        continue
      }
    }
  }

  @Test("says of what it varies by only what the answer would have said")
  func vary() throws {
    func vary(_ mayCompress: Bool, _ own: String?) throws -> String? {
      var response = Response.text("x")
      response.mayCompress = mayCompress
      response.fields[.vary] = own
      return try response.validated(for: request(.get, [.ifNoneMatch: "*"])).fields[.vary]
    }
    #expect(try vary(true, nil) == "Accept-Encoding")
    #expect(try vary(false, nil) == nil)
    #expect(try vary(true, "Cookie, Accept-Encoding") == "Cookie, Accept-Encoding")
  }

  @Test("does not promise bytes: If-Match is 412, except for * (RFC 9110 section 13.1.1)")
  func strong() throws {
    let weak = try #require(try tag(Array("x".utf8)))
    for condition in [weak, "\"x\"", String(weak.dropFirst(2))] {
      let asked = try request(.get, [.ifMatch: condition])
      #expect { try Response.text("x").validated(for: asked) } throws: {
        ($0 as? HTTPError)?.status == .preconditionFailed
      }
    }
    #expect(try Response.text("x").validated(for: request(.get, [.ifMatch: "*"])).status == .ok)
  }
}
