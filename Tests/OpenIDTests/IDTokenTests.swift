import Crypto
import Encodings
import FoundationEssentials
import Testing

@testable import OpenID

@Suite("ID tokens")
struct IDTokenTests {
  let fake = FakeProvider()

  private func fault(of token: String, levels: [String] = []) async throws -> TokenFault? {
    fake.set { $0.token = FakeProvider.tokenAnswer(token) }
    do {
      _ = try await fake.identity(try fake.provider(), levels: levels)
      return nil
    } catch OpenIDError.untrusted(let fault) {
      return fault
    }
  }

  @Test("A sound token is believed, signed by either kind of key", arguments: [FakeProvider.rsa, FakeProvider.p256])
  func sound(signer: Signer) async throws {
    fake.set { $0.token = FakeProvider.tokenAnswer(signer.token()) }
    let identity = try await fake.identity(try fake.provider(), levels: ["LoA2", "LoA3"])
    #expect(identity.issuer == FakeProvider.issuer)
    #expect(identity.subject == "s-1")
    #expect(identity.text("SoDinhDanh") == "001190000001")
    #expect(fake.count("/me") == 0)
  }

  @Test(
    "A token that says something else is refused",
    arguments: [
      (["iss": "\"https://dinh-danh.example\""], .issuer), (["iss": nil], .issuer),
      (["iss": "\"https://dinh-danh.example/sso/\""], .issuer), (["aud": "\"khac\""], .audience),
      (["aud": "[\"khac\"]"], .audience), (["aud": nil], .audience), (["aud": "[\"mot-cua\",7]"], .audience),
      (["aud": "[\"mot-cua\",\"khac\"]"], .authorizedParty), (["azp": "\"khac\""], .authorizedParty),
      (["exp": "\(FakeProvider.now - 120)"], .expired), (["exp": nil], .expired), (["exp": "\"2027\""], .expired),
      (["exp": "1e300"], .expired), (["exp": "99999999999999999999"], .expired), (["exp": "-1"], .expired),
      (["iat": "\(FakeProvider.now + 121)"], .early), (["iat": nil], .early),
      (["nbf": "\(FakeProvider.now + 121)"], .early), (["nonce": "\"cua-lan-truoc\""], .nonce),
      (["nonce": nil], .nonce),
      (["sub": nil], .subject), (["sub": "\"\""], .subject),
      (["sub": "\"\(String(repeating: "x", count: 256))\""], .subject), (["acr": "\"LoA1\""], .level),
      (["acr": nil], .level),
    ] as [([String: String?], TokenFault)])
  func refused(changes: [String: String?], fault: TokenFault) async throws {
    #expect(try await self.fault(of: FakeProvider.rsa.token(changes), levels: ["LoA2"]) == fault)
  }

  @Test(
    "What is within bounds is believed",
    arguments: [
      ["exp": "\(FakeProvider.now - 119)"], ["iat": "\(FakeProvider.now + 120)"], ["exp": "\(FakeProvider.now).75"],
      ["aud": "[\"khac\",\"mot-cua\"]", "azp": "\"mot-cua\""], ["azp": "\"mot-cua\""], ["acr": "2"],
    ] as [[String: String?]])
  func bounds(changes: [String: String?]) async throws {
    #expect(try await fault(of: FakeProvider.rsa.token(changes), levels: ["LoA2", "2"]) == nil)
  }

