/// The alphabet in which SMS are written, and how many segments they take (3GPP TS 23.038).
package enum SMSLetters: String, Hashable, Sendable, CaseIterable {
  /// With every diacritic: 70 characters in a single segment, 67 in each of several.
  case unicode
  /// Without diacritics, in letters that every telephone and gateway knows: 160 characters, or 153.
  case plain

  /// The most segments that our messages may take.
  package static let segmentLimit = 2

  /// The text as it is sent.
  package func written(_ text: String) -> String {
    self == .plain ? SMSLetters.plain(text) : text
  }

  /// How many segments the text takes; a text with plain letters only is sent as plain.
  package func segments(_ text: String) -> Int {
    let scalars = Array(written(text).unicodeScalars)
    let units = scalars.map(SMSLetters.septets)
    if !units.contains(0) { return SMSLetters.segments(units, alone: 160, each: 153) }
    return SMSLetters.segments(scalars.map { $0.value > 0xFFFF ? 2 : 1 }, alone: 70, each: 67)
  }

  /// The first text that fits, or else the last one, cut to fit.
  package func fitting(_ texts: [String]) -> String {
    for text in texts where segments(text) <= SMSLetters.segmentLimit { return written(text) }
    var scalars = written(texts.last ?? "").unicodeScalars
    while !scalars.isEmpty, segments(String(scalars)) > SMSLetters.segmentLimit { scalars.removeLast() }
    return String(scalars)
  }

  private static func segments(_ units: [Int], alone: Int, each: Int) -> Int {
    if units.reduce(0, +) <= alone { return 1 }
    var count = 1
    var room = each
    for unit in units {
      // No character is split between segments.
      if unit > room { (count, room) = (count + 1, each) }
      room -= unit
    }
    return count
  }

  /// How many septets a character takes in the default alphabet; 0 where it is not in it.
  private static func septets(_ scalar: Unicode.Scalar) -> Int {
    if "[]{}\\^~|".unicodeScalars.contains(scalar) { return 2 }
    let isKnown = scalar == "\n" || (0x20...0x7E).contains(scalar.value) && scalar != "`"
    return isKnown ? 1 : 0
  }

  private static let bases: [Unicode.Scalar: Character] = {
    let groups: KeyValuePairs<Character, String> = [
      "a": "àáảãạăằắẳẵặâầấẩẫậ", "e": "èéẻẽẹêềếểễệ", "i": "ìíỉĩị", "o": "òóỏõọôồốổỗộơờớởỡợ", "u": "ùúủũụưừứửữự",
      "y": "ỳýỷỹỵ", "d": "đ", "A": "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ", "E": "ÈÉẺẼẸÊỀẾỂỄỆ", "I": "ÌÍỈĨỊ",
      "O": "ÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ", "U": "ÙÚỦŨỤƯỪỨỬỮỰ", "Y": "ỲÝỶỸỴ", "D": "Đ", "-": "‐‑‒–—−", "'": "‘’`", "\"": "“”„«»",
      " ": "\u{A0}\u{202F}\t",
    ]
    var bases: [Unicode.Scalar: Character] = [:]
    for (base, letters) in groups { for scalar in letters.unicodeScalars { bases[scalar] = base } }
    return bases
  }()

  private static func plain(_ text: String) -> String {
    var result = ""
    for scalar in text.composed.unicodeScalars {
      if septets(scalar) > 0 {
        result.unicodeScalars.append(scalar)
      } else if let base = bases[scalar] {
        result.append(base)
      } else if scalar == "…" {
        result += "..."
      } else if !(0x300...0x36F).contains(scalar.value) {
        result.append("?")
      }
    }
    return result
  }
}
