import Crypto

/// An authenticator in memory, with what it can do wrong: makes passkeys and signs with them, as browsers send it.
package struct SoftAuthenticator: Sendable {
  package var party: String
  package var origin: String
  /// User present, user verified.
  package var flags: UInt8 = 0b101
  package var counter: UInt32 = 0
  package let id: [UInt8]
  private let key = P256.Signing.PrivateKey()

  package init(party: String, origin: String) {
    self.party = party
    self.origin = origin
    id = (0..<16).map { _ in UInt8.random(in: 0...255) }
  }

  package func clientData(_ kind: String, challenge: String, more: String = "") -> [UInt8] {
    Array("{\"type\":\"\(kind)\",\"challenge\":\"\(challenge)\",\"origin\":\"\(origin)\"\(more)}".utf8)
  }

  /// Its public key in COSE.
  package var cose: [UInt8] {
    let point = key.publicKey.rawRepresentation
    return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20] + point.prefix(32) + [0x22, 0x58, 0x20]
      + point.suffix(32)
  }

  package func data(flags: UInt8? = nil, rest: [UInt8] = []) -> [UInt8] {
    let counted = (0..<4).map { UInt8(truncatingIfNeeded: counter >> (24 - 8 * UInt32($0))) }
    return Array(SHA256.hash(data: Array(party.utf8))) + [flags ?? self.flags] + counted + rest
  }

  /// Authenticator data with the new passkey.
  package var registration: [UInt8] {
    let length = [UInt8(id.count >> 8), UInt8(id.count & 255)]
    return data(flags: flags | 0x40, rest: Array(repeating: 0, count: 16) + length + id + cose)
  }

  /// An attestation object.
  package static func attestation(_ data: [UInt8], format: String = "none", statement: [UInt8] = [0xA0]) -> [UInt8] {
    let length =
      data.count < 256 ? [0x58, UInt8(data.count)] : [0x59, UInt8(data.count >> 8), UInt8(data.count & 255)]
    return [0xA3, 0x63] + "fmt".utf8 + [0x60 + UInt8(format.utf8.count)] + format.utf8 + [0x67] + "attStmt".utf8
      + statement + [0x68] + "authData".utf8 + length + data
  }

  /// In DER.
  package func sign(_ data: [UInt8], clientData: [UInt8]) throws -> [UInt8] {
    let message = data + SHA256.hash(data: clientData)
    return Array(try key.signature(for: message).derRepresentation)
  }
}
