@_spi(_Unicode) import Swift

/// Vietnamese dictionary order: letters first (a ă â b c d đ e ê … o ô ơ … u ư …), then tones (ngang, huyền, hỏi, ngã,
/// sắc, nặng), then capitals. Numbers can be compared by value: `số 2` before `số 10`.
package struct VietnameseOrder: Comparable, Hashable, Sendable {
  private let letters: [UInt16]
  private let tones: [UInt8]
  private let text: String

  /// - Parameter byValue: whether numbers are compared by value; `sortKey` as it is stored does not.
  package init(_ text: String, byValue: Bool = false) {
    var letters: [UInt16] = []
    var tones: [UInt8] = []
    /// Where the current number begins.
    var number: Int?
    for scalar in text._nfd {
      if byValue, ("0"..."9").contains(scalar) {
        if number == nil {
          number = letters.count
          letters.append(VietnameseOrder.weight("0"))
          tones.append(0)
        }
        // After leading zeros, more digits make a greater number.
        if let start = number, letters.count > start + 1 || scalar != "0" {
          letters[start] = min(letters[start] + 1, VietnameseOrder.weight("9"))
          letters.append(VietnameseOrder.weight(scalar))
          tones.append(0)
        }
        continue
      }
      number = nil
      if let tone = VietnameseOrder.tone(scalar) {
        if !tones.isEmpty { tones[tones.count - 1] = tone }
        continue
      }
      if let shape = VietnameseOrder.shape(scalar) {
        if let last = letters.last, last % 8 == 0 { letters[letters.count - 1] = last + shape }
        continue
      }
      letters.append(VietnameseOrder.weight(scalar))
      tones.append(0)
    }
    self.letters = letters
    self.tones = tones
    self.text = text
  }

  /// Text whose UTF-8 bytes sort as names do, for a database; names that differ only in capitals have the same key.
  package var sortKey: String {
    var key: [UInt8] = []
    key.reserveCapacity(letters.count * 3 + 1 + tones.count)
    for letter in letters {
      // Skips the surrogates, which are not characters.
      let scalar = Unicode.Scalar(letter < 0xD800 ? UInt32(letter) : UInt32(letter) + 0x800) ?? "?"
      key.append(contentsOf: scalar.utf8)
    }
    key.append(1)
    for tone in tones { key.append(tone + 0x30) }
    return String(decoding: key, as: UTF8.self)
  }

  package static func < (left: VietnameseOrder, right: VietnameseOrder) -> Bool {
    if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
    if left.tones != right.tones { return left.tones.lexicographicallyPrecedes(right.tones) }
    return left.text < right.text
  }

  private static func tone(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x300: 1
    case 0x309: 2
    case 0x303: 3
    case 0x301: 4
    case 0x323: 5
    default: nil
    }
  }

  /// Breve, circumflex, horn: each makes another letter, sorted after the plain one. A letter has at most one of them.
  private static func shape(_ scalar: Unicode.Scalar) -> UInt16? {
    switch scalar.value {
    case 0x306: 1
    case 0x302: 2
    case 0x31B: 3
    default: nil
    }
  }

  private static func weight(_ scalar: Unicode.Scalar) -> UInt16 {
    if scalar == "Đ" || scalar == "đ" { return UInt16(UInt8(ascii: "d")) * 8 + 4 }
    let lower =
      switch scalar {
      case "A"..."Z": Unicode.Scalar(UInt8(scalar.value) + 0x20)
      case _ where scalar.isASCII: scalar
      default: scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      }
    return UInt16(clamping: min(lower.value * 8, 0xFFF0))
  }
}
