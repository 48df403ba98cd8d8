@_spi(_Unicode) import Swift

/// Vietnamese words as names are compared: in small letters, the tone mark last, wherever it was written (`hòa`, `hoà`).
enum Syllables {
  /// - Parameter withSigns: whether signs stay in their words, and spaces alone part them.
  static func words(_ text: String, withSigns: Bool) -> [String] {
    var words: [String] = []
    var letters = String.UnicodeScalarView()
    var tone: Unicode.Scalar?
    func end() {
      if let tone, !letters.isEmpty { letters.append(tone) }
      if !letters.isEmpty { words.append(String(letters)) }
      letters = String.UnicodeScalarView()
      tone = nil
    }
    for scalar in text.lowercased()._nfd {
      switch scalar {
      case " ": end()
      case _ where tones.contains(scalar): tone = tone ?? scalar
      case _ where isLetter(scalar) || shapes.contains(scalar): letters.append(scalar)
      case _ where withSigns: letters.append(scalar)
      default: end()
      }
    }
    end()
    return words
  }

  static func word(_ text: String) -> String { words(text, withSigns: false).first ?? "" }

  /// The first character that no name may have; nil where there is none.
  static func foreign(_ text: String) -> String? {
    for character in text where !isAllowed(character) { return String(character) }
    return nil
  }

  /// As it is read: `Ly` as `Li`, `Fát` as `Phát`, `Zũng` as `Dũng`, `Kông` as `Công`, `Wina` as `Vina`.
  static func read(_ word: String) -> String {
    var scalars = Array(word.unicodeScalars)
    let tone = scalars.last.flatMap { tones.contains($0) ? $0 : nil }
    if tone != nil { scalars.removeLast() }
    switch scalars.first {
    case "f": scalars.replaceSubrange(0..<1, with: ["p", "h"])
    case "z": scalars[0] = "d"
    case "w": scalars[0] = "v"
    case "k" where scalars.count > 1 && "aou".unicodeScalars.contains(scalars[1]): scalars[0] = "c"
    default: break
    }
    if scalars.last == "y" {
      let before = scalars.dropLast()
      let isVowel = before.last.map { "aeou".unicodeScalars.contains($0) || shapes.contains($0) } ?? false
      if !isVowel || before.elementsEqual(["q", "u"]) { scalars[scalars.count - 1] = "i" }
    }
    if let tone { scalars.append(tone) }
    return String(String.UnicodeScalarView(scalars))
  }

  /// `công2` without the 2.
  static func withoutNumber(_ word: String) -> String {
    var scalars = Array(word.unicodeScalars)
    let tone = scalars.last.flatMap { tones.contains($0) ? $0 : nil }
    if tone != nil { scalars.removeLast() }
    while let last = scalars.last, ("0"..."9").contains(last) { scalars.removeLast() }
    if let tone, !scalars.isEmpty { scalars.append(tone) }
    return String(String.UnicodeScalarView(scalars))
  }

  private static let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
  /// Of `â`, `ă` and `ơ`.
  private static let shapes: Set<Unicode.Scalar> = ["\u{302}", "\u{306}", "\u{31B}"]
  private static let signs = Set("!\"#$%&'()*+,-./:;?@[]_–’‘“” ".unicodeScalars)

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9", "đ": true
    default: false
    }
  }

  /// A letter with the marks that Vietnamese has on it, a digit or a sign.
  private static func isAllowed(_ character: Character) -> Bool {
    let scalars = Array(String(character).lowercased()._nfd)
    guard let first = scalars.first else { return false }
    let marks = scalars.dropFirst()
    if marks.isEmpty { return isLetter(first) || signs.contains(first) }
    let shape = marks.filter { !tones.contains($0) }
    guard "aeiouy".unicodeScalars.contains(first), marks.count - shape.count <= 1, shape.count <= 1 else {
      return false
    }
    switch shape.first {
    case nil: return true
    case "\u{302}": return "aeo".unicodeScalars.contains(first)
    case "\u{306}": return first == "a"
    case "\u{31B}": return first == "o" || first == "u"
    default: return false
    }
  }
}
