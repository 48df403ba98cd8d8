import OneStop

/// The words of a name as somebody types them: the last one may be a beginning only.
struct NameQuery {
  let complete: [String]
  let last: String

  init(_ text: String) {
    let words = text.folded.split(separator: " ").map(String.init)
    last = words.last ?? ""
    complete = Array(Set(words.dropLast()).prefix(8))
  }
}

extension Connection {
  /// Dossiers of the agency whose applicant's name has all the words, the newest first; then, where those are fewer than
  /// `limit`, names in which the last word is a beginning.
  func dossiers(named query: NameQuery, agency: AgencyCode, limit: Int) throws(StoreError) -> [Int64] {
    guard !query.last.isEmpty else { return [] }
    var found: [Int64] = []
    var known: Set<Int64> = []
    let last = try WordCursor(query.last, of: agency, in: self)
    var cursors = [last]
    for word in query.complete { cursors.append(try WordCursor(word, of: agency, in: self)) }
    var word: String? = query.last
    while found.count < limit, let next = word {
      last.start(next)
      for (cursor, word) in zip(cursors.dropFirst(), query.complete) { cursor.start(word) }
      try cursors.meet { id in
        if known.insert(id).inserted { found.append(id) }
        return found.count < limit
      }
      word = try first(
        "SELECT word FROM words WHERE agency = $1 AND word > $2 ORDER BY word LIMIT 1", agency, next
      ) { $0.text(0) }
      if word?.utf8.starts(with: query.last.utf8) == false { word = nil }
    }
    return found
  }
}
