import Crypto
import FoundationEssentials

/// The head of an age file (age-encryption.org/v1): for each recipient the file's key, wrapped, and a seal over it all.
struct AgeHeader {
  static let version = "age-encryption.org/v1"
  /// A head of more is nobody's: each recipient takes 99 bytes.
  static let longest = 1 << 20

  /// One recipient's part.
  struct Stanza: Equatable {
    var arguments: [String]
    var body: [UInt8]
  }

  var stanzas: [Stanza]
  var seal: [UInt8]
  /// All that is sealed: up to the three hyphens.
  var sealed: [UInt8]

  /// For a new file.
  init(fileKey: SymmetricKey, to recipients: [AgeRecipient]) throws {
    stanzas = try recipients.map { try Stanza(wrapping: fileKey, to: $0) }
    var text = AgeHeader.version + "\n"
    for stanza in stanzas {
      text += "-> \(stanza.arguments.joined(separator: " "))\n"
      // Lines of 64 characters, the last of which is shorter, if need be empty.
      var body = Base64.encode(stanza.body)[...]
      while body.utf8.count >= 64 {
        text += body.prefix(64) + "\n"
        body = body.dropFirst(64)
      }
      text += body + "\n"
    }
    sealed = Array((text + "---").utf8)
    seal = AgeHeader.seal(over: sealed, fileKey)
  }

  var bytes: [UInt8] { sealed + Array(" \(Base64.encode(seal))\n".utf8) }

  static func seal(over sealed: [UInt8], _ fileKey: SymmetricKey) -> [UInt8] {
    let key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: fileKey, info: Array("header".utf8), outputByteCount: 32)
    return Array(HMAC<SHA256>.authenticationCode(for: sealed, using: key))
  }

  /// - Parameter line: the next line without its end; nil at the end of the file.
  init(reading line: () throws -> [UInt8]?) throws {
    guard let first = try line(), first.elementsEqual(AgeHeader.version.utf8) else { throw AgeError.notAge }
    var read = first + [0x0A]
    func next() throws -> String {
      guard let bytes = try line() else { throw AgeError.malformed }
      read += bytes + [0x0A]
      guard read.count <= AgeHeader.longest, bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else {
        throw AgeError.malformed
      }
      return String(decoding: bytes, as: UTF8.self)
    }
    var stanzas: [Stanza] = []
    while true {
      let text = try next()
      let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard !words.contains("") else { throw AgeError.malformed }
      if words[0] == "---" {
        guard words.count == 2, !stanzas.isEmpty, let seal = Base64.decode(words[1]), seal.count == 32 else {
          throw AgeError.malformed
        }
        (self.stanzas, self.seal) = (stanzas, seal)
        sealed = Array(read.dropLast(text.utf8.count + 1 - 3))
        return
      }
      guard words[0] == "->", words.count > 1 else { throw AgeError.malformed }
      var body = ""
      while true {
        let line = try next()
        guard line.utf8.count <= 64 else { throw AgeError.malformed }
        body += line
        if line.utf8.count < 64 { break }
      }
      guard let bytes = Base64.decode(body) else { throw AgeError.malformed }
      stanzas.append(Stanza(arguments: Array(words.dropFirst()), body: bytes))
    }
  }

  /// The file's key, for one of the identities.
  func fileKey(for identities: [AgeIdentity]) throws -> SymmetricKey {
    for stanza in stanzas where stanza.arguments[0] == "X25519" {
      guard stanza.arguments.count == 2, Base64.decode(stanza.arguments[1])?.count == 32, stanza.body.count == 32 else {
        throw AgeError.malformed
      }
    }
    for identity in identities {
      for stanza in stanzas {
        guard let key = stanza.fileKey(for: identity) else { continue }
        let mac = HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Array("header".utf8), outputByteCount: 32)
        // Compares in constant time.
        guard HMAC<SHA256>.isValidAuthenticationCode(seal, authenticating: sealed, using: mac) else {
          throw AgeError.alteredHeader
        }
        return key
      }
    }
    throw AgeError.otherKey
  }
}

extension AgeHeader.Stanza {
  private static let info = Array("age-encryption.org/v1/X25519".utf8)

  fileprivate init(wrapping fileKey: SymmetricKey, to recipient: AgeRecipient) throws {
    let ephemeral = Curve25519.KeyAgreement.PrivateKey()
    let share = Array(ephemeral.publicKey.rawRepresentation)
    let secret = try ephemeral.sharedSecretFromKeyAgreement(
      with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient.key))
    // A point of low order would give everybody the same secret (RFC 7748 section 6.1).
    guard secret.withUnsafeBytes({ $0.contains { $0 != 0 } }) else { throw AgeError.noRecipient }
    let key = secret.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: share + recipient.key, sharedInfo: Self.info, outputByteCount: 32)
    // Each wrapping key is used once.
    let box = try ChaChaPoly.seal(
      fileKey.withUnsafeBytes { Array($0) }, using: key, nonce: ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12))
    )
    arguments = ["X25519", Base64.encode(share)]
    body = Array(box.ciphertext + box.tag)
  }

  /// nil where it is not for this identity, or not of this kind.
  fileprivate func fileKey(for identity: AgeIdentity) -> SymmetricKey? {
    guard arguments.count == 2, arguments[0] == "X25519", let share = Base64.decode(arguments[1]), share.count == 32,
      body.count == 32, let point = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: share),
      let secret = try? identity.key.sharedSecretFromKeyAgreement(with: point),
      // A point of low order gives a secret that everybody knows.
      secret.withUnsafeBytes({ $0.contains { $0 != 0 } })
    else { return nil }
    let key = secret.hkdfDerivedSymmetricKey(
      using: SHA256.self, salt: share + identity.recipient.key, sharedInfo: Self.info, outputByteCount: 32)
    guard let nonce = try? ChaChaPoly.Nonce(data: [UInt8](repeating: 0, count: 12)),
      let box = try? ChaChaPoly.SealedBox(nonce: nonce, ciphertext: body.prefix(16), tag: body.suffix(16)),
      let opened = try? ChaChaPoly.open(box, using: key)
    else { return nil }
    return SymmetricKey(data: opened)
  }
}

/// Base64 without padding (RFC 4648 section 4), in its one form.
enum Base64 {
  static func encode(_ bytes: [UInt8]) -> String {
    String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
  }

  static func decode(_ text: String) -> [UInt8]? {
    let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    guard !text.contains("="), let bytes = Data(base64Encoded: text + padding).map(Array.init), encode(bytes) == text
    else { return nil }
    return bytes
  }
}
