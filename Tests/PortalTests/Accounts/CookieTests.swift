import HTTPServer
import HTTPTypes
import Operations
import Testing

@testable import Web

@Suite("Cookies") struct CookieTests {
  private func request(_ cookies: String, isSecure: Bool) throws -> Request {
    let network = try #require(Network("127.0.0.1"))
    var fields = HTTPFields()
    fields[.cookie] = cookies
    if isSecure, let name = HTTPField.Name("X-Forwarded-Proto") { fields[name] = "https" }
    return try Request(target: "/", fields: fields, trustedProxies: [network])
  }

  @Test("by TLS have names that no other host can set, and without TLS plain ones")
  func names() {
    let session = Cookie(name: .session, value: "x")
    #expect(session.header(isSecure: false) == "phien=x; Path=/; HttpOnly; SameSite=Lax")
    #expect(session.header(isSecure: true) == "__Host-phien=x; Path=/; HttpOnly; SameSite=Lax; Secure")
    let taken = Cookie.takenIn("x").header(isSecure: true)
    #expect(taken.hasPrefix("__Secure-vua_nhan=x; Path=/can-bo; ") && taken.hasSuffix("; Secure"))
  }

  @Test("are read under the name that they were set by, and no other")
  func reading() throws {
    let both = "phien=plain; __Host-phien=secure"
    #expect(try request(both, isSecure: true).cookie(.session) == "secure")
    #expect(try request(both, isSecure: false).cookie(.session) == "plain")
    #expect(try request("phien=planted", isSecure: true).cookie(.session) == nil)
  }
}
