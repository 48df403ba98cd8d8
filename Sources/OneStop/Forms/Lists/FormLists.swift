/// Lists that the state keeps.
package enum NamedList: String, Hashable, Sendable, CaseIterable {
  case nations, provinces
  case ethnicGroups = "ethnic_groups"
  case identityPapers = "identity_papers"
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
  /// The same where they are offered by their English names, of lists that have another order then.
  private var byEnglishName: [NamedList: [Entry]] = [:]
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

  /// The entries in the order of their names in a language; Viet Nam comes before the other countries.
  package func offered(_ list: NamedList, inEnglish: Bool) -> [Entry] {
    (inEnglish ? byEnglishName[list] : nil) ?? entries[list] ?? []
  }

  /// Puts countries and provinces in the order of their names, a province without its kind.
  mutating func sortByName() {
    let nations = entries[.nations] ?? []
    let home = nations.filter { $0.code == "VN" }
    let others = nations.filter { $0.code != "VN" }
    entries[.nations] = home + others.sorted(by: { VietnameseOrder($0.name.vietnamese) })
    byEnglishName[.nations] =
      home + others.sorted(by: { VietnameseOrder(($0.name.english ?? $0.name.vietnamese).folded) })
    entries[.provinces] = entries[.provinces]?.sorted(by: { entry in
      let kinds = ["Thành phố ", "Tỉnh "]
      let name = entry.name.vietnamese
      return VietnameseOrder(String(name.dropFirst(kinds.first { name.hasPrefix($0) }?.count ?? 0)))
    })
  }

  package func entry(_ code: String, in list: NamedList) -> Entry? {
    entries[list]?.first { $0.code.isSame(as: code) }
  }

  /// The list in force on the day.
  package func industries(on date: LocalDate) -> IndustryList? { industries.last { $0.validFrom <= date } }
}

extension [FormLists.Entry] {
  /// By a key that is made once for each.
  fileprivate func sorted(by key: (FormLists.Entry) -> VietnameseOrder) -> [FormLists.Entry] {
    map { (key: key($0), entry: $0) }.sorted { $0.key < $1.key }.map(\.entry)
  }
}
