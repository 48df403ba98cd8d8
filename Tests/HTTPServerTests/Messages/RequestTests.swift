import HTTPTypes
import Testing

@testable import HTTPServer

@Suite("A request")
struct RequestTests {
  @Test("A field's values are joined, whatever the case of its name (RFC 9110 section 5.2)")
  func fields() throws {
    var fields: HTTPFields = [:]
    fields.append(HTTPField(name: .accept, value: "a"))
    fields.append(HTTPField(name: .accept, value: "b"))
    let request = try Request(target: "/", fields: fields)
    #expect(request.field(.accept) == "a, b")
    #expect(request.fields(.accept) == ["a", "b"])
    #expect(request.field(.acceptLanguage) == nil)
    #expect(request.authority == "localhost")
  }

  @Test(
    "Cookies (RFC 6265 section 4.2)",
    arguments: [
      ("a=1", "a", "1"), ("a=1; b=2", "b", "2"), ("a=1;b=2", "b", "2"), ("aa=1; a=2", "a", "2"), ("a=b=c", "a", "b=c"),
      ("a=\"x y\"", "a", "x y"), ("a=", "a", ""), ("a=\"", "a", "\""), ("a=1; a=2", "a", "1"), ("b=1", "a", nil),
      ("a", "a", nil),
      ("A=1", "a", nil),
      ("; ; a=1", "a", "1"),
    ] as [(String, String, String?)])
  func cookies(_ field: String, _ name: String, _ value: String?) throws {
    #expect(try Request(target: "/", fields: [.cookie: field]).cookie(name) == value)
  }

  @Test("The first question mark ends the path, whatever the query holds")
  func question() throws {
    let request = try Request(target: "/a%3F?b?c")
    #expect(request.path == "/a?")
    #expect(request.rawQuery == "b?c")
  }

  @Test("Of several Cookie fields the first that has it counts")
  func cookieFields() throws {
    var fields: HTTPFields = [:]
    for value in ["a=1", "b=2", "a=3"] { fields.append(HTTPField(name: .cookie, value: value)) }
    let request = try Request(target: "/", fields: fields)
    #expect(request.cookie("a") == "1")
    #expect(request.cookie("b") == "2")
  }

  @Test("A cookie is written only if it is valid (RFC 6265 section 4.1)")
  func setCookie() {
    let cookie = SetCookie("phien", "abc", maxAge: 60, isSecure: true)
    #expect(cookie.fieldValue == "phien=abc; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax")
    #expect(SetCookie("a", "b;c").fieldValue == nil)
    #expect(SetCookie("a b", "c").fieldValue == nil)
    #expect(SetCookie("a", "b", path: "/; Domain=c").fieldValue == nil)
    #expect(SetCookie("a", "b\r\nX: y").fieldValue == nil)
    var response = Response()
    let outcomes = [cookie, SetCookie("b", ""), SetCookie("", "")].map { response.set($0) }
    #expect(outcomes == [true, true, false])
    #expect(response.fields[values: .setCookie].count == 2)
  }

  private static let forwardedFor = HTTPField.Name.xForwardedFor

  @Test(
    "Only trusted proxies are believed about the client's address",
    arguments: [
      ("10.0.0.1", [forwardedFor: "1.2.3.4"], "1.2.3.4"), ("9.9.9.9", [forwardedFor: "1.2.3.4"], "9.9.9.9"),
      ("10.0.0.1", [:], "10.0.0.1"), ("10.0.0.1", [forwardedFor: "6.6.6.6, 1.2.3.4, 10.0.0.7"], "1.2.3.4"),
      ("10.0.0.1", [forwardedFor: "10.0.0.9, 10.0.0.8"], "10.0.0.9"),
      ("10.0.0.1", [forwardedFor: "1.2.3.4:5678"], "1.2.3.4"),
      ("10.0.0.1", [forwardedFor: "1.2.3.4, unknown"], "10.0.0.1"),
      ("10.0.0.1", [forwardedFor: "unknown"], "10.0.0.1"), ("10.0.0.1", [forwardedFor: "x, 10.0.0.2"], "10.0.0.2"),
      ("::1", [.forwarded: "for=192.0.2.60;proto=http;by=203.0.113.43"], "192.0.2.60"),
      ("::1", [.forwarded: "For=\"[2001:db8::17]:4711\""], "2001:db8::17"),
      ("::1", [.forwarded: "for=1.1.1.1, for=2.2.2.2"], "2.2.2.2"), ("::1", [.forwarded: "for=_hidden"], "::1"),
      ("::ffff:10.0.0.1", [forwardedFor: "2001:db8::1"], "2001:db8::1"),
    ] as [(String, HTTPFields, String)])
  func remoteAddress(_ peer: String, _ fields: HTTPFields, _ client: String) throws {
    let proxies = ["10.0.0.0/8", "::1"].compactMap { Network($0) }
    let request = try Request(target: "/", fields: fields, remoteAddress: peer, trustedProxies: proxies)
    #expect(request.remoteAddress == client)
    #expect(request.isForwarded == !fields.isEmpty)
  }