  @Test(
    "A token without a signature of a known key is refused",
    arguments: [
      (#"{"alg":"none"}"#, .unsigned), (#"{"alg":"nOnE"}"#, .unsigned), (#"{"alg":"HS256","kid":"k1"}"#, .algorithm),
      (#"{"alg":"RS512","kid":"k1"}"#, .algorithm), (#"{"alg":"PS256","kid":"k1"}"#, .algorithm), ("{}", .algorithm),
      (#"{"alg":"RS256","kid":"k9"}"#, .unknownKey), (#"{"alg":"ES256","kid":"k1"}"#, .unknownKey),
      (#"{"alg":"RS256","kid":"k1","crit":["b64"],"b64":false}"#, .malformed),
      (#"{"alg":"RS256","alg":"RS256"}"#, .malformed), ("[]", .malformed), ("", .malformed),
    ] as [(String, TokenFault)])
  func headers(header: String, fault: TokenFault) async throws {
    #expect(try await self.fault(of: FakeProvider.rsa.token(header: header)) == fault)
  }

  @Test("A token without a signature is refused, whatever it says of one")
  func unsigned() async throws {
    let parts = FakeProvider.rsa.token().split(separator: ".")
    #expect(try await fault(of: "\(parts[0]).\(parts[1]).") == .unsigned)
    let none = Base64URL.text(Array(#"{"alg":"none"}"#.utf8))
    #expect(try await fault(of: "\(none).\(parts[1]).") == .unsigned)
    #expect(try await fault(of: "\(none).\(parts[1]).\(parts[2])") == .unsigned)
  }

  @Test("Signed by another's key, or by the public key as a secret, it is refused")
  func wrongKey() async throws {
    let other = Signer.p256(P256.Signing.PrivateKey())
    #expect(try await fault(of: other.token()) == .signature)
    let header = Base64URL.text(Array(#"{"alg":"HS256","kid":"k1"}"#.utf8))
    let payload = FakeProvider.rsa.token().split(separator: ".")[1]
    let secret = SymmetricKey(data: Array(FakeProvider.rsa.entry(id: "k1").utf8))
    let code = HMAC<SHA256>.authenticationCode(for: Array("\(header).\(payload)".utf8), using: secret)
    #expect(try await fault(of: "\(header).\(payload).\(Base64URL.text(Array(code)))") == .algorithm)
  }

  @Test("Not one changed byte of what is signed, or of the signature, is believed")
  func tampered() async throws {
    let parts = FakeProvider.rsa.token().split(separator: ".").map(String.init)
    let others = FakeProvider.rsa.token(["sub": "\"s-2\""]).split(separator: ".").map(String.init)
    #expect(try await fault(of: "\(parts[0]).\(others[1]).\(parts[2])") == .signature)
    var signature = try #require(Base64URL.bytes(parts[2]))
    for place in [0, 100, signature.count - 1] {
      signature[place] ^= 1
      #expect(try await fault(of: "\(parts[0]).\(parts[1]).\(Base64URL.text(signature))") == .signature)
      signature[place] ^= 1
    }
    for short in [[], [0], Array(signature.dropLast()), signature + [0]] as [[UInt8]] {
      let fault = try await fault(of: "\(parts[0]).\(parts[1]).\(Base64URL.text(short))")
      #expect(fault == (short.isEmpty ? .unsigned : .signature))
    }
  }

  @Test(
    "Text that is no token is refused",
    arguments: [
      "a", "a.b", "a.b.c", "..", "....", "a.b.c.d.e", "é.ê.ô", "e30=.e30=.AA==", "e30.e30.AA AA",
      String(repeating: "a", count: 20_000) + ".b.c",
    ])
  func malformed(text: String) async throws {
    let fault = try await fault(of: text)
    #expect(fault == .malformed || fault == .algorithm)
  }

  @Test("A token that is too long is refused before it is read")
  func long() async throws {
    let token = FakeProvider.rsa.token(["x": "\"\(String(repeating: "x", count: 13_000))\""])
    #expect(try await fault(of: token) == .malformed)
  }

  @Test("No beginning and no single flipped byte of a token stops the program or is believed")
  func hostile() async throws {
    let token = Array(FakeProvider.p256.token().utf8)
    for length in stride(from: 0, to: token.count, by: 7) {
      #expect(try await fault(of: String(decoding: token.prefix(length), as: UTF8.self)) != nil)
    }
    // The last letter of a signature carries bits that say nothing.
    for place in stride(from: 0, to: token.count - 1, by: 5) {
      var changed = token
      changed[place] = changed[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
      #expect(try await fault(of: String(decoding: changed, as: UTF8.self)) != nil)
    }
  }
}
