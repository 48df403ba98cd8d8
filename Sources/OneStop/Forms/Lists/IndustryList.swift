/// One version of the Vietnam standard industrial classification (VSIC).
package struct IndustryList: Sendable {
  package struct Industry: Hashable, Sendable {
    package var code: String
    /// 1 to 5; what is registered is of the fourth.
    package var level: Int
    package var name: String

    package init(code: String, level: Int, name: String) {
      self.code = code
      self.level = level
      self.name = name
    }
  }

  /// The decision by which it is in force.
  package let decision: String
  package let validFrom: LocalDate
  private let byCode: [String: Industry]
  private let searchable: [(industry: Industry, text: SearchText)]

  package init(decision: String, validFrom: LocalDate, _ industries: [Industry]) {
    self.decision = decision
    self.validFrom = validFrom
    byCode = Dictionary(industries.map { ($0.code, $0) }) { first, _ in first }
    // What is registered, found by the names of what it contains too.
    let details = Dictionary(grouping: industries.filter { $0.level == 5 }) { String($0.code.prefix(4)) }
    searchable = industries.filter { $0.level == 4 }.map { industry in
      let names = (details[industry.code] ?? []).map(\.name)
      return (industry, SearchText(names: [industry.name], keywords: names))
    }
  }

  package subscript(code: String) -> Industry? { byCode[code] }

  /// Those of the fourth level that a search means, the best first: a code or its beginning, or words with or without
  /// diacritics.
  package func search(_ typed: String, limit: Int) -> [Industry] {
    let code = TypedText.plain(typed)
    if !code.isEmpty, code.utf8.allSatisfy(isDigit) {
      let found = searchable.map(\.industry).filter { $0.code.hasPrefix(String(code.prefix(4))) }
      return Array(found.prefix(limit))
    }
    let words = SearchWord.words(of: typed).withoutFillers
    guard !words.isEmpty else { return [] }
    let found = searchable.compactMap { entry in entry.text.fit(words).map { (entry.industry, $0) } }
    return found.sorted { ($0.1, $0.0.code) < ($1.1, $1.0.code) }.prefix(limit).map(\.0)
  }
}
