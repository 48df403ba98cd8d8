import Database
import OneStop

/// The words of a name as people type them: the last one may be unfinished.
struct NameQuery {
  let complete: [String]
  let last: String

  init(_ text: String) {
    let words = text.foldedWords
    last = words.last ?? ""
    complete = Array(Set(words.dropLast()).prefix(8))
  }
}

extension Connection {
  /// How many completions of the last word are followed side by side; where there are more, most names have one of
  /// them.
  private static let fewEndings = 32

  /// Dossiers of the agency whose applicant's name has all the words, the newest first; then, if those are fewer than
  /// `limit`, those where the last word is the beginning of one in the name.
  func dossiers(named query: NameQuery, agency: AgencyCode, limit: Int) throws(StoreError) -> [Int64] {
    guard !query.last.isEmpty else { return [] }
    var found: [Int64] = []
    var known: Set<Int64> = []
    let take = { (id: Int64) in
      if known.insert(id).inserted { found.append(id) }
      return found.count < limit
    }
    var complete = query.complete.map { WordCursor([$0], of: agency, in: self) }
    var all = [WordCursor([query.last], of: agency, in: self)] + complete
    try all.meet(take)
    guard found.count < limit else { return found }

    let few = Connection.fewEndings
    guard !complete.isEmpty else {
      let endings = try words(beginning: query.last, agency, limit: .max)
      for start in stride(from: 0, to: endings.count, by: few) where found.count < limit {
        var some = [WordCursor(Array(endings[start..<min(start + few, endings.count)]), of: agency, in: self)]
        try some.meet(take)
      }
      return found
    }
    let endings = try words(beginning: query.last, agency, limit: few + 1)
    if endings.isEmpty { return found }
    var some = endings.count <= few ? WordCursor(endings, of: agency, in: self) : nil
    try complete.meet { id throws(StoreError) in
      let isSo = try some == nil ? hasWord(beginning: query.last, id) : some?.newest(upTo: id) == id
      return isSo ? take(id) : true
    }
    return found
  }

  private func hasWord(beginning: String, _ id: Int64) throws(StoreError) -> Bool {
    let names =
      try first("SELECT applicant_name, representative FROM dossiers WHERE id = $1", id) {
        $0.text(0) + " " + $0.text(1)
      } ?? ""
    return names.foldedWords.contains { $0.utf8.starts(with: beginning.utf8) }
  }

  /// Longer words of names at the agency that begin with this, in their order; each takes one step in the index,
  /// however many names have it.
  private func words(beginning: String, _ agency: AgencyCode, limit: Int) throws(StoreError) -> [String] {
    var words: [String] = []
    while words.count < limit {
      let next = try first(
        "SELECT word FROM words WHERE agency = $1 AND word > $2 ORDER BY word LIMIT 1", agency, words.last ?? beginning
      ) { $0.text(0) }
      guard let next, next.utf8.starts(with: beginning.utf8) else { break }
      words.append(next)
    }
    return words
  }
}
