/// What texts of digits stand for, where each digit is some bits and the first are the highest.
enum DigitBits {
  /// nil where a letter is no digit, or the bits behind the last whole byte are not zero.
  static func bytes<Letters: Collection<UInt8>>(
    _ letters: Letters, bits size: UInt32, _ value: (UInt8) -> UInt32?
  ) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(letters.count * Int(size) / 8)
    var held: UInt32 = 0
    var bits: UInt32 = 0
    for letter in letters {
      guard let value = value(letter) else { return nil }
      held = (held << size | value) & 0xFFFF
      bits += size
      guard bits >= 8 else { continue }
      bits -= 8
      out.append(UInt8(truncatingIfNeeded: held >> bits))
    }
    return held & (1 << bits - 1) == 0 ? out : nil
  }
}
