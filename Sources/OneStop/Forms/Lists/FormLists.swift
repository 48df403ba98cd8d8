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
