/// Combining marks in UTF-8 that is valid.
enum MarkRun {
  static func firstExcess(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = 0
    var run = 0
    while place < bytes.count {
      let length = length(bytes[place])
      run = isMark(bytes, place) ? run + 1 : 0
      if run > String.longestMarkRun { return place }
      place += length
    }
    return nil
  }

  /// - Parameter excess: what `firstExcess` found.
  static func cut(_ bytes: UnsafeBufferPointer<UInt8>, from excess: Int) -> [UInt8] {
    var kept = [UInt8](bytes[..<excess])
    kept.reserveCapacity(bytes.count)
    var place = excess
    var run = String.longestMarkRun
    while place < bytes.count {
      let end = place + length(bytes[place])
      run = isMark(bytes, place) ? run + 1 : 0
      if run <= String.longestMarkRun { kept.append(contentsOf: bytes[place..<end]) }
      place = end
    }
    return kept
  }

  private static func length(_ lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// Whether the character there is reordered among its neighbours, or is decomposed into some that are.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    switch bytes[place] {
    // Up to U+02FF there is none; nor among ideographs and Korean syllables.
    case ..<0xCC, 0xE4...0xE9, 0xEB...0xEE: return false
    // Vietnamese letters, U+1E00 to U+1EFF, and signs of punctuation.
    case 0xE1 where (0xB8...0xBB).contains(bytes[place + 1]): return false
    case 0xE2 where bytes[place + 1] < 0x83: return false
    default: break
    }
    let scalar = scalar(bytes, place)
    // Tibetan vowel signs that are no marks themselves, but are decomposed into two.
    if [0xF73, 0xF75, 0xF81].contains(scalar.value) { return true }
    return scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Unicode.Scalar {
    let length = length(bytes[place])
    var value = UInt32(bytes[place]) & (0x7F >> UInt32(length))
    for byte in bytes[place + 1..<place + length] { value = value << 6 | UInt32(byte & 0x3F) }
    return Unicode.Scalar(value) ?? " "
  }
}
