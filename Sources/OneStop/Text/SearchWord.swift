@_spi(_Unicode) import Swift

/// One word of a search, or of what is searched: as it is written, and without its marks.
package struct SearchWord: Hashable, Sendable {
  /// Small letters with the marks that shape them (ă â ê ô ơ ư, and đ), decomposed, without the tone.
  package let shaped: [UInt8]
  /// The mark of its tone, wherever in the word it stands: `hòa` and `hoà` are one word; 0: none.
  package let tone: UInt32
  /// Without any mark, `đ` as `d`.
  package let folded: [UInt8]
  /// Without any mark, `đ` as it is: who has no marks on the keyboard may have this letter.
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

  /// Letters, digits and marks make words, an apostrophe in one is left out, and everything else divides them. Of a code
  /// such as `1.009994` the parts.
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

  /// Whether the typed word means this one: marks count where they were typed.
  package func isSame(as typed: SearchWord) -> Bool {
    typed.isMarked ? isExactly(typed) : folded == typed.folded && hasBars(of: typed)
  }

  /// Whether they are written alike.
  package func isExactly(_ typed: SearchWord) -> Bool { shaped == typed.shaped && tone == typed.tone }

  /// Whether the typed word begins this one, which is longer. The tone of a word that is not finished may be still to come.
  package func begins(with typed: SearchWord) -> Bool {
    if isSame(as: typed) { return true }
    guard folded.count > typed.folded.count else { return false }
    guard typed.isMarked else { return folded.starts(with: typed.folded) && hasBars(of: typed) }
    return shaped.starts(with: typed.shaped) && (typed.tone == 0 || typed.tone == tone)
  }

  /// A typed `đ` is no `d`; a typed `d` may be either.
  private func hasBars(of typed: SearchWord) -> Bool { typed.bare == typed.folded || bare.starts(with: typed.bare) }
}
