/// What an authenticator says and signs (WebAuthn section 6.1).
struct AuthenticatorData: Sendable {
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// Somebody was there.
    static let present = Flags(rawValue: 1 << 0)
    static let mayBeCopied = Flags(rawValue: 1 << 3)
    static let isCopied = Flags(rawValue: 1 << 4)
    static let hasCredential = Flags(rawValue: 1 << 6)
    static let hasExtensions = Flags(rawValue: 1 << 7)
  }

  struct Credential: Sendable {
    var id: [UInt8]
    var key: PasskeyKey
  }

  let bytes: [UInt8]
  /// The SHA-256 of the relying party's id.
  let party: [UInt8]
  let flags: Flags
  let counter: UInt32
  let credential: Credential?

  /// Reads all of the bytes, or throws `PasskeyError`.
  init(_ bytes: [UInt8]) throws(PasskeyError) {
    guard bytes.count >= 37 else { throw .malformed }
    self.bytes = bytes
    party = Array(bytes[..<32])
    flags = Flags(rawValue: bytes[32])
    counter = bytes[33..<37].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    var rest = bytes[37...]
    credential = flags.contains(.hasCredential) ? try AuthenticatorData.credential(&rest) : nil
    if flags.contains(.hasExtensions) {
      var reader = CBORReader(rest)
      guard case .map? = try? reader.item() else { throw .malformed }
      rest = reader.rest
    }
    guard rest.isEmpty else { throw .malformed }
  }

  /// Attested credential data (section 6.5.1): model, length, id, key.
  private static func credential(_ rest: inout ArraySlice<UInt8>) throws(PasskeyError) -> Credential {
    guard rest.count >= 18 else { throw .malformed }
    let length = rest.dropFirst(16).prefix(2).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(18)
    guard length >= 1, length <= PasskeyID.longest, rest.count > length else { throw .malformed }
    let id = Array(rest.prefix(length))
    var reader = CBORReader(rest.dropFirst(length))
    guard let cose = try? reader.item() else { throw .malformed }
    guard let key = PasskeyKey(cose: cose) else { throw .otherKey }
    rest = reader.rest
    return Credential(id: id, key: key)
  }
}
