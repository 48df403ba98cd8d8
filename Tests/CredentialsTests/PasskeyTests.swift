import Encodings
import TestSupport
import Testing

@testable import Credentials

@Suite("Passkeys") struct PasskeyTests {
  private let party: RelyingParty
  private let challenge = Array("a challenge of the portal's".utf8)

  init() throws { party = try #require(RelyingParty(origin: "https://motcua.example")) }

  private var authenticator: SoftAuthenticator {
    SoftAuthenticator(party: "motcua.example", origin: "https://motcua.example")
  }

  private func register(
    _ one: SoftAuthenticator, client: [UInt8]? = nil, attestation: [UInt8]? = nil, for party: RelyingParty? = nil
  ) throws -> PasskeyRegistration {
    try PasskeyRegistration(
      clientData: client ?? one.clientData("webauthn.create", challenge: Base64URL.text(challenge)),
      attestation: attestation ?? SoftAuthenticator.attestation(one.registration), challenge: challenge,
      for: party ?? self.party)
  }

  private func signIn(
    _ one: SoftAuthenticator, key: PasskeyKey? = nil, last: UInt32 = 0, client: [UInt8]? = nil, data: [UInt8]? = nil,
    signature: [UInt8]? = nil
  ) throws -> PasskeySignIn {
    let client = client ?? one.clientData("webauthn.get", challenge: Base64URL.text(challenge))
    let data = data ?? one.data()
    return try PasskeySignIn(
      clientData: client, authenticatorData: data, signature: signature ?? one.sign(data, clientData: client),
      key: key ?? register(one).key, last: last, challenge: challenge, for: party)
  }

  @Test("The example of the standard: WebAuthn level 3, section 16, ES256 without attestation")
  func example() throws {
    let party = try #require(RelyingParty(origin: "https://example.org"))
    let made = try PasskeyRegistration(
      clientData: bytes(Example.creation), attestation: bytes(Example.attestation),
      challenge: bytes("00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130"), for: party)
    #expect(made.id == bytes("f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4"))
    let signedIn = try PasskeySignIn(
      clientData: bytes(Example.request), authenticatorData: bytes(Example.data), signature: bytes(Example.signature),
      key: made.key, last: 0, challenge: bytes("39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408"),
      for: party)
    #expect(signedIn.counter == 0)
  }

  @Test("A passkey is registered and signs in; its key comes back from where it is stored")
  func both() throws {
    var one = authenticator
    one.counter = 7
    let made = try register(one)
    #expect(made.id == one.id && made.counter == 7 && made.key.stored.count == 65)
    let stored = try #require(PasskeyKey(stored: made.key.stored))
    one.counter = 8
    let signedIn = try signIn(one, key: stored, last: 7)
    #expect(signedIn.counter == 8)
    #expect(PasskeyKey(stored: []) == nil && PasskeyKey(stored: Array(repeating: 4, count: 65)) == nil)
  }

  @Test("An attestation that nobody asked for is refused; one by the passkey itself must be right")
  func attestation() throws {
    let one = authenticator
    let client = one.clientData("webauthn.create", challenge: Base64URL.text(challenge))
    let signature = try one.sign(one.registration, clientData: client)
    let packed = [0xA2, 0x63] + "alg".utf8 + [0x26, 0x63] + "sig".utf8 + [0x58, UInt8(signature.count)]
    let own = SoftAuthenticator.attestation(one.registration, format: "packed", statement: packed + signature)
    #expect(try register(one, client: client, attestation: own).id == one.id)
    let other = try authenticator.sign(one.registration, clientData: client)
    let forged = [0xA2, 0x63] + "alg".utf8 + [0x26, 0x63] + "sig".utf8 + [0x58, UInt8(other.count)]
    for (format, statement, error) in [
      ("packed", forged + other, .wrongSignature), ("packed", [0xA0], .attested), ("tpm", [0xA0], .attested),
      ("none", [0xA1, 0x01, 0x02], .malformed), ("none", [0x80], .malformed),
    ] as [(String, [UInt8], PasskeyError)] {
      let attestation = SoftAuthenticator.attestation(one.registration, format: format, statement: statement)
      #expect(throws: error) { try register(one, client: client, attestation: attestation) }
    }
  }

  @Test("Client data of another kind, challenge, site, or within another page are refused, at both ends")
  func clientData() throws {
    let sent = Base64URL.text(challenge)
    var elsewhere = authenticator
    elsewhere.origin = "https://motcua.example.org"
    for (kind, own) in [("webauthn.create", true), ("webauthn.get", false)] {
      let one = authenticator
      let cases: [([UInt8], PasskeyError)] = [
        (one.clientData(own ? "webauthn.get" : "webauthn.create", challenge: sent), .otherKind),
        (one.clientData("payment.get", challenge: sent), .otherKind),
        (one.clientData(kind, challenge: Base64URL.text([1, 2, 3])), .otherChallenge),
        (one.clientData(kind, challenge: "\(sent)="), .otherChallenge),
        (elsewhere.clientData(kind, challenge: sent), .otherOrigin),
        (one.clientData(kind, challenge: sent, more: ",\"crossOrigin\":true"), .otherOrigin),
        (one.clientData(kind, challenge: sent, more: ",\"crossOrigin\":\"no\""), .otherOrigin),
        (one.clientData(kind, challenge: sent, more: ",\"topOrigin\":\"https://a.example\""), .otherOrigin),
        (one.clientData(kind, challenge: sent, more: ",\"type\":\"\(kind)\""), .malformed),
        (Array("[]".utf8), .malformed), ([], .malformed), (Array(repeating: 0x20, count: 9_000), .malformed),
      ]
      for (client, error) in cases {
        #expect(throws: error, "\(String(decoding: client, as: UTF8.self))") {
          if own { _ = try register(one, client: client) } else { _ = try signIn(one, client: client) }
        }
      }
      let fine = one.clientData(kind, challenge: sent, more: ",\"crossOrigin\":false,\"other\":{\"a\":[1]}")
      if own { _ = try register(one, client: fine) } else { _ = try signIn(one, client: fine) }
    }
  }

