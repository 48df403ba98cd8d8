extension EnterpriseName {
  /// Two names that are equal have the same (tên trùng, art. 41(1)): capitals, spaces, the place of a tone mark and the
  /// way in which the kind is abbreviated make no other name.
  package var key: String {
    ([kind.rawValue] + Syllables.words(proper, withSigns: true)).joined(separator: " ").composed
  }

  /// Two names that may be taken for each other have the same (tên gây nhầm lẫn, art. 41(2)): whatever their kind, what
  /// is read the same (`Ly`, `Li`), or differs by a sign, `&` for `và`, a number or a letter at its end, `tân`, `mới`, or
  /// `miền Bắc`, `Trung`, `Nam`, `Đông`, `Tây`. What it finds is for somebody to decide: a name without tone marks is
  /// like none that has them.
  package var likeness: String {
    // A word for a sign, and no sign by itself.
    var words = Syllables.words(proper.replacing("&", with: " và "), withSigns: false)
    while let shorter = EnterpriseName.shortened(words) { words = shorter }
    return words.map(Syllables.read).joined().composed
  }

  /// Without one of the words that tell no names apart; nil where there is none, or nothing else.
  private static func shortened(_ words: [String]) -> [String]? {
    guard let first = words.first, let last = words.last else { return nil }
    let bare = Syllables.withoutNumber(last)
    if bare != last, !bare.isEmpty { return words.dropLast() + [bare] }
    guard words.count > 1 else { return nil }
    if first == new.0 || first == new.1 { return Array(words.dropFirst()) }
    if last == new.1 || isNumber(last) || last.unicodeScalars.count == 1 { return words.dropLast() }
    guard words.count > 2 else { return nil }
    for place in words.indices.dropLast() where words[place] == region && regions.contains(words[place + 1]) {
      return Array(words[..<place] + words[(place + 2)...])
    }
    return nil
  }

  private static let new = (Syllables.word("tân"), Syllables.word("mới"))
  private static let region = Syllables.word("miền")
  private static let regions = Set(["bắc", "trung", "nam", "đông", "tây"].map(Syllables.word))

  /// In digits, or Roman up to twenty.
  private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy(isDigit) || roman.contains(word) }

  private static let roman: Set<String> = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx",
  ]
}
