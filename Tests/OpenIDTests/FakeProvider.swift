import Crypto
import CryptoExtras
import Encodings
import FoundationEssentials
import JSON
import Synchronization
import Testing

@testable import OpenID

/// A provider in memory: it answers as one would, or as the test says.
final class FakeProvider: Fetcher {
  static let issuer = "https://dinh-danh.example/sso"
  static let client = Client(id: "mot-cua", secret: "bí mật & 1")
  /// 29 November 2026
  static let now: Int64 = 1_795_910_400

  static let attempt = SignInAttempt(
    state: "trang-thai", nonce: "so-mot-lan", verifier: String(repeating: "v", count: 48),
    redirectURI: "https://motcua.example/ve?a=1")

  struct Answers: Sendable {
    var discovery: FetchAnswer
    var keys: FetchAnswer
    var token: FetchAnswer
    var details = FetchAnswer(status: 200, body: Array(#"{"sub":"s-1","HoVaTen":"Trần Thị Bình"}"#.utf8))
    var isDown = false
    var requests: [FetchRequest] = []
  }

  let answers: Mutex<Answers>

  init() {
    let keys = FakeProvider.keySet([FakeProvider.rsa.entry(id: "k1"), FakeProvider.p256.entry(id: "k2")])
    answers = Mutex(
      Answers(
        discovery: FakeProvider.json(FakeProvider.document()), keys: FetchAnswer(status: 200, body: Array(keys.utf8)),
        token: FakeProvider.tokenAnswer(FakeProvider.rsa.token())))
  }

  func fetch(_ request: FetchRequest) async throws -> FetchAnswer {
    try answers.withLock { answers in
      answers.requests.append(request)
      if answers.isDown { throw OpenIDError.unavailable("nobody is there") }
      return switch request.url {
      case "\(FakeProvider.issuer)/.well-known/openid-configuration": answers.discovery
      case "\(FakeProvider.issuer)/keys": answers.keys
      case "\(FakeProvider.issuer)/token": answers.token
      case "\(FakeProvider.issuer)/me": answers.details
      default: FetchAnswer(status: 404, body: [])
      }
    }
  }

  func provider() throws -> Provider {
    Provider(issuer: try #require(WebAddress(FakeProvider.issuer)), client: FakeProvider.client, fetcher: self)
  }

  func set(_ change: (inout Answers) -> Void) { answers.withLock { change(&$0) } }

  /// How often an endpoint was asked.
  func count(_ end: String) -> Int { answers.withLock { $0.requests.count { $0.url.hasSuffix(end) } } }

  func identity(
    _ provider: Provider, from sender: String? = nil, claims: [String] = [], levels: [String] = [],
    now: Int64 = FakeProvider.now
  ) async throws(OpenIDError) -> Identity {
    try await provider.identity(
      for: "ma", from: sender, of: FakeProvider.attempt, claims: claims, levels: levels, now: now)
  }
}

extension FakeProvider {
  static let rsa = Signer.rsa(try! _RSA.Signing.PrivateKey(keySize: .bits2048))
  static let p256 = Signer.p256(P256.Signing.PrivateKey())

  static func document(_ changes: [String: String?] = [:]) -> String {
    var members: [String: String?] = [
      "issuer": issuer, "authorization_endpoint": "\(issuer)/authorize?tenant=vn", "token_endpoint": "\(issuer)/token",
      "jwks_uri": "\(issuer)/keys", "userinfo_endpoint": "\(issuer)/me", "end_session_endpoint": "\(issuer)/logout",
    ]
    members.merge(changes) { $1 }
    return "{"
      + members.sorted { $0.key < $1.key }.compactMap { name, value in value.map { "\"\(name)\":\"\($0)\"" } }.joined(
        separator: ",") + "}"
  }

  static func json(_ text: String, status: Int = 200) -> FetchAnswer {
    FetchAnswer(status: status, body: Array(text.utf8))
  }

  static func keySet(_ entries: [String]) -> String { "{\"keys\":[\(entries.joined(separator: ","))]}" }

  static func tokenAnswer(_ token: String) -> FetchAnswer {
    json(#"{"access_token":"vao","token_type":"Bearer","expires_in":60,"id_token":""# + token + "\"}")
  }

  /// The members of a sound ID token, in JSON.
  static let claims: [String: String] = [
    "iss": "\"\(issuer)\"", "sub": "\"s-1\"", "aud": "\"mot-cua\"", "exp": "\(now + 300)", "iat": "\(now)",
    "nonce": "\"so-mot-lan\"", "acr": "\"LoA2\"", "SoDinhDanh": "\"001190000001\"",
  ]
}

/// Signs as a provider does.
enum Signer: Sendable {
  case rsa(_RSA.Signing.PrivateKey)
  case p256(P256.Signing.PrivateKey)

  var name: String {
    switch self {
    case .rsa: "RS256"
    case .p256: "ES256"
    }
  }

  /// The public key, as a provider's key set has it.
  func entry(id: String?, _ more: String = "") -> String {
    let kid = id.map { "\"kid\":\"\($0)\"," } ?? ""
    switch self {
    case .rsa(let key):
      let parts = try! key.publicKey.getKeyPrimitives()
      return
        "{\(kid)\"kty\":\"RSA\",\"use\":\"sig\"\(more),\"n\":\"\(Base64URL.text(Array(parts.modulus)))\",\"e\":\"\(Base64URL.text(Array(parts.publicExponent)))\"}"
    case .p256(let key):
      let raw = Array(key.publicKey.rawRepresentation)
      return
        "{\(kid)\"kty\":\"EC\",\"crv\":\"P-256\"\(more),\"x\":\"\(Base64URL.text(Array(raw.prefix(32))))\",\"y\":\"\(Base64URL.text(Array(raw.suffix(32))))\"}"
    }
  }

  /// - Parameter changes: nil: without that member.
  func token(_ changes: [String: String?] = [:], header: String? = nil) -> String {
    var members: [String: String?] = FakeProvider.claims
    members.merge(changes) { $1 }
    let payload =
      "{"
      + members.sorted { $0.key < $1.key }.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }.joined(
        separator: ",") + "}"
    let kid = if case .rsa = self { "k1" } else { "k2" }
    let header = header ?? "{\"alg\":\"\(name)\",\"kid\":\"\(kid)\",\"typ\":\"JWT\"}"
    let message = "\(Base64URL.text(Array(header.utf8))).\(Base64URL.text(Array(payload.utf8)))"
    return "\(message).\(Base64URL.text(sign(Array(message.utf8))))"
  }

  func sign(_ message: [UInt8]) -> [UInt8] {
    switch self {
    case .rsa(let key):
      Array(try! key.signature(for: SHA256.hash(data: message), padding: .insecurePKCS1v1_5).rawRepresentation)
    case .p256(let key): Array(try! key.signature(for: SHA256.hash(data: message)).rawRepresentation)
    }
  }
}
