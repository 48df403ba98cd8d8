/// What a form is read by: the day, and the lists that the state keeps.
package struct FormSetting: Sendable {
  package var today: LocalDate
  /// The code of the city's own province.
  package var province: String?
  package var lists: FormLists

  package init(today: LocalDate, province: String? = nil, lists: FormLists) {
    self.today = today
    self.province = province
    self.lists = lists
  }

  /// Whether addresses have a district: until the two levels of local government (Law 72/2025/QH15, from 1/7/2025).
  package var hasDistricts: Bool { today < FormSetting.endOfDistricts }

  private static let endOfDistricts = LocalDate(daysSinceEpoch: 20_270)
}

/// Names by code, as the state's lists have them.
package struct FormLists: Sendable {
  package struct Entry: Hashable, Sendable {
    package var code: String
    package var name: BilingualText

    package init(code: String, name: BilingualText) {
      self.code = code
      self.name = name
    }
  }

  /// The entries of each list, in the order in which they are offered.
  package var entries: [NamedList: [Entry]]
  package var communes: CommuneNames
  /// The versions of the list of industries, from the first.
  package var industries: [IndustryList]

  package init(
    entries: [NamedList: [Entry]] = [:], communes: CommuneNames = CommuneNames([]), industries: [IndustryList] = []
  ) {
    self.entries = entries
    self.communes = communes
    self.industries = industries
  }

  package func entry(_ code: String, in list: NamedList) -> Entry? {
    entries[list]?.first { $0.code.isSame(as: code) }
  }

  /// The list in force on the day.
  package func industries(on date: LocalDate) -> IndustryList? { industries.last { $0.validFrom <= date } }
}

/// Today's communes of every province, found by name with or without diacritics and the kind of place before it.
package struct CommuneNames: Sendable {
  package struct Commune: Hashable, Sendable {
    package var code: String
    package var name: String
    package var province: String

    package init(code: String, name: String, province: String) {
      self.code = code
      self.name = name
      self.province = province
    }
  }

  private let byProvince: [String: [Commune]]
  private let byWords: [String: [Commune]]

  package init(_ communes: [Commune]) {
    byProvince = Dictionary(grouping: communes, by: \.province)
    var byWords: [String: [Commune]] = [:]
    for commune in communes {
      let words = CommuneIndex.words(commune.name)
      byWords[words.joined(separator: " "), default: []].append(commune)
      let bare = CommuneNames.bare(words)
      if bare.count < words.count { byWords[bare.joined(separator: " "), default: []].append(commune) }
    }
    self.byWords = byWords
  }

  package var isEmpty: Bool { byProvince.isEmpty }

  /// All of the province, in the order of the list.
  package func all(in province: String) -> [Commune] { byProvince[province] ?? [] }

  /// Those that the text can mean: exactly as written before any without diacritics.
  package func named(_ text: String, in province: String) -> [Commune] {
    let words = CommuneIndex.words(text)
    let known = byWords[words.joined(separator: " ")] ?? byWords[CommuneNames.bare(words).joined(separator: " ")] ?? []
    let found = known.filter { $0.province.isSame(as: province) }
    let exact = found.filter { commune in
      commune.name.isSame(as: text) || commune.name.lowercased().hasSuffix(" " + text.lowercased())
    }
    return exact.isEmpty ? found : exact
  }

  private static func bare(_ words: [String]) -> [String] {
    let mark = CommuneIndex.communeMarks.first { $0.count < words.count && words.starts(with: $0) }
    return Array(words.dropFirst(mark?.count ?? 0))
  }
}

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
