import OneStop

/// One search among procedures and matters of other bodies, by the same rules.
package struct ProcedureSearch {
  package let procedures: [(value: Procedure, text: SearchText)]
  package let elsewhere: [(value: ElsewhereMatter, text: SearchText)]

  /// How well something matches: first by meaning, then by spelling.
  private struct Rank: Comparable {
    package var fit: SearchText.Fit
    var isFolded: Bool

    package static func < (left: Rank, right: Rank) -> Bool {
      left.fit == right.fit ? !left.isFolded && right.isFolded : left.fit < right.fit
    }
  }

  /// The share of the words' weight that must match where not every word does.
  private static let mostOf = 0.6
  /// How many are shown of those that have most of the words.
  private static let mostShown = 10

  package func found(_ typed: [SearchWord]) -> ProcedureIndex.Found {
    let rest = typed.withoutFillers
    let (all, less) = (whole(typed), whole(rest))
    if let less, all.map({ less.best < $0.best }) ?? true { return less.found }
    return all?.found ?? most(of: rest)
  }

  /// Those that have every word, and how well the best one matches; nil where there is none.
  private func whole(_ typed: [SearchWord]) -> (found: ProcedureIndex.Found, best: SearchText.Fit)? {
    var here = ranked(procedures, typed)
    var there = ranked(elsewhere, typed)
    guard let best = [here.first?.rank.fit, there.first?.rank.fit].compactMap(\.self).min() else { return nil }
    let worst: SearchText.Fit = best == .name ? .partOfKeyword : best <= .partOfKeyword ? .oneName : best
    here.removeAll { $0.rank.fit > worst }
    there.removeAll { $0.rank.fit > worst }
    // A matter of exactly this name leaves no doubt about whose it is.
    if best == .name {
      if let first = here.first, first.rank.fit > .part { here = [] }
      if let first = there.first, first.rank.fit > .part { there = [] }
    }
    return (ProcedureIndex.Found(procedures: here.map(\.value), elsewhere: there.map(\.value)), best)
  }

  /// The best first; equal matches keep their order.
  private func ranked<Value>(
    _ texts: [(value: Value, text: SearchText)], _ typed: [SearchWord]
  ) -> [(value: Value, rank: Rank)] {
    let found = texts.compactMap { entry -> (value: Value, rank: Rank)? in
      guard let fit = entry.text.fit(typed) else { return nil }
      return (entry.value, Rank(fit: fit, isFolded: entry.text.exactFit(typed) != fit))
    }
    return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
  }

  /// Those that have most of the words in one name. Rare words weigh more, and words that occur nowhere weigh nothing.
  /// Empty where more words are unknown than known.
  private func most(of typed: [SearchWord]) -> ProcedureIndex.Found {
    let texts = procedures.map(\.text) + elsewhere.map(\.text)
    let known = typed.compactMap { word -> (word: SearchWord, weight: Double)? in
      let count = texts.count { $0.has(word) }
      return count == 0 ? nil : (word, (Double(texts.count) / Double(count)).squareRoot())
    }
    guard known.count > 1, known.count * 2 >= typed.count else {
      return ProcedureIndex.Found(procedures: [], elsewhere: [])
    }
    let least = ProcedureSearch.mostOf * known.reduce(0) { $0 + $1.weight }
    return ProcedureIndex.Found(
      procedures: heavy(procedures, known, least), elsewhere: heavy(elsewhere, known, least))
  }

  private func heavy<Value>(
    _ texts: [(value: Value, text: SearchText)], _ known: [(word: SearchWord, weight: Double)], _ least: Double
  ) -> [Value] {
    let found = texts.map { (value: $0.value, weight: $0.text.weight(of: known)) }.filter { $0.weight >= least }
    return found.enumerated().sorted { (-$0.element.weight, $0.offset) < (-$1.element.weight, $1.offset) }
      .prefix(ProcedureSearch.mostShown).map(\.element.value)
  }
}
