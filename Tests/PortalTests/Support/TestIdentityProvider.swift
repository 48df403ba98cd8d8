import Crypto
import Encodings
import OneStop
import OpenID
import Synchronization
import TestSupport
import Testing

@testable import Markup
@testable import Operations

/// An identity provider in memory. It gives out a code for whatever token a test wants, and signs by ES256.
final class TestIdentityProvider: Fetcher {
  static let issuer = "https://vneid.example/realms/citizen"

  struct State: Sendable {
    /// Members of the next ID token, in JSON, over the usual ones; nil: without.
    var claims: [String: String?] = [:]
    var isDown = false
    var header = #"{"alg":"ES256","kid":"k1"}"#
    /// In place of the signature's bytes.
    var signature: [UInt8]?
    var key = P256.Signing.PrivateKey()
    var nonce = ""
    /// The seconds of the portal's clock.
    var now: Int64 = 0
    var requests: [FetchRequest] = []
  }

  let state = Mutex(State())
  private let known: P256.Signing.PrivateKey

  init() { known = state.withLock { $0.key } }

  func fetch(_ request: FetchRequest) async throws -> FetchAnswer {
    try state.withLock { state in
      state.requests.append(request)
      if state.isDown { throw OpenIDError.unavailable("curl: (7) Failed to connect") }
      let body =
        switch String(request.url.dropFirst(Self.issuer.count)) {
        case "/.well-known/openid-configuration":
          """
          {"issuer":"\(Self.issuer)","authorization_endpoint":"\(Self.issuer)/auth","token_endpoint":"\(Self.issuer)/token",\
          "jwks_uri":"\(Self.issuer)/keys","end_session_endpoint":"\(Self.issuer)/logout"}
          """
        case "/keys": keys
        default: #"{"access_token":"a","token_type":"Bearer","id_token":""# + token(state) + "\"}"
        }
      return FetchAnswer(status: 200, body: Array(body.utf8))
    }
  }

  private var keys: String {
    let raw = Array(known.publicKey.rawRepresentation)
    let (x, y) = (Base64URL.text(Array(raw.prefix(32))), Base64URL.text(Array(raw.suffix(32))))
    return #"{"keys":[{"kty":"EC","crv":"P-256","kid":"k1","x":""# + x + #"","y":""# + y + "\"}]}"
  }

  private func token(_ state: State) -> String {
    var members: [String: String?] = [
      "iss": "\"\(Self.issuer)\"", "aud": "\"mot-cua\"", "sub": "\"s-1\"", "exp": "\(state.now + 300)",
      "iat": "\(state.now)", "nonce": "\"\(state.nonce)\"", "acr": "\"LoA2\"", "TechID": "\"t-1\"",
      "HoVaTen": "\"Trần Thị Ánh Nguyệt\"", "SoDinhDanh": "\"079185012345\"", "LoaiTaiKhoan": "1",
    ]
    members.merge(state.claims) { $1 }
    let payload = members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }.joined(separator: ",")
    let message = "\(Base64URL.text(Array(state.header.utf8))).\(Base64URL.text(Array("{\(payload)}".utf8)))"
    let signature =
      state.signature ?? (try? state.key.signature(for: Array(message.utf8))).map { Array($0.rawRepresentation) } ?? []
    return "\(message).\(Base64URL.text(signature))"
  }

  /// The settings of both audiences.
  func providers() throws -> [SignOnProvider] {
    let text = """
      {"providers":[{"name":"vneid","for":"citizens","issuer":"\(Self.issuer)","client_id":"mot-cua",\
      "client_secret":"bí-mật","label":{"vi":"VNeID","en":"VNeID"},"acr_values":["LoA1","LoA2"],"least_acr":"LoA2",\
      "claims":{"subject":"TechID","name":"HoVaTen","identity":"SoDinhDanh","tax_code":"MaSoThue",\
      "kind":"LoaiTaiKhoan"},"kinds":{"1":"citizen","2":"enterprise"}},\
      {"name":"so","for":"staff","issuer":"\(Self.issuer)","client_id":"mot-cua","label":{"vi":"Cổng thành phố",\
      "en":"City account"},"claims":{"subject":"TechID"}}]}
      """
    return try SignOnFile.read(Array(text.utf8), fetcher: self)
  }

  func set(_ change: (inout State) -> Void) { state.withLock { change(&$0) } }
}

extension TestPortal {
  /// The portal with the provider, told of the portal's time.
  static func run(
    with provider: TestIdentityProvider, _ body: (TestPortal) async throws -> Void
  ) async throws {
    try await run(signOn: try provider.providers()) { portal in
      let now = portal.now.microseconds / Moment.second
      provider.set { $0.now = now }
      try await body(portal)
    }
  }

  /// The browser goes to the provider from that address, and back with a code.
  ///
  /// - Parameter change: what comes back in the query in place of what the portal sent.
  func goAndComeBack(
    _ browser: Browser, from path: String, by provider: TestIdentityProvider, _ change: [String: String] = [:]
  ) async throws -> Answer {
    let there = try await browser.get(path)
    return try await comeBack(browser, there.all("Location").first ?? "", by: provider, change)
  }

  /// - Parameter address: at the provider.
  func comeBack(
    _ browser: Browser, _ address: String, by provider: TestIdentityProvider, _ change: [String: String] = [:]
  ) async throws -> Answer {
    let query = TestPortal.query(of: address)
    let nonce = try #require(query["nonce"])
    provider.set { $0.nonce = nonce }
    let back = try #require(query["redirect_uri"]).split(separator: "/", maxSplits: 2)[2]
    var answer = ["code": "ma-1", "state": query["state"] ?? ""]
    answer.merge(change) { $1 }
    let pairs = answer.map { "\($0.key)=\(percentEncoded($0.value))" }.joined(separator: "&")
    return try await browser.get("/\(back)?\(pairs)")
  }

  static func query(of address: String) -> [String: String] {
    let text = address.split(separator: "?", maxSplits: 1).last ?? ""
    var values: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      values[parts[0]] = parts.count > 1 ? percentDecoded(parts[1]) : ""
    }
    return values
  }

  private static func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
