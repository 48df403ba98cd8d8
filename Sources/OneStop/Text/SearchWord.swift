@_spi(_Unicode) import Swift

/// One word of a search, or of what is searched: as it is written, and without its marks.
package struct SearchWord: Hashable, Sendable {
  /// Small letters with the marks that shape them (ă â ê ô ơ ư, and đ), decomposed, without the tone.
  package let shaped: [UInt8]
  /// The mark of its tone, wherever in the word it stands: `hòa` and `hoà` are one word; 0: none.
  package let tone: UInt32
  /// Without any mark.
  package let folded: [UInt8]

  /// Whether it was written with marks, so that they count.
  package var isMarked: Bool { tone != 0 || shaped != folded }

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
  }

  /// Letters, digits and marks make words, and everything else divides them. Of a code such as `1.009994` the parts.
  ///
  /// - Parameter limit: no more than so many are read.
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

  /// Whether the typed word means this one: marks count where they were typed.
  package func isSame(as typed: SearchWord) -> Bool {
    typed.isMarked ? shaped == typed.shaped && tone == typed.tone : folded == typed.folded
  }

  /// Whether the typed word begins this one. The tone of a word that is not finished may be still to come.
  package func begins(with typed: SearchWord) -> Bool {
    guard typed.isMarked else { return folded.starts(with: typed.folded) }
    return shaped.starts(with: typed.shaped) && (typed.tone == 0 || typed.tone == tone)
  }
}
