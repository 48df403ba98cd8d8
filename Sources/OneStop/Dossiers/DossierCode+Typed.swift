extension DossierCode {
  /// Reads a code as it is copied, spoken or scanned: with words before it and punctuation after it, with spaces or
  /// nothing in place of its hyphens, with the letters O, I and L in place of digits, or as the address of its page.
  package init?(typed text: String) {
    if let code = DossierCode(text) {
      self = code
      return
    }
    guard text.utf8.count <= 400 else { return nil }
    let plain = TypedText.plain(text)
    let candidates = [DossierCode.inAddress(plain), plain[...], DossierCode.behindWords(plain)].compactMap(\.self)
    for candidate in candidates {
      let tokens = DossierCode.tokens(candidate)
      if let code = DossierCode.assembled(tokens, mending: false) ?? DossierCode.assembled(tokens, mending: true) {
        self = code
        return
      }
    }
    // In the middle of a sentence.
    let words = plain.utf8.split(separator: UInt8(ascii: " "))
    for word in words {
      let core = Substring(word).drop { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      let end = core.utf8.lastIndex { isDigit($0) }.map(core.utf8.index(after:)) ?? core.startIndex
      if let code = DossierCode(String(core[..<end])) {
        self = code
        return
      }
    }
    return nil
  }

  /// The code without the agency, as people say and type it at the counter: `180601-0001`.
  package static func tail(typed text: String) -> String? {
    guard text.utf8.count <= 200 else { return nil }
    let tokens = tokens(TypedText.plain(text)[...])
    guard (1...2).contains(tokens.count) else { return nil }
    for mending in [false, true] {
      // Of any agency.
      if let code = assembled([Array("H29".utf8)] + tokens, mending: mending) { return String(code.tail) }
    }
    return nil
  }

  /// What an address names: `https://…/tra-cuu/CODE?khoa=KEY`.
  private static func inAddress(_ text: String) -> Substring? {
    for part in ["/tra-cuu/", "/ho-so/", "/danh-gia/"] {
      guard let start = text.utf8.firstRange(of: Array(part.utf8))?.upperBound else { continue }
      return Substring(text.utf8[start...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x20 })
    }
    return nil
  }

  /// The text after `Mã hồ sơ:` and the like.
  private static func behindWords(_ text: String) -> Substring? {
    if let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) { return text[text.utf8.index(after: colon)...] }
    guard let digit = text.utf8.firstIndex(where: isDigit) else { return nil }
    // The whole word that has the first digit.
    let space = text.utf8[..<digit].lastIndex(of: UInt8(ascii: " "))
    return text[(space.map(text.utf8.index(after:)) ?? text.startIndex)...]
  }

  /// Runs of ASCII letters and digits, in capitals.
  private static func tokens(_ text: Substring) -> [[UInt8]] {
    let isWord = { (byte: UInt8) in isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) }
    return text.utf8.split { !isWord($0) }.map { $0.map { $0 >= 0x61 ? $0 - 0x20 : $0 } }
  }

  /// The agency's parts, the date and the serial, however the code is divided into runs.
  private static func assembled(_ tokens: [[UInt8]], mending: Bool) -> DossierCode? {
    guard let last = tokens.last, tokens.count <= 8 else { return nil }
    let lengths = (4...6).contains(last.count) ? [last.count] : [4, 5, 6]
    for length in lengths {
      var rest = tokens
      guard let serial = take(length, from: &rest, mending), let date = take(6, from: &rest, mending) else { continue }
      let parts = mending ? rest.map(mended) : rest
      let code = [parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "."), date, serial]
      if let code = DossierCode(code.joined(separator: "-")) { return code }
    }
    return nil
  }

  /// Takes `count` digits from the end, across runs.
  private static func take(_ count: Int, from tokens: inout [[UInt8]], _ mending: Bool) -> String? {
    var taken: [UInt8] = []
    while taken.count < count, let last = tokens.popLast() {
      let needed = count - taken.count
      taken = last.suffix(needed) + taken
      if last.count > needed { tokens.append(Array(last.dropLast(needed))) }
    }
    if mending { taken = taken.map(digit) }
    return taken.count == count && taken.allSatisfy(isDigit) ? String(decoding: taken, as: UTF8.self) : nil
  }

  /// A part of an agency's identifier: digits, or a letter and digits.
  private static func mended(_ part: [UInt8]) -> [UInt8] {
    let digits = part.map(digit)
    if digits.allSatisfy(isDigit) { return digits }
    return Array(part.prefix(1) + digits.dropFirst())
  }

  private static func digit(_ byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "O"): UInt8(ascii: "0")
    case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
    default: byte
    }
  }
}
