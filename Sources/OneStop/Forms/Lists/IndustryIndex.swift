/// The words of the industries that can be registered, so that a search looks at those alone that have one of its words.
struct IndustryIndex: Sendable {
  /// What a search reads of a text: so many bytes, and so many words.
  static let longest = 400
  private static let mostWords = 8

  private struct Entry: Sendable {
    var industry: IndustryList.Industry
    var text: SearchText
  }

  private struct Call: Sendable {
    var name: [SearchWord]
    /// The likeliest first.
    var entries: [Int]
  }

  /// In the order of their codes.
  private let entries: [Entry]
  private let calls: [Call]
  /// The words without marks, in the order of their bytes, and the entries that have each.
  private let words: [(word: [UInt8], entries: [Int])]

  init(_ industries: [(industry: IndustryList.Industry, details: [String])], _ everyday: [IndustryList.Everyday]) {
    let sorted = industries.sorted { $0.industry.code < $1.industry.code }
    entries = sorted.map {
      Entry(industry: $0.industry, text: SearchText(names: [$0.industry.name], keywords: $0.details))
    }
    var found: [[UInt8]: Set<Int>] = [:]
    for (place, entry) in sorted.enumerated() {
      for text in [entry.industry.name] + entry.details {
        for word in SearchWord.words(of: text) { found[word.folded, default: []].insert(place) }
      }
    }
    words = found.map { (word: $0.key, entries: $0.value.sorted()) }
      .sorted { $0.word.lexicographicallyPrecedes($1.word) }
    let places = Dictionary(sorted.enumerated().map { ($1.industry.code, $0) }) { first, _ in first }
    calls = everyday.flatMap { call in
      let entries = call.codes.compactMap { places[$0] }
      return call.names.map { Call(name: SearchWord.words(of: $0), entries: entries) }
    }
  }

  /// Those whose codes begin so.
  func begun(_ code: String, limit: Int) -> [IndustryList.Industry] {
    Array(entries.lazy.map(\.industry).filter { $0.code.hasPrefix(code) }.prefix(limit))
  }

  func search(_ typed: String, limit: Int) -> [IndustryList.Industry] {
    let all = SearchWord.words(of: typed, limit: IndustryIndex.mostWords)
    let words = all.withoutFillers
    guard !words.isEmpty else { return [] }
    var scores = shares(of: words).mapValues { $0 * 100 }
    // How well the words fit as a whole is asked of the best alone.
    let best = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3 * limit).map(\.key)
    for place in best {
      if let fit = entries[place].text.fit(words) { scores[place, default: 0] += Double(60 - 8 * fit.rawValue) }
    }
    for (place, score) in called(by: all) { scores[place, default: 0] += score }
    return scores.filter { $0.value >= IndustryIndex.least }
      .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map { entries[$0.key].industry }
  }

  /// Below this, an entry has too little of what was typed.
  private static let least = 50.0

  /// By what people call a trade: a call within what was typed counts the more words it has, and what was typed within a
  /// call counts less.
  private func called(by typed: [SearchWord]) -> [Int: Double] {
    var scores: [Int: Double] = [:]
    for call in calls where !call.name.isEmpty {
      let weight: Double
      if call.name.count <= typed.count {
        guard IndustryIndex.holds(typed, call.name, { $1.isSame(as: $0) }) else { continue }
        weight = (call.name.count == typed.count ? 300 : 150) + 60 * Double(call.name.count)
      } else {
        guard IndustryIndex.holds(call.name, typed, { $0.isSame(as: $1) }) else { continue }
        weight = 90
      }
      for (rank, entry) in call.entries.enumerated() {
        scores[entry] = max(scores[entry] ?? 0, weight - 12 * Double(rank))
      }
    }
    return scores
  }

  private static func holds(
    _ whole: [SearchWord], _ part: [SearchWord], _ means: (SearchWord, SearchWord) -> Bool
  ) -> Bool {
    (0...(whole.count - part.count)).contains { start in
      part.indices.allSatisfy { means(whole[start + $0], part[$0]) }
    }
  }

  /// How much of what was typed each entry has, rare words counting more: 1 is all of it.
  private func shares(of typed: [SearchWord]) -> [Int: Double] {
    var shares: [Int: Double] = [:]
    var whole = 0.0
    for word in typed {
      let found = entries(with: word)
      // A word that no industry has would take all the weight.
      let weight = found.isEmpty ? 1 : 1 / Double(found.count).squareRoot()
      whole += weight
      for (entry, share) in found { shares[entry, default: 0] += weight * share }
    }
    return shares.mapValues { $0 / whole }
  }

  /// The entries that have the word, or a longer one that begins with it, which counts half.
  private func entries(with typed: SearchWord) -> [Int: Double] {
    var found: [Int: Double] = [:]
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if words[middle].word.lexicographicallyPrecedes(typed.folded) { low = middle + 1 } else { high = middle }
    }
    while low < words.count, words[low].word.starts(with: typed.folded) {
      let isWhole = words[low].word.count == typed.folded.count
      // The beginning of a word says something from three letters on.
      if isWhole || typed.folded.count >= 3 {
        for entry in words[low].entries {
          let isMeant = !typed.isMarked || !isWhole || entries[entry].text.has(typed)
          if isMeant { found[entry] = max(found[entry] ?? 0, isWhole ? 1 : 0.5) }
        }
      }
      low += 1
    }
    return found
  }
}
