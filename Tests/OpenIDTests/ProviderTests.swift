import Crypto
import CryptoExtras
import Encodings
import FoundationEssentials
import Testing

@testable import OpenID

@Suite("A provider in use")
struct ProviderTests {
  let fake = FakeProvider()

  @Test("The way to the provider has PKCE, state, nonce and the exact address back")
  func authorization() async throws {
    let metadata = try await fake.provider().metadata(now: FakeProvider.now)
    let address = FakeProvider.attempt.address(
      at: metadata, for: FakeProvider.client, scope: ["profile"], levels: ["LoA2", "LoA3"])
    let challenge = Base64URL.text(Array(SHA256.hash(data: Array(String(repeating: "v", count: 48).utf8))))
    #expect(
      address == "\(FakeProvider.issuer)/authorize?tenant=vn&response_type=code&client_id=mot-cua"
        + "&redirect_uri=https%3A%2F%2Fmotcua.example%2Fve%3Fa%3D1&scope=openid%20profile&state=trang-thai"
        + "&nonce=so-mot-lan&code_challenge=\(challenge)&code_challenge_method=S256&acr_values=LoA2%20LoA3")
  }

  @Test("The example of RFC 7636, appendix B")
  func challenge() {
    let attempt = SignInAttempt(
      state: "", nonce: "", verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", redirectURI: "")
    #expect(attempt.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  @Test(
    "The code is redeemed with the verifier; the secret is in a header, or in the form where the provider wants that")
  func redeeming() async throws {
    _ = try await fake.identity(try fake.provider())
    let request = try #require(fake.answers.withLock { $0.requests.first { $0.form != nil } })
    #expect(
      request.form == "grant_type=authorization_code&code=ma&redirect_uri=https%3A%2F%2Fmotcua.example%2Fve%3Fa%3D1"
        + "&code_verifier=\(String(repeating: "v", count: 48))")
    let pair = Data("mot-cua:b%C3%AD%20m%E1%BA%ADt%20%26%201".utf8).base64EncodedString()
    #expect(request.headers.contains { $0.name == "Authorization" && $0.value == "Basic \(pair)" })

    let other = FakeProvider()
    other.set {
      $0.discovery = FakeProvider.json(
        FakeProvider.document().dropLast() + #","token_endpoint_auth_methods_supported":["client_secret_post"]}"#)
    }
    _ = try await other.identity(try other.provider())
    let posted = try #require(other.answers.withLock { $0.requests.first { $0.form != nil } })
    #expect(posted.form?.hasSuffix("&client_id=mot-cua&client_secret=b%C3%AD%20m%E1%BA%ADt%20%26%201") == true)
    #expect(!posted.headers.contains { $0.name == "Authorization" })
  }

  @Test(
    "An answer that names another issuer is refused, and so is one that names none from a provider that always does",
    arguments: [
      (false, nil, true), (false, FakeProvider.issuer, true), (false, "https://khac.example", false),
      (true, nil, false),
      (true, FakeProvider.issuer, true), (true, "\(FakeProvider.issuer)/", false), (true, "", false),
    ] as [(Bool, String?, Bool)])
  func sender(namesItself: Bool, sender: String?, isBelieved: Bool) async throws {
    let member = #","authorization_response_iss_parameter_supported":\#(namesItself)}"#
    fake.set { $0.discovery = FakeProvider.json(FakeProvider.document().dropLast() + member) }
    let provider = try fake.provider()
    do throws(OpenIDError) {
      _ = try await fake.identity(provider, from: sender)
      #expect(isBelieved)
    } catch {
      #expect(error == .untrusted(.sender) && !isBelieved)
      #expect(fake.count("/token") == 0, "the code goes nowhere")
    }
  }

  @Test("Endpoints and keys are asked for once, and again after a day")
  func kept() async throws {
    let provider = try fake.provider()
    for now in [0, 60, 3_600, 86_399] { _ = try? await fake.identity(provider, now: FakeProvider.now + Int64(now)) }
    #expect(fake.count("openid-configuration") == 1)
    #expect(fake.count("/keys") == 1)
    _ = try? await fake.identity(provider, now: FakeProvider.now + 86_400)
    #expect(fake.count("openid-configuration") == 2)
    #expect(fake.count("/keys") == 2)
  }

  @Test("A token with an unknown key has the keys asked for again, at most once a minute")
  func rotation() async throws {
    let provider = try fake.provider()
    _ = try await fake.identity(provider)
    let new = Signer.p256(P256.Signing.PrivateKey())
    let header = #"{"alg":"ES256","kid":"k3"}"#
    fake.set { $0.token = FakeProvider.tokenAnswer(new.token(header: header)) }
    for second in 1..<60 {
      await #expect(throws: OpenIDError.untrusted(.unknownKey)) {
        try await fake.identity(provider, now: FakeProvider.now + Int64(second))
      }
    }
    #expect(fake.count("/keys") == 1)
    fake.set { $0.keys = FakeProvider.json(FakeProvider.keySet([new.entry(id: "k3")])) }
    #expect(try await fake.identity(provider, now: FakeProvider.now + 60).subject == "s-1")
    #expect(fake.count("/keys") == 2)
    // The old key is gone with the set that it was in.
    fake.set { $0.token = FakeProvider.tokenAnswer(FakeProvider.rsa.token()) }
    await #expect(throws: OpenIDError.untrusted(.unknownKey)) {
      try await fake.identity(provider, now: FakeProvider.now + 61)
    }
  }

  @Test("A token without a key's name is tried with each that fits; broken, weak and foreign keys are passed over")
  func keySets() async throws {
    let weak = #"{"kty":"RSA","kid":"k1","n":"AQAB","e":"AQAB"}"#
    let entries = [
      weak, #"{"kty":"oct","k":"AAAA"}"#, #"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#,
      #"{"kty":"EC","crv":"P-256","x":"\#(String(repeating: "A", count: 43))","y":"\#(String(repeating: "A", count: 43))"}"#,
      "7", #"{"kty":"RSA","n":"","e":""}"#, #"{"kty":"RSA","n":"%%%","e":"AQAB"}"#,
      FakeProvider.rsa.entry(id: nil, #","alg":"RS512""#), FakeProvider.rsa.entry(id: "k7"),
    ]
    fake.set {
      $0.keys = FakeProvider.json(FakeProvider.keySet(entries))
      $0.token = FakeProvider.tokenAnswer(FakeProvider.rsa.token(header: #"{"alg":"RS256"}"#))
    }
    #expect(try await fake.identity(try fake.provider()).subject == "s-1")
    let enough = Array(repeating: weak, count: 64) + [FakeProvider.rsa.entry(id: "k1")]
    fake.set { $0.keys = FakeProvider.json(FakeProvider.keySet(enough)) }
    await #expect(throws: OpenIDError.untrusted(.unknownKey)) { try await fake.identity(try fake.provider()) }
  }

  @Test("An RSA key with an even or tiny exponent, or of the wrong length, is none")
  func soundKeys() throws {
    let good = String(repeating: "_", count: 342)
    for (n, e) in [
      (good, "AQ"), (good, "Ag"), (good, "AQAAAAAB"), (String(repeating: "_", count: 170), "AQAB"),
      (String(repeating: "_", count: 1_368), "AQAB"),
    ] {
      let entry = try #require(Claims(parsing: Array("{\"kty\":\"RSA\",\"n\":\"\(n)\",\"e\":\"\(e)\"}".utf8)))
      #expect(PublicKey(entry) == nil, "\(n.count) \(e)")
    }
  }

  @Test("The person's details are asked for where a claim is missing, and are those of the same person")
  func details() async throws {
    let provider = try fake.provider()
    let identity = try await fake.identity(provider, claims: ["SoDinhDanh", "HoVaTen"])
    #expect(identity.text("HoVaTen") == "Trần Thị Bình")
    #expect(identity.text("SoDinhDanh") == "001190000001")
    fake.set { $0.details = FakeProvider.json(#"{"sub":"s-2","HoVaTen":"Trần Thị Bình"}"#) }
    await #expect(throws: OpenIDError.untrusted(.subject)) { try await fake.identity(provider, claims: ["HoVaTen"]) }
    fake.set { $0.details = FakeProvider.json(#"{"HoVaTen":"Trần Thị Bình"}"#) }
    await #expect(throws: OpenIDError.untrusted(.subject)) { try await fake.identity(provider, claims: ["HoVaTen"]) }
  }

  @Test(
    "A discovery document is believed only about its own issuer, and only with addresses that are safe",
    arguments: [
      ["issuer": "https://khac.example/sso"], ["issuer": nil], ["token_endpoint": nil], ["jwks_uri": nil],
      ["authorization_endpoint": nil], ["token_endpoint": "http://dinh-danh.example/token"],
      ["jwks_uri": "file:///etc/passwd"], ["jwks_uri": "http://127.0.0.1:9/keys"],
      ["authorization_endpoint": "javascript:alert(1)//a/"],
    ] as [[String: String?]])
  func discovery(changes: [String: String?]) async throws {
    fake.set { $0.discovery = FakeProvider.json(FakeProvider.document(changes)) }
    let provider = try fake.provider()
    await #expect { try await provider.metadata(now: 0) } throws: {
      if case .unavailable? = $0 as? OpenIDError { true } else { false }
    }
  }

  @Test(
    "A provider that is down is asked once in half a minute, and what is known is kept"
  )
  func down() async throws {
    let provider = try fake.provider()
    fake.set { $0.isDown = true }
    await #expect(throws: OpenIDError.unavailable("nobody is there")) { try await fake.identity(provider) }
    fake.set { $0.isDown = false }
    await #expect(throws: OpenIDError.self) { try await fake.identity(provider, now: FakeProvider.now + 29) }
    #expect(fake.count("") == 1)
    #expect(try await fake.identity(provider, now: FakeProvider.now + 30).subject == "s-1")
    fake.set { $0.isDown = true }
    #expect(try await provider.metadata(now: FakeProvider.now + 90_000).issuer == FakeProvider.issuer)
  }

  @Test(
    "What the token endpoint refuses, is told",
    arguments: [
      (400, #"{"error":"invalid_grant"}"#, .refused("invalid_grant")),
      (401, #"{"error":"ké\n gian"}"#, .refused("another error")),
      (502, "<html>", .unavailable("its token endpoint answered 502, and no JSON object")),
      (500, "{}", .unavailable("its token endpoint answered 500")), (200, "{}", .untrusted(.missing)),
    ] as [(Int, String, OpenIDError)])
  func refusals(status: Int, body: String, error: OpenIDError) async throws {
    fake.set { $0.token = FakeProvider.json(body, status: status) }
    await #expect(throws: error) { try await fake.identity(try fake.provider()) }
  }

  @Test("An answer that is too long is none")
  func long() async throws {
    fake.set { $0.token.body += [UInt8](repeating: 0x20, count: FetchAnswer.limit) }
    await #expect(throws: OpenIDError.unavailable("its token endpoint answered 200, and no JSON object")) {
      try await fake.identity(try fake.provider())
    }
  }

  @Test("The address to sign out at the provider names the client and the way back, and no person")
  func logout() async throws {
    let metadata = try await fake.provider().metadata(now: 0)
    #expect(
      metadata.logoutAddress(for: FakeProvider.client, backTo: "https://motcua.example/")
        == "\(FakeProvider.issuer)/logout?client_id=mot-cua&post_logout_redirect_uri=https%3A%2F%2Fmotcua.example%2F")
    fake.set { $0.discovery = FakeProvider.json(FakeProvider.document(["end_session_endpoint": nil])) }
    let other = try await fake.provider().metadata(now: 0)
    #expect(other.logoutAddress(for: FakeProvider.client, backTo: "https://motcua.example/") == nil)
  }

  @Test(
    "An address is https, or on this machine",
    arguments: [
      ("https://a.example", true), ("https://a.example:8443/x?y=z", true), ("http://localhost:9400", true),
      ("http://127.0.0.1/", true), ("http://[::1]:80/a", true), ("http://a.example/", false), ("https://", false),
      ("https://u@a.example/", false), ("https://a.example/#x", false), ("https://a.example:0/", false),
      ("https://a.example:99999/", false), ("https://a b/", false), ("//a.example/", false), ("", false),
      ("http://localhost.evil.example/", false), ("https://a.example\"x", false),
      ("https://a.example/" + String(repeating: "x", count: 2_048), false),
    ])
  func addresses(text: String, isRight: Bool) {
    #expect((WebAddress(text) != nil) == isRight)
  }
}
