import Crypto

/// The public key of a passkey: ES256, ECDSA on P-256 with SHA-256, which every authenticator has.
public struct PasskeyKey: Sendable {
  /// The number of ES256 among COSE's algorithms (RFC 9053 section 2.1).
  public static let algorithm = -7
  private let key: P256.Signing.PublicKey

  /// Reads a COSE key (RFC 9052 section 7, RFC 9053 section 7.1.1); nil for one of another kind, and for what is no
  /// point on the curve.
  init?(cose: CBOR) {
    guard case .map(let entries) = cose, entries.count == 5, cose[1] == CBOR(2), cose[3] == CBOR(PasskeyKey.algorithm),
      cose[-1] == CBOR(1), let x = cose[-2]?.asBytes, let y = cose[-3]?.asBytes, x.count == 32, y.count == 32
    else { return nil }
    self.init(stored: [4] + x + y)
  }

  /// Reads what `stored` gave; nil for anything else.
  public init?(stored bytes: [UInt8]) {
    guard bytes.count == 65, bytes[0] == 4, let key = try? P256.Signing.PublicKey(x963Representation: bytes) else {
      return nil
    }
    self.key = key
  }

  /// The point, uncompressed (SEC 1 section 2.3.3): 65 bytes.
  public var stored: [UInt8] { Array(key.x963Representation) }

  /// - Parameter signature: in DER, as WebAuthn has it (section 6.5.5).
  func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    guard let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature) else { return false }
    return key.isValidSignature(signature, for: message)
  }
}
