/// What a thing is called, each name for itself, and how well a search fits it.
package struct SearchText: Sendable {
  /// How well a search fits, the best first.
  package enum Fit: Int, Comparable, Sendable {
    /// A name or a keyword, word for word.
    case name
    /// A part of one, in its order; or a keyword stands in a longer search.
    case part
    /// Whole words of one name, in any order.
    case oneName
    /// Whole words of several names.
    case words
    /// Beginnings of words.
    case beginnings
    /// Whole words, and then beginnings, if the marks that were typed do not count.
    case unmarkedWords, unmarkedBeginnings

    package static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
  }

  private let names: [[SearchWord]]
  private let keywords: [[SearchWord]]

  /// - Parameter keywords: what people call it.
  package init(names: [String], keywords: [String]) {
    self.names = names.map { SearchWord.words(of: $0) }.filter { !$0.isEmpty }
    self.keywords = keywords.map { SearchWord.words(of: $0) }.filter { !$0.isEmpty }
  }

  /// nil where it does not fit; every search of no words fits.
  package func fit(_ typed: [SearchWord]) -> Fit? {
    guard !typed.isEmpty else { return .name }
    var best: Fit?
    for name in names + keywords {
      if let fit = SearchText.fit(typed, name) { best = min(best ?? fit, fit) }
      if best == .name { return .name }
    }
    if best == .part { return .part }
    // "tôi muốn mở quán ăn": one word alone says too little.
    if keywords.contains(where: { $0.count > 1 && SearchText.holds(typed, $0) { $1.isSame(as: $0) } }) { return .part }
    if let best { return best }
    let all = names + keywords
    let fits = { (means: (SearchWord, SearchWord) -> Bool) in
      typed.allSatisfy { word in all.contains { $0.contains { means($0, word) } } }
    }
    if fits({ $0.isSame(as: $1) }) { return .words }
    if fits({ $0.begins(with: $1) }) { return .beginnings }
    if fits({ $0.folded == $1.folded }) { return .unmarkedWords }
    if fits({ $0.folded.starts(with: $1.folded) }) { return .unmarkedBeginnings }
    return nil
  }

  private static func fit(_ typed: [SearchWord], _ name: [SearchWord]) -> Fit? {
    if holds(name, typed, { $0.isSame(as: $1) }) { return name.count == typed.count ? .name : .part }
    return typed.allSatisfy { word in name.contains { $0.isSame(as: word) } } ? .oneName : nil
  }

  /// Whether the part stands in the whole, word for word.
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
  /// What people write around what they look for; the words themselves where nothing else is left.
  package var withoutFillers: [SearchWord] {
    let rest = filter { !Self.fillers.contains($0.folded) }
    return rest.isEmpty ? self : rest
  }

  private static let fillers: Set<[UInt8]> = Swift.Set(
    """
    toi muon can xin lam thu tuc cach nhu the nao gi dau o de cho hoi ve huong dan
    how to do i want need apply for a an the my where get
    """.split { $0 == " " || $0 == "\n" }.map { Swift.Array<UInt8>($0.utf8) })
}
