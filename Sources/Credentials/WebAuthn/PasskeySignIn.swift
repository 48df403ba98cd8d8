/// A passkey's signature as the browser sends it (WebAuthn section 7.2).
public struct PasskeySignIn: Sendable {
  /// The counter from now on.
  public let counter: UInt32
  static let longest = 4_096

  /// - Parameters:
  ///   - authenticatorData: as it came.
  ///   - key: of the person's passkey that the browser names.
  ///   - last: its counter.
  ///   - challenge: what this answers.
  public init(
    clientData: [UInt8], authenticatorData: [UInt8], signature: [UInt8], key: PasskeyKey, last: UInt32,
    challenge: [UInt8], for party: RelyingParty
  ) throws(PasskeyError) {
    let client = try ClientData(clientData, .get, challenge: challenge, of: party)
    guard authenticatorData.count <= PasskeySignIn.longest, signature.count <= 256 else { throw .malformed }
    let data = try AuthenticatorData(authenticatorData)
    try party.check(data)
    guard key.verifies(signature, of: authenticatorData + client.digest) else { throw .wrongSignature }
    // Many authenticators do not count; those that do never stand still (section 6.1.1).
    guard data.counter > last || (data.counter == 0 && last == 0) else { throw .oldCounter }
    counter = data.counter
  }
}