  @Test("Another site's id, nobody present, and flags that contradict are refused; a PIN is asked for where it must be")
  func flags() throws {
    var one = authenticator
    let key = try register(one).key
    one.party = "motcua.example.org"
    #expect(throws: PasskeyError.otherParty) { try register(one) }
    #expect(throws: PasskeyError.otherParty) { try signIn(one, key: key) }
    one.party = "motcua.example"
    for (flags, error) in [(0b100, .nobodyPresent), (0b1_0001, .malformed)] as [(UInt8, PasskeyError)] {
      one.flags = flags
      #expect(throws: error) { try register(one) }
      #expect(throws: error) { try signIn(one, key: key) }
    }
    one.flags = 1
    #expect(try signIn(one, key: key).counter == 0)
  }

  @Test("Another's signature, a changed one, and a counter that stands still or goes back are refused")
  func signatures() throws {
    var one = authenticator
    let key = try register(one).key
    #expect(throws: PasskeyError.wrongSignature) { try signIn(one, key: register(authenticator).key) }
    #expect(throws: PasskeyError.wrongSignature) { try signIn(one, key: key, signature: []) }
    #expect(throws: PasskeyError.malformed) { try signIn(one, key: key, signature: Array(repeating: 48, count: 300)) }
    for (counter, last, isGood) in [
      (0, 0, true), (1, 0, true), (5, 4, true), (4, 4, false), (3, 4, false), (0, 4, false), (.max, 4, true),
    ] as [(UInt32, UInt32, Bool)] {
      one.counter = counter
      if isGood {
        #expect(try signIn(one, key: key, last: last).counter == counter)
      } else {
        #expect(throws: PasskeyError.oldCounter) { try signIn(one, key: key, last: last) }
      }
    }
  }

  @Test("Keys of another kind, off the curve, or with more in them than a key has, are refused")
  func keys() throws {
    let good = authenticator.cose
    #expect(PasskeyKey(cose: try CBOR(good)) != nil)
    for (place, value) in [(2, 1), (4, 0x27), (6, 2), (11, good[11] ^ 1)] as [(Int, UInt8)] {
      var wrong = good
      wrong[place] = value
      #expect(PasskeyKey(cose: try CBOR(wrong)) == nil, "\(place)")
    }
    #expect(PasskeyKey(cose: try CBOR([0xA6] + good.dropFirst() + [0x04, 0xF6])) == nil)
    #expect(PasskeyKey(cose: .map([])) == nil && PasskeyKey(cose: .null) == nil)
  }

