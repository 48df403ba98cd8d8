/// The names of a thing, and how well a search fits them.
package struct SearchText: Sendable {
  /// How well a search fits, the best first.
  package enum Fit: Int, Comparable, Sendable {
    /// A name or a keyword, word for word.
    case name
    /// A part of a name, in the same order.
    case part
    /// A keyword within a longer search.
    case keywordWithin
    /// A part of a longer keyword, in the same order.
    case partOfKeyword
    /// Whole words of one name or keyword, in any order.
    case oneName
    /// Whole words of several names.
    case words
    /// Beginnings of words.
    case beginnings

    package static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
  }

  private let names: [[SearchWord]]
  private let keywords: [[SearchWord]]

  /// - Parameter keywords: what people call it.
  package init(names: [String], keywords: [String]) {
    self.names = names.map { SearchWord.words(of: $0) }.filter { !$0.isEmpty }
    self.keywords = keywords.map { SearchWord.words(of: $0) }.filter { !$0.isEmpty }
  }

  /// nil where it does not fit; a search without words always fits.
  ///
  /// Diacritics count where they were typed: `hưu` is not `hữu`, and `huu` may be either.
  package func fit(_ typed: [SearchWord]) -> Fit? { fit(typed) { $0.isSame(as: $1) } }

  /// The same, but every word has to occur exactly as it was typed.
  package func exactFit(_ typed: [SearchWord]) -> Fit? {
    fit(typed) { $0.isExactly($1) }.flatMap { $0 == .beginnings ? nil : $0 }
  }

  private func fit(_ typed: [SearchWord], _ means: (SearchWord, SearchWord) -> Bool) -> Fit? {
    guard !typed.isEmpty else { return .name }
    var best: Fit?
    let note = { (fit: Fit?) in best = [best, fit].compactMap(\.self).min() }
    for name in names { note(SearchText.fit(typed, name, part: .part, means)) }
    for keyword in keywords { note(SearchText.fit(typed, keyword, part: .partOfKeyword, means)) }
    // "tôi muốn mở quán ăn": one word alone says too little.
    if keywords.contains(where: { $0.count > 1 && SearchText.holds(typed, $0) { means($1, $0) } }) {
      note(.keywordWithin)
    }
    if let best { return best }
    let all = names + keywords
    if typed.allSatisfy({ word in all.contains { $0.contains { means($0, word) } } }) { return .words }
    let isBegun = typed.allSatisfy { word in all.contains { $0.contains { $0.begins(with: word) } } }
    return isBegun ? .beginnings : nil
  }

  private static func fit(
    _ typed: [SearchWord], _ name: [SearchWord], part: Fit, _ means: (SearchWord, SearchWord) -> Bool
  ) -> Fit? {
    if holds(name, typed, means) { return name.count == typed.count ? .name : part }
    return typed.allSatisfy { word in name.contains { means($0, word) } } ? .oneName : nil
  }

  /// Whether a name or a keyword has the word.
  package func has(_ word: SearchWord) -> Bool { (names + keywords).contains { $0.contains { $0.isSame(as: word) } } }

  /// The greatest weight of the words that occur together in one name or keyword; 0 where none has two of them.
  package func weight(of typed: [(word: SearchWord, weight: Double)]) -> Double {
    (names + keywords).map { name in
      let found = typed.filter { part in name.contains { $0.isSame(as: part.word) } }
      return found.count > 1 ? found.reduce(0) { $0 + $1.weight } : 0
    }.max() ?? 0
  }

  /// Whether the whole contains the part, word for word.
  private static func holds(
    _ whole: [SearchWord], _ part: [SearchWord], _ means: (SearchWord, SearchWord) -> Bool
  ) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { start in
      part.indices.allSatisfy { means(whole[start + $0], part[$0]) }
    }
  }
}

extension [SearchWord] {
  /// Without the words that people write around what they look for; unchanged where nothing else is left.
  package var withoutFillers: [SearchWord] {
    let rest = filter { word in !Self.fillers.contains { $0.isSame(as: word) } }
    return rest.isEmpty ? self : rest
  }

  private static let fillers = SearchWord.words(
    of: """
      tôi em mình bị muốn cần xin làm thủ tục cách như thế nào gì ở đâu để cho hỏi về hướng dẫn
      how to do i want need apply for a an the my where get
      """)
}
