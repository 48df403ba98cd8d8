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

  var words: [String] { complete.contains(last) ? complete : complete + [last] }
}

extension Connection {
  /// How far a word is counted: past it, words are all common.
  private static let common = 4_000

  /// Dossiers of the agency whose applicant's name has all the words, the newest first; then, where those are fewer than
  /// `limit`, names in which the last word is a beginning.
  ///
  /// Walks the rarest word and asks the table for the others one dossier at a time. Words that are all common meet so
  /// often that the walk ends soon.
  func dossiers(named query: NameQuery, agency: AgencyCode, limit: Int) throws(StoreError) -> [Int64] {
    guard !query.last.isEmpty else { return [] }
    let exact = try byFrequency(query.words, agency)
    var found = try walk("w.word = $2", [exact[0].word], others: exact.dropFirst().map(\.word), agency, limit: limit)
    let left = limit - found.count
    guard left > 0 else { return found }

    let beyond = query.last + "\u{10FFFF}"
    let complete = try byFrequency(query.complete, agency)
    let rarest = complete.first?.count ?? .max
    let range = "w.word > $2 AND w.word < $3"
    if try count(range, [query.last, beyond], agency) <= rarest {
      found += try walk(range, [query.last, beyond], others: query.complete, agency, limit: left)
    } else if let rarest = complete.first {
      found += try walk(
        "w.word = $2", [rarest.word], others: complete.dropFirst().map(\.word), beginning: query.last, agency,
        limit: left)
    }
    return found
  }

  private func byFrequency(_ words: [String], _ agency: AgencyCode) throws(StoreError) -> [(word: String, count: Int)] {
    var counts: [(word: String, count: Int)] = []
    for word in words { counts.append((word, try count("w.word = $2", [word], agency))) }
    return counts.sorted { $0.count < $1.count }
  }

  private func count(
    _ condition: String, _ values: [String], _ agency: AgencyCode
  ) throws(StoreError) -> Int {
    var count = 0
    try forEach(
      composed: """
        SELECT count(*) FROM (
          SELECT 1 FROM words w WHERE w.agency = $1 AND \(condition) LIMIT \(Connection.common)) AS few
        """,
      [agency] + values
    ) { row in
      count = row.int(0)
      return true
    }
    return count
  }

  /// The newest dossiers under the words that `condition` names, which have all the others as well.
  private func walk(
    _ condition: String, _ values: [String], others: [String], beginning: String? = nil, _ agency: AgencyCode,
    limit: Int
  ) throws(StoreError) -> [Int64] {
    let first = values.count + 2
    let filters = others.indices.map { index in
      """
       AND EXISTS (SELECT 1 FROM words o
       WHERE o.agency = $1 AND o.word = $\(first + index) AND o.dossier_id = w.dossier_id)
      """
    }
    let name = beginning == nil ? "''" : "d.applicant_name"
    let join = beginning == nil ? "" : "JOIN dossiers d ON d.id = w.dossier_id"
    let order = values.count == 1 ? "w.dossier_id DESC" : "w.word, w.dossier_id DESC"
    var found: [Int64] = []
    try forEach(
      composed: """
        SELECT w.dossier_id, \(name) FROM words w \(join)
        WHERE w.agency = $1 AND \(condition)\(filters.joined()) ORDER BY \(order)
        """,
      [agency] + values + others
    ) { row in
      if let beginning {
        let words = row.text(1).folded.split(separator: " ")
        guard words.contains(where: { $0.utf8.starts(with: beginning.utf8) }) else { return true }
      }
      found.append(row.int64(0))
      return found.count < limit
    }
    return found
  }
}
