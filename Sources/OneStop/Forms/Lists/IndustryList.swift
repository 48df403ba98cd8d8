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

  /// What people call a trade, and the industries that it may be, the likeliest first.
  package struct Everyday: Hashable, Sendable {
    package var names: [String]
    package var codes: [String]

    package init(names: [String], codes: [String]) {
      self.names = names
      self.codes = codes
    }
  }

  /// The decision by which it is in force.
  package let decision: String
  package let validFrom: LocalDate
  private let byCode: [String: Industry]
  /// By the words of the name, without marks: of the fourth level, and of those by which a detail of the fifth is
  /// known that no other has.
  private let byName: [String: Industry]
  private let index: IndustryIndex

  package init(
    decision: String, validFrom: LocalDate, _ industries: [Industry], everyday: [Everyday] = []
  ) {
    self.decision = decision
    self.validFrom = validFrom
    byCode = Dictionary(industries.map { ($0.code, $0) }) { first, _ in first }
    let registered = industries.filter { $0.level == 4 }
    // What is registered, found by the names of what it contains too.
    let details = Dictionary(grouping: industries.filter { $0.level == 5 }) { String($0.code.prefix(4)) }
    var byName: [String: Industry?] = [:]
    for industry in registered {
      byName[industry.name.folded] = .some(byName.keys.contains(industry.name.folded) ? nil : industry)
    }
    for industry in registered {
      for name in Set((details[industry.code] ?? []).map(\.name.folded)) {
        guard let known = byName[name] else {
          byName[name] = .some(industry)
          continue
        }
        if let known, known.code != industry.code, known.name.folded != name { byName[name] = .some(nil) }
      }
    }
    self.byName = byName.compactMapValues(\.self)
    index = IndustryIndex(
      registered.map { industry in (industry, (details[industry.code] ?? []).map(\.name)) }, everyday)
  }

  package subscript(code: String) -> Industry? { byCode[code] }

  /// The one of the fourth level whose name, or the name of something within it, these words are, with or without marks;
  /// nil where there is none or several.
  package func named(_ typed: String) -> Industry? { byName[typed.folded] }

  /// The code that a text begins with: `5610`, `5610 – Nhà hàng`.
  package static func code(in typed: String) -> String {
    String(TypedText.plain(typed).prefix { $0 != " " && $0 != "-" && $0 != "–" })
  }

  /// Those of the fourth level that a text can mean, the best first: a code or its beginning, names and what people call
  /// a trade, with or without marks, in part too. Reads the first words of the text alone, whatever its length.
  package func search(_ typed: String, limit: Int) -> [Industry] {
    let start = String(decoding: typed.utf8.prefix(IndustryIndex.longest), as: UTF8.self)
    let code = IndustryList.code(in: start)
    if !code.isEmpty, code.utf8.allSatisfy(isDigit) { return index.begun(String(code.prefix(4)), limit: limit) }
    return index.search(start, limit: limit)
  }
}

extension FormLists {
  /// What a text that is no industry can mean in the list of the day: of a code of another list, what its name does.
  package func industries(like typed: String, on date: LocalDate, limit: Int) -> [IndustryList.Industry] {
    guard let list = industries(on: date) else { return [] }
    let code = IndustryList.code(in: String(decoding: typed.utf8.prefix(IndustryIndex.longest), as: UTF8.self))
    if list[code] == nil, let other = industries.last(where: { $0[code] != nil })?[code] {
      return list.search(other.name, limit: limit)
    }
    return list.search(typed, limit: limit)
  }
}
