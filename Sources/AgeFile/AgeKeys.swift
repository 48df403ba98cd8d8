import Crypto

/// The public half of a key: who holds its `AgeIdentity` can open what is encrypted to it.
public struct AgeRecipient: Hashable, Sendable, CustomStringConvertible {
  let key: [UInt8]

  /// nil unless the text is an X25519 recipient of age, `age1…`, and no point of low order, which would give everybody
  /// the same secret (RFC 7748 section 6.1).
  public init?(_ text: String) {
    guard let key = Bech32.decode(text, prefix: "age"), key.count == 32,
      let point = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: key),
      let secret = try? Curve25519.KeyAgreement.PrivateKey().sharedSecretFromKeyAgreement(with: point),
      secret.withUnsafeBytes({ $0.contains { $0 != 0 } })
    else { return nil }
    self.key = key
  }

  init(key: [UInt8]) { self.key = key }

  /// `age1…`
  public var description: String { Bech32.encode(key, prefix: "age") }
}

/// The secret half of a key. Nothing prints it but `secretText`.
public struct AgeIdentity: Sendable {
  let key: Curve25519.KeyAgreement.PrivateKey

  /// A new key, from the system's random numbers.
  public init() { key = Curve25519.KeyAgreement.PrivateKey() }

  /// nil unless the text is an X25519 identity of age, `AGE-SECRET-KEY-1…`.
  public init?(_ text: String) {
    guard let bytes = Bech32.decode(text, prefix: "age-secret-key-"),
      let key = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes)
    else { return nil }
    self.key = key
  }

  /// Every identity of a key file as age-keygen writes it: one a line, with empty lines and comments (`#`) between; nil
  /// where another line is in it, or none of them.
  public static func all(inFile text: String) -> [AgeIdentity]? { lines(text, AgeIdentity.init) }

  public var recipient: AgeRecipient { AgeRecipient(key: Array(key.publicKey.rawRepresentation)) }

  /// `AGE-SECRET-KEY-1…`
  public var secretText: String {
    Bech32.encode(Array(key.rawRepresentation), prefix: "age-secret-key-").uppercased()
  }
}

extension AgeRecipient {
  /// Every recipient of a file, one a line, with empty lines and comments (`#`) between; nil where another line is in
  /// it, or none of them.
  public static func all(inFile text: String) -> [AgeRecipient]? { lines(text, AgeRecipient.init) }
}

private func lines<Key>(_ text: String, _ read: (String) -> Key?) -> [Key]? {
  var keys: [Key] = []
  for line in text.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) && !line.hasPrefix("#") {
    guard let key = read(String(line)) else { return nil }
    keys.append(key)
  }
  return keys.isEmpty ? nil : keys
}
