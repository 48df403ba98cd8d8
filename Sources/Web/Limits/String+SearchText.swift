extension String {
  /// The part of a typed text that a search uses: 200 letters and twelve words. Nobody types more by hand, and every
  /// word is looked up in everything.
  package var searchText: String {
    let letters = String(String.UnicodeScalarView(unicodeScalars.prefix(200)))
    let words = letters.split(whereSeparator: \.isWhitespace)
    return words.count > 12 ? words.prefix(12).joined(separator: " ") : letters
  }
}
