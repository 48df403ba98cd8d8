/// Bech32 (BIP 173) without its limit of 90 characters, as the keys of age are written.
enum Bech32 {
  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  /// In small letters.
  static func encode(_ bytes: [UInt8], prefix: String) -> String {
    let data = regroup(bytes, from: 8, to: 5, pads: true) ?? []
    let sum = polymod(expanded(prefix) + data + [UInt8](repeating: 0, count: 6)) ^ 1
    let check = (0..<6).map { UInt8(sum >> (5 * (5 - UInt32($0))) & 31) }
    return prefix + "1" + String(decoding: (data + check).map { alphabet[Int($0)] }, as: UTF8.self)
  }

  /// The bytes behind that prefix, in small letters or in capitals throughout; nil where the text is not in its one
  /// form.
  static func decode(_ text: String, prefix: String) -> [UInt8]? {
    let small = text.lowercased()
    guard text == small || text == text.uppercased(), small.hasPrefix(prefix + "1") else { return nil }
    var data: [UInt8] = []
    for character in small.utf8.dropFirst(prefix.utf8.count + 1) {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      data.append(UInt8(value))
    }
    guard data.count >= 6, polymod(expanded(prefix) + data) == 1 else { return nil }
    return regroup(data.dropLast(6), from: 5, to: 8, pads: false)
  }

  private static func expanded(_ prefix: String) -> [UInt8] {
    prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
  }

  private static func polymod(_ values: [UInt8]) -> UInt32 {
    let generators: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
    var sum: UInt32 = 1
    for value in values {
      let top = sum >> 25
      sum = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
      for (bit, generator) in generators.enumerated() where top >> UInt32(bit) & 1 == 1 { sum ^= generator }
    }
    return sum
  }

  private static func regroup(_ values: some Sequence<UInt8>, from: Int, to: Int, pads: Bool) -> [UInt8]? {
    var result: [UInt8] = []
    var (held, bits) = (0, 0)
    for value in values {
      held = (held << from | Int(value)) & 0xFFF
      bits += from
      while bits >= to {
        bits -= to
        result.append(UInt8(held >> bits & (1 << to - 1)))
      }
    }
    let rest = held & (1 << bits - 1)
    if pads {
      if bits > 0 { result.append(UInt8(rest << (to - bits))) }
      return result
    }
    return bits < from && rest == 0 ? result : nil
  }
}
