/// RFC 4648 section 6, without padding, as authenticator apps take a secret.
public enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  public static func text(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count * 8 + 4) / 5)
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      held = (held << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        out.append(alphabet[Int(held >> bits & 31)])
      }
    }
    if bits > 0 { out.append(alphabet[Int(held << (5 - bits) & 31)]) }
    return String(decoding: out, as: UTF8.self)
  }

  /// Reads what `text` wrote, in small letters too; nil for any other text, also one whose last bits are not zero.
  public static func bytes(_ text: String) -> [UInt8]? {
    guard [0, 2, 4, 5, 7].contains(text.utf8.count % 8) else { return nil }
    return DigitBits.bytes(text.utf8, bits: 5, value)
  }

  private static func value(_ letter: UInt8) -> UInt32? {
    switch letter {
    case 0x41...0x5A: UInt32(letter - 0x41)
    case 0x61...0x7A: UInt32(letter - 0x61)
    case 0x32...0x37: UInt32(letter - 0x32) + 26
    default: nil
    }
  }
}
