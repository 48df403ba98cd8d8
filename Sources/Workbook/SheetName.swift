/// Names of sheets as spreadsheet programs accept them: at most 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe
/// at either end, not empty, not "History", and unique regardless of case.
enum SheetName {
  static let limit = 31

  static func cleaned(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.enumerated().map { index, name in
      let base = cleaned(name) ?? "Sheet \(index + 1)"
      var unique = base
      var number = 2
      while !taken.insert(unique.lowercased()).inserted {
        let suffix = " (\(number))"
        unique = cut(base, to: limit - suffix.utf16.count) + suffix
        number += 1
      }
      return unique
    }
  }

  private static func cleaned(_ name: String) -> String? {
    var text = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "[": text.unicodeScalars.append("(")
      case "]": text.unicodeScalars.append(")")
      case ":", "*", "?", "/", "\\": text.unicodeScalars.append("-")
      case "\0"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": text.unicodeScalars.append(" ")
      default: text.unicodeScalars.append(scalar)
      }
    }
    text = trimmed(cut(trimmed(text[...]), to: limit)[...])
    return text.isEmpty || text.lowercased() == "history" ? nil : text
  }

  /// Whole characters, so that a letter never loses its marks.
  private static func cut(_ text: String, to units: Int) -> String {
    var rest = text
    while rest.utf16.count > units { rest.removeLast() }
    return rest
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text
    while let first = rest.first, first == " " || first == "'" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "'" { rest.removeLast() }
    return String(rest)
  }
}
