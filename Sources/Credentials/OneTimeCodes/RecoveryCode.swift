/// A code that opens an account once where its owner has lost the phone: ten letters in two groups, `k3v7m-pq2xw`, which
/// hold 49 bits. What is stored must be a keyed digest, since so few can be tried one by one.
public struct RecoveryCode: Hashable, Sendable, CustomStringConvertible {
  /// Without the hyphen.
  public let letters: String
  /// How many are given at once.
  public static let count = 10
  static let length = 10
  /// None that is taken for another one.
  private static let alphabet = Array("23456789abcdefghjkmnpqrstuvwxyz".utf8)

  /// A new one.
  public init() {
    let random = (0..<RecoveryCode.length).map { _ in
      RecoveryCode.alphabet[Int.random(in: RecoveryCode.alphabet.indices)]
    }
    letters = String(decoding: random, as: UTF8.self)
  }

  /// A set of new ones, which differ.
  public static func set() -> [RecoveryCode] {
    var codes: [RecoveryCode] = []
    while codes.count < count {
      let code = RecoveryCode()
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  /// Reads one as people type it, in capitals, with or without hyphen and spaces; nil for anything else.
  public init?(typed text: String) {
    guard text.utf8.count <= 60 else { return nil }
    var letters: [UInt8] = []
    for scalar in text.unicodeScalars where scalar != "-" && !scalar.properties.isWhitespace {
      guard scalar.isASCII else { return nil }
      let byte = UInt8(scalar.value)
      let small = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
      guard RecoveryCode.alphabet.contains(small) else { return nil }
      letters.append(small)
    }
    guard letters.count == RecoveryCode.length else { return nil }
    self.letters = String(decoding: letters, as: UTF8.self)
  }

  public var description: String { "\(letters.prefix(5))-\(letters.suffix(5))" }
}