  @Test("Authenticator data with too little, too much, or extensions that are none")
  func data() throws {
    let one = authenticator
    for length in 0..<one.registration.count {
      let cut = SoftAuthenticator.attestation(Array(one.registration.prefix(length)))
      #expect(throws: PasskeyError.self, "\(length)") { try register(one, attestation: cut) }
    }
    let client = one.clientData("webauthn.get", challenge: Base64URL.text(challenge))
    for (data, isGood) in [
      (one.data(rest: [0]), false), (one.data(flags: 0x85), false), (one.data(flags: 0x85, rest: [0xA0]), true),
      (one.data(flags: 0x85, rest: [0x80]), false), (one.data(flags: 0x85, rest: [0xA0, 0]), false),
      (one.data(flags: 0x85, rest: [0xA1, 0x61, 0x61, 0xF5]), true),
    ] {
      let signature = try one.sign(data, clientData: client)
      if isGood {
        #expect(throws: Never.self) { try signIn(one, client: client, data: data, signature: signature) }
      } else {
        #expect(throws: PasskeyError.malformed) { try signIn(one, client: client, data: data, signature: signature) }
      }
    }
    #expect(throws: PasskeyError.malformed) {
      try register(one, attestation: SoftAuthenticator.attestation(one.data()))
    }
  }

  @Test("No byte of either answer can be another one without being noticed or meaning the same")
  func mutations() throws {
    let one = authenticator
    let key = try register(one).key
    let sent = Base64URL.text(challenge)
    let (creation, request) = (
      one.clientData("webauthn.create", challenge: sent), one.clientData("webauthn.get", challenge: sent)
    )
    let attestation = SoftAuthenticator.attestation(one.registration)
    let signature = try one.sign(one.data(), clientData: request)
    var random = SplitMix64(seed: 3)
    for _ in 0..<3_000 {
      let made = try? register(
        one, client: creation.mutated(&random), attestation: attestation.mutated(&random))
      if let made { #expect(made.key.stored.count == 65) }
      let (client, data) = (request.mutated(&random), one.data().mutated(&random))
      if client != request || data != one.data() {
        #expect(throws: PasskeyError.self) {
          try signIn(one, key: key, client: client, data: data, signature: signature)
        }
      }
      _ = try? signIn(one, key: key, client: request, data: one.data(), signature: signature.mutated(&random))
    }
  }

  @Test(
    "Where there are passkeys: on a host's name by TLS, and on one's own machine",
    arguments: [
      ("https://motcua.example", "motcua.example", "https://motcua.example"),
      ("https://motcua.example/", "motcua.example", "https://motcua.example"),
      ("https://motcua.example:443", "motcua.example", "https://motcua.example"),
      ("https://motcua.example:8443", "motcua.example", "https://motcua.example:8443"),
      ("http://localhost:8080", "localhost", "http://localhost:8080"), ("http://motcua.example", nil, nil),
      ("http://127.0.0.1:8080", nil, nil), ("https://192.0.2.1", nil, nil), ("https://[::1]", nil, nil),
      ("https://", nil, nil), ("", nil, nil), ("https://a.example/x", nil, nil), ("https://a@b.example", nil, nil),
      ("https://A.example", nil, nil), ("https://a..example", nil, nil), ("ftp://a.example", nil, nil),
      ("https://a.example:1:2", nil, nil),
    ] as [(String, String?, String?)])
  func parties(_ text: String, _ id: String?, _ origin: String?) {
    let party = RelyingParty(origin: text)
    #expect(party?.id == id && party?.origin == origin)
  }
}

extension [UInt8] {
  /// Some bytes changed, left out or put in; now and then none.
  fileprivate func mutated(_ random: inout SplitMix64) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes.remove(at: place)
      default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
    }
    return bytes
  }
}

/// W3C, Web Authentication level 3, section 16: the values of its test vector.
private enum Example {
  static let creation = """
    7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a2241\
    4d4d507434557878475453746e63647134313759447742466938767049612d7077386f4f75565734\
    5441222c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73\
    734f726967696e223a66616c73652c22657874726144617461223a22636c69656e74446174614a53\
    4f4e206d617920626520657874656e6465642077697468206164646974696f6e616c206669656c64\
    7320696e20746865206675747572652c207375636820617320746869733a20426b5165446a646354\
    427258426941774a544c453551227d
    """
  static let attestation = """
    a363666d74646e6f6e656761747453746d74a068617574684461746158a4bfabc37432958b063360\
    d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b2367ff\
    6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4a50102\
    03262001215820afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df6122\
    5820930a56b87a2fca66334b03458abf879717c12cc68ed73290af2e2664796b9220
    """
  static let request = """
    7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e\
    55685158756c5455506f334a5558543049393770767a7a59425039745a6368587961763031416722\
    2c226f726967696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f72\
    6967696e223a66616c73657d
    """
  static let data = "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000"
  static let signature = """
    3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd38022100\
    8480ac0f0b93538174f575bf11a1dd5d78c6e486013f937295ea13653e331e87
    """
}
