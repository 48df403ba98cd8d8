import Crypto
import TestSupport
import Testing

@testable import AgeFile

@Suite("Files encrypted in the format of age") struct AgeFileTests {
  static func encrypt(_ bytes: [UInt8], to recipients: [AgeRecipient]) throws -> [UInt8] {
    var (offset, file) = (0, [UInt8]())
    try AgeFile.encrypt(to: recipients) { count in
      defer { offset = min(bytes.count, offset + count) }
      return Array(bytes[offset..<min(bytes.count, offset + count)])
    } into: {
      file += $0
    }
    return file
  }

  static func decrypt(_ file: [UInt8], by identities: [AgeIdentity]) throws -> [UInt8] {
    var (offset, bytes) = (0, [UInt8]())
    try AgeFile.decrypt(by: identities) { count in
      defer { offset = min(file.count, offset + count) }
      return Array(file[offset..<min(file.count, offset + count)])
    } into: {
      bytes += $0
    }
    return bytes
  }

  /// Bytes without a pattern that a piece could repeat.
  static func content(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) }
  }

  /// Around each border of a piece.
  static let lengths = [0, 1, 16, 65_535, 65_536, 65_537, 131_072, 200_000]

  @Test("are opened by each recipient, and by nobody else", arguments: lengths)
  func opened(_ length: Int) throws {
    let content = Self.content(length)
    let (one, two, other) = (AgeIdentity(), AgeIdentity(), AgeIdentity())
    let file = try Self.encrypt(content, to: [one.recipient, two.recipient])
    for identities in [[one], [two], [other, two]] { #expect(try Self.decrypt(file, by: identities) == content) }
    #expect(throws: AgeError.otherKey) { try Self.decrypt(file, by: [other]) }
    #expect(throws: AgeError.otherKey) { try Self.decrypt(file, by: []) }
    // Header, nonce, and a tag for each piece.
    let pieces = max(1, (length + 65_535) / 65_536)
    #expect(file.count == AgeHeaderLength.of(2) + 16 + length + 16 * pieces)
  }

  private enum AgeHeaderLength {
    /// The version, for each recipient two lines, and the seal.
    static func of(_ recipients: Int) -> Int { 22 + recipients * (10 + 43 + 1 + 43 + 1) + 4 + 43 + 1 }
  }

  @Test("differ each time, also of the same content to the same key")
  func fresh() throws {
    let identity = AgeIdentity()
    let files = try (0..<4).map { _ in try Self.encrypt([1, 2, 3], to: [identity.recipient]) }
    #expect(Set(files).count == 4)
    #expect(throws: AgeError.noRecipient) { try Self.encrypt([1], to: []) }
  }

  @Test(
    "have no recipient of low order, whose secret everybody knows",
    arguments: [
      "00", "01", "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
      "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ])
  func lowOrder(_ digits: String) {
    var key = stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(digits.dropFirst(place).prefix(2), radix: 16)
    }
    key += Array(repeating: 0, count: 32 - key.count)
    let text = AgeRecipient(key: key).description
    #expect(text.hasPrefix("age1") && AgeRecipient(text) == nil)
    #expect(AgeRecipient.all(inFile: text) == nil)
  }

  @Test("are refused with any one bit of any byte changed, byte for byte")
  func flipped() throws {
    let identity = AgeIdentity()
    let file = try Self.encrypt(Array("Hồ sơ 1".utf8), to: [identity.recipient])
    for place in file.indices {
      for bit in [1, 0x20, 0x80] as [UInt8] {
        var changed = file
        changed[place] ^= bit
        #expect(throws: AgeError.self, "byte \(place), \(bit)") { try Self.decrypt(changed, by: [identity]) }
      }
    }
  }

  @Test("are refused wherever they are cut off, and with anything behind their end")
  func cut() throws {
    let identity = AgeIdentity()
    let small = try Self.encrypt([1, 2, 3], to: [identity.recipient])
    for length in small.indices {
      #expect(throws: AgeError.self, "\(length) bytes") { try Self.decrypt(Array(small[..<length]), by: [identity]) }
    }
    #expect(throws: AgeError.self) { try Self.decrypt(small + [0], by: [identity]) }
    let large = try Self.encrypt(Self.content(200_000), to: [identity.recipient])
    let start = large.count - 200_000 - 4 * 16
    // At the border of a piece nothing but the mark of the last one is missing.
    for pieces in 1...3 {
      let end = start + pieces * (65_536 + 16)
      #expect(throws: AgeError.cut) { try Self.decrypt(Array(large[..<end]), by: [identity]) }
      #expect(throws: AgeError.damagedEnd) { try Self.decrypt(Array(large[..<(end + 100)]), by: [identity]) }
    }
    let whole = try Self.encrypt(Self.content(65_536), to: [identity.recipient])
    #expect(throws: AgeError.overlong) { try Self.decrypt(whole + [0], by: [identity]) }
  }

  @Test("are refused with pieces in another order, left out, or twice")
  func reordered() throws {
    let identity = AgeIdentity()
    let file = try Self.encrypt(Self.content(5 * 65_536), to: [identity.recipient])
    let length = 65_536 + 16
    let head = Array(file[..<(file.count - 5 * length)])
    let pieces = (0..<5).map { Array(file[(head.count + $0 * length)..<(head.count + ($0 + 1) * length)]) }
    for order in [[1, 0, 2, 3, 4], [0, 2, 3, 4], [0, 1, 1, 2, 3, 4], [4, 3, 2, 1, 0], [0, 1, 2, 4, 3]] {
      let changed = head + order.flatMap { pieces[$0] }
      let first = order.enumerated().first { $0.offset != $0.element }
      #expect(throws: AgeError.alteredPiece(try #require(first).offset + 1), "\(order)") {
        try Self.decrypt(changed, by: [identity])
      }
    }
    // Pieces of one file do not fit into another.
    let other = try Self.encrypt(Self.content(5 * 65_536), to: [identity.recipient])
    #expect(throws: AgeError.alteredPiece(1)) {
      try Self.decrypt(head + other[head.count...], by: [identity])
    }
  }

  /// A file for the identity whose head is written by hand, with a seal that fits.
  private static func file(_ identity: AgeIdentity, _ stanzas: (String) -> String) throws -> [UInt8] {
    let key = SymmetricKey(size: .bits128)
    let head = try AgeHeader(fileKey: key, to: [identity.recipient])
    let own = String(decoding: head.sealed, as: UTF8.self).dropFirst(AgeHeader.version.count + 1).dropLast(3)
    let sealed = Array("\(AgeHeader.version)\n\(stanzas(String(own)))---".utf8)
    return sealed + Array(" \(Base64.encode(AgeHeader.seal(over: sealed, key)))\n".utf8)
  }

  @Test("of other kinds of recipients are passed over, and a head that breaks the rules is refused")
  func heads() throws {
    let identity = AgeIdentity()
    // The head is read before what follows it is missed.
    let good: [(String) -> String] = [
      { $0 }, { "-> other\n\n" + $0 }, { "-> other a b c\nAAAA\n" + $0 },
      { $0 + "-> grease x\n" + String(repeating: "A", count: 64) + "\n\n" },
    ]
    for stanzas in good {
      let file = try Self.file(identity, stanzas)
      #expect(throws: AgeError.cut) { try Self.decrypt(file, by: [identity]) }
    }
    let bad: [(String) -> String] = [
      { _ in "" }, { "->\n\n" + $0 }, { "->  X\n\n" + $0 }, { "-> X \n\n" + $0 }, { "-> X\nAAA=\n" + $0 },
      { "-> X\nAB\n" + $0 }, { "-> X\n" + String(repeating: "A", count: 65) + "\n" + $0 }, { "x" + $0 },
      { $0.replacing("X25519 ", with: "X25519 a ") }, { $0.replacing("\n", with: "\r\n") }, { "-> é\n\n" + $0 },
      { "-> X25519 AAAA\n\n" + $0 },
    ]
    for (number, stanzas) in bad.enumerated() {
      let file = try Self.file(identity, stanzas)
      #expect(throws: AgeError.malformed, "\(number)") { try Self.decrypt(file, by: [identity]) }
    }
    let low = try Self.file(identity) {
      "-> X25519 \(String(repeating: "A", count: 43))\n\(String(repeating: "A", count: 43))\n" + $0
    }
    #expect(throws: AgeError.cut) { try Self.decrypt(low, by: [identity]) }
    for text in ["", "age-encryption.org/v2\n", "age-encryption.org/v1", "SQLite format 3\u{0}"] {
      #expect(throws: AgeError.notAge) { try Self.decrypt(Array(text.utf8), by: [identity]) }
    }
  }

  @Test("have keys that are read in their one form, and printed so")
  func keys() throws {
    // Of the format's own test vectors (BIP 173, C2SP age).
    let secret = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
    let identity = try #require(AgeIdentity(secret))
    #expect(identity.secretText == secret)
    #expect("\(identity.recipient)" == "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")
    #expect(AgeIdentity(secret.lowercased()) != nil)
    let recipient = "\(identity.recipient)"
    #expect(AgeRecipient(recipient) == identity.recipient && AgeRecipient(recipient.uppercased()) == identity.recipient)
    for wrong in [
      "", "age1", recipient.dropLast() + "q", "A" + recipient.dropFirst(), "bge" + recipient.dropFirst(3), secret,
      recipient + "q", " " + recipient,
    ] {
      #expect(AgeRecipient(String(wrong)) == nil, "\(wrong)")
    }
    #expect(AgeIdentity(recipient) == nil)
    #expect(AgeRecipient.all(inFile: "# một\n\n\(recipient)\n\(recipient)")?.count == 2)
    #expect(AgeRecipient.all(inFile: "# một\n") == nil && AgeRecipient.all(inFile: "\(recipient)\nx") == nil)
    #expect(AgeIdentity.all(inFile: "# public key: \(recipient)\n\(secret)\n")?.count == 1)
    #expect(AgeIdentity.all(inFile: recipient) == nil)
  }
}
