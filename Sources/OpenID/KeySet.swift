import Crypto
import CryptoExtras
import Encodings
import FoundationEssentials

/// A provider's public keys (RFC 7517), those of them that can sign an ID token.
struct KeySet: Sendable {
  private struct Key: Sendable {
    var id: String?
    var key: PublicKey
  }

  /// More keys than any provider has.
  private static let most = 64
  private let keys: [Key]

  /// Keys of other kinds and uses are passed over, and so are broken ones.
  init(_ body: [UInt8]) throws(OpenIDError) {
    guard body.count <= FetchAnswer.limit, let list = Claims(parsing: body)?.objects("keys") else {
      throw .unavailable("its keys are no JSON Web Key Set")
    }
    keys = list.prefix(KeySet.most).compactMap { entry in
      if let use = entry.text("use"), use != "sig" { return nil }
      return PublicKey(entry).map { Key(id: entry.text("kid"), key: $0) }
    }
  }

  /// The keys that may have made a signature: those with the token's own `kid`, or without one those that can.
  func keys(_ id: String?, for algorithm: SigningAlgorithm) -> [PublicKey] {
    keys.filter { key in
      key.key.algorithm == algorithm && (id.map { key.id?.isSameBytes(as: $0) ?? false } ?? true)
    }.map(\.key)
  }
}

/// What a token may be signed by: keys of which the public half does not sign (RFC 7518 section 3.1).
enum SigningAlgorithm: String, Sendable {
  case rs256 = "RS256"
  case es256 = "ES256"
}

enum PublicKey: Sendable {
  case rsa(_RSA.Signing.PublicKey)
  case p256(P256.Signing.PublicKey)

  /// RFC 7518 section 6; nil for another kind, a weak or a broken one.
  init?(_ entry: Claims) {
    let algorithm = entry.text("alg")
    func number(_ name: String) -> [UInt8]? { entry.text(name).flatMap { Base64URL.bytes($0) } }
    switch entry.text("kty") {
    case "RSA":
      guard algorithm == nil || algorithm == SigningAlgorithm.rs256.rawValue,
        let n = number("n")?.drop(while: { $0 == 0 }),
        let e = number("e")?.drop(while: { $0 == 0 }), PublicKey.isSound(modulus: n, exponent: e),
        let key = try? _RSA.Signing.PublicKey(n: Array(n), e: Array(e))
      else { return nil }
      self = .rsa(key)
    case "EC":
      guard algorithm == nil || algorithm == SigningAlgorithm.es256.rawValue, entry.text("crv") == "P-256",
        let x = number("x"), let y = number("y"), x.count == 32, y.count == 32,
        let key = try? P256.Signing.PublicKey(x963Representation: [4] + x + y)
      else { return nil }
      self = .p256(key)
    default: return nil
    }
  }

  /// 2048 to 8192 bits, odd; an odd exponent from 3 on, of four bytes at most.
  private static func isSound(modulus n: ArraySlice<UInt8>, exponent e: ArraySlice<UInt8>) -> Bool {
    guard (256...1_024).contains(n.count), let first = n.first, n.count > 256 || first >= 0x80,
      (1...4).contains(e.count),
      let lastOfN = n.last, let lastOfE = e.last
    else { return false }
    return lastOfN & 1 == 1 && lastOfE & 1 == 1 && !(e.count == 1 && lastOfE == 1)
  }

  var algorithm: SigningAlgorithm {
    switch self {
    case .rsa: .rs256
    case .p256: .es256
    }
  }

  func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    switch self {
    case .rsa(let key):
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: Data(signature)), for: SHA256.hash(data: message),
        padding: .insecurePKCS1v1_5)
    case .p256(let key):
      // RFC 7518 section 3.4: R and S, not DER.
      guard signature.count == 64, let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
      else { return false }
      return key.isValidSignature(signature, for: SHA256.hash(data: message))
    }
  }
}