  @Test(
    "What counts as one client, and as one network",
    arguments: [
      ("192.0.2.1", "192.0.2.1", true, true), ("192.0.2.1", "192.0.2.2", false, false),
      ("192.0.2.1", "::ffff:192.0.2.1", true, true), ("192.0.2.1", "64:ff9b::192.0.2.1", true, true),
      ("2001:db8::1", "2001:db8::ffff:ffff:ffff:ffff", true, true), ("2001:db8::1", "2001:db8:0:1::1", false, true),
      ("2001:db8::1", "2001:db8:0:ffff::1", false, true), ("2001:db8::1", "2001:db8:1::1", false, false),
      ("::1", "127.0.0.1", false, false), ("64:ff9b::1:192.0.2.1", "192.0.2.1", false, false),
      ("2001:db8::ffff:192.0.2.1", "192.0.2.1", false, false),
    ])
  func client(_ one: String, _ other: String, isOne: Bool, isOneNetwork: Bool) throws {
    let clients = try [one, other].map { try Request(target: "/", remoteAddress: $0).client }
    #expect((clients[0] == clients[1]) == isOne)
    #expect((clients[0].network == clients[1].network) == isOneNetwork)
    #expect(clients[0] == ClientAddress(one))
  }

  @Test(
    "Only trusted proxies are believed about TLS",
    arguments: [
      ("10.0.0.1", [.xForwardedProto: "https"], true), ("9.9.9.9", [.xForwardedProto: "https"], false),
      ("10.0.0.1", [.xForwardedProto: "http"], false), ("10.0.0.1", [.forwarded: "for=1.2.3.4;proto=https"], true),
      ("10.0.0.1", [.xForwardedProto: "https, http"], false), ("10.0.0.1", [:], false),
      ("10.0.0.1", [.forwarded: "proto=https, proto=http"], false),
    ] as [(String, HTTPFields, Bool)])
  func isSecure(_ peer: String, _ fields: HTTPFields, _ secure: Bool) throws {
    let proxies = [Network("10.0.0.0/8")].compactMap { $0 }
    let request = try Request(target: "/", fields: fields, remoteAddress: peer, trustedProxies: proxies)
    #expect(request.isSecure == secure)
  }

  @Test("Any field of a proxy says that a request was passed on", arguments: ["Via", "X-Real-IP", "x-forwarded-host"])
  func isForwarded(_ name: String) throws {
    let field = try #require(HTTPField.Name(name))
    #expect(try Request(target: "/", fields: [field: "x"]).isForwarded)
    #expect(try !Request(target: "/", fields: [.accept: "x"]).isForwarded)
  }

  @Test(
    "Networks",
    arguments: [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
      ("192.0.2.7", "192.0.2.6", false), ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "2001:db8::1", false),
      ("2001:db8::/32", "2001:db8:1::", true), ("2001:db8::/33", "2001:db8:8000::", false), ("::/0", "1.2.3.4", true),
      ("2001:db8::/96", "2001:db8::ffff:1", true),
    ])
  func networks(_ text: String, _ address: String, _ contains: Bool) throws {
    #expect(try #require(Network(text)).contains(try #require(PeerAddress(address))) == contains)
  }

  @Test(
    "Other texts are not networks",
    arguments: ["", "x", "10.0.0.0/33", "10.0.0.0/-1", "::/129", "10.0.0/8", "10.0.0.0/"])
  func noNetwork(_ text: String) {
    #expect(Network(text) == nil)
  }

  @Test("One like another comes from the same client by the same way, with its cookies")
  func like() throws {
    let network = try #require(Network("127.0.0.1"))
    var fields: HTTPFields = [
      .cookie: "a=b", .hostField: "motcua.example", .ifNoneMatch: "x", .contentType: "text/plain",
    ]
    fields[try #require(HTTPField.Name("X-Forwarded-Proto"))] = "https"
    fields[try #require(HTTPField.Name("X-Forwarded-For"))] = "192.0.2.7"
    let outer = try Request(target: "/a", fields: fields, trustedProxies: [network])
    let inner = try Request(
      like: outer, method: .post, target: "/b?c=d", fields: [.contentType: "text/html"], body: [1, 2])
    #expect(inner.isSecure && inner.remoteAddress == "192.0.2.7" && inner.authority == "motcua.example")
    #expect(inner.method == .post && inner.target == "/b?c=d" && inner.cookie("a") == "b")
    #expect(inner.field(.contentType) == "text/html" && inner.field(.ifNoneMatch) == nil)
  }
}
