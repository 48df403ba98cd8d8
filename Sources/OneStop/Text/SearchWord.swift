@_spi(_Unicode) import Swift

/// One word of a search, or of what is searched: as it is written, and without diacritics.
package struct SearchWord: Hashable, Sendable {
  /// Lower case with the marks that make other letters (ă â ê ô ơ ư, and đ), decomposed, without the tone.
  package let shaped: [UInt8]
  /// Its tone mark, wherever in the word it is: `hòa` and `hoà` are the same word; 0: none.
  package let tone: UInt32
  /// Without any mark, `đ` as `d`.
  package let folded: [UInt8]
  /// Without any mark, but with `đ` kept: a keyboard without diacritics may have this letter.
  private let bare: [UInt8]

  /// Whether it was written with marks, so that they count.
  package var isMarked: Bool { tone != 0 || shaped != bare }

  private init(_ scalars: [Unicode.Scalar]) {
    var shaped: [UInt8] = []
    var tone: UInt32 = 0
    for scalar in scalars {
      switch scalar.value {
      // Huyền, sắc, ngã, hỏi, nặng.
      case 0x300, 0x301, 0x303, 0x309, 0x323: tone = scalar.value
      default: shaped += Array(scalar.utf8)
      }
    }
    self.shaped = shaped
    self.tone = tone
    folded = Array(String(String.UnicodeScalarView(scalars)).folded.utf8)
    bare = scalars.filter { $0.properties.generalCategory != .nonspacingMark }.flatMap { Array(String($0).utf8) }
  }

  /// Letters, digits and marks make words, an apostrophe within one is left out, and everything else divides them. A
  /// code such as `1.009994` gives its parts.
  ///
  /// - Parameter limit: the most words that are read.
  package static func words(of text: String, limit: Int = .max) -> [SearchWord] {
    var words: [SearchWord] = []
    var word: [Unicode.Scalar] = []
    for scalar in text.lowercased()._nfd {
      let category = scalar.properties.generalCategory
      let belongs =
        switch category {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter, .decimalNumber: true
        case .nonspacingMark: !word.isEmpty
        default: false
        }
      if scalar == "'" || scalar == "\u{2019}" { continue }
      if belongs {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(SearchWord(word))
        word = []
        if words.count >= limit { return words }
      }
    }
    if !word.isEmpty { words.append(SearchWord(word)) }
    return words
  }

  /// Whether the typed word means this one: diacritics count where they were typed.
  package func isSame(as typed: SearchWord) -> Bool {
    typed.isMarked ? isExactly(typed) : folded == typed.folded && hasBars(of: typed)
  }

  /// Whether they are written alike.
  package func isExactly(_ typed: SearchWord) -> Bool { shaped == typed.shaped && tone == typed.tone }

  /// Whether this word is longer and begins with the typed one. The tone of an unfinished word may not be typed yet.
  package func begins(with typed: SearchWord) -> Bool {
    if isSame(as: typed) { return true }
    guard folded.count > typed.folded.count else { return false }
    guard typed.isMarked else { return folded.starts(with: typed.folded) && hasBars(of: typed) }
    return shaped.starts(with: typed.shaped) && (typed.tone == 0 || typed.tone == tone)
  }

  /// A typed `đ` is not `d`; a typed `d` may be either.
  private func hasBars(of typed: SearchWord) -> Bool { typed.bare == typed.folded || bare.starts(with: typed.bare) }
}
