import Crypto

/// A new passkey as the browser sends it (WebAuthn section 7.1).
public struct PasskeyRegistration: Sendable {
  public let id: [UInt8]
  public let key: PasskeyKey
  public let counter: UInt32
  static let longest = 16_384

  /// - Parameters:
  ///   - clientData: `clientDataJSON`, as it came.
  ///   - attestation: `attestationObject`. None was asked for, so that it says "none", or is signed by the passkey
  ///     itself; who made the authenticator is nobody's business here.
  ///   - challenge: what this answers.
  public init(
    clientData: [UInt8], attestation: [UInt8], challenge: [UInt8], for party: RelyingParty
  ) throws(PasskeyError) {
    let client = try ClientData(clientData, .create, challenge: challenge, of: party)
    guard attestation.count <= PasskeyRegistration.longest, let object = try? CBOR(attestation),
      case .map(let entries) = object, entries.count == 3, case .text(let format)? = object["fmt"],
      let statement = object["attStmt"], let bytes = object["authData"]?.asBytes
    else { throw .malformed }
    let data = try AuthenticatorData(bytes)
    try party.check(data)
    guard let credential = data.credential else { throw .malformed }
    switch Array(format.utf8) {
    case Array("none".utf8): guard case .map(let parts) = statement, parts.isEmpty else { throw .malformed }
    case Array("packed".utf8):
      // Self attestation (section 8.2), which browsers leave in place where they are asked for none (section 5.1.3).
      guard case .map(let parts) = statement, parts.count == 2, statement["alg"] == CBOR(PasskeyKey.algorithm),
        let signature = statement["sig"]?.asBytes
      else { throw .attested }
      guard credential.key.verifies(signature, of: bytes + client.digest) else { throw .wrongSignature }
    default: throw .attested
    }
    (id, key, counter) = (credential.id, credential.key, data.counter)
  }
}
