extension String {
  /// What a search looks at of what was typed: 200 letters and twelve words. Nobody asks for more by hand, and each word is
  /// looked for in everything.
  package var searchText: String {
    let letters = String(String.UnicodeScalarView(unicodeScalars.prefix(200)))
    let words = letters.split(whereSeparator: \.isWhitespace)
    return words.count > 12 ? words.prefix(12).joined(separator: " ") : letters
  }
}
