import JSON

/// An everyday matter that people look for and that is not among the procedures: who handles it, and where to go.
package struct ElsewhereMatter: Hashable, Sendable {
  package var name: BilingualText
  /// Who handles it and where, as a phrase.
  package var place: BilingualText
  /// What people call it, in everyday words.
  package var keywords: [String]
  /// Where it is done online.
  package var address: String?
  package var isCertain: Bool
  /// Decided by an agency of the city for which this site does nothing.
  package var isCity: Bool

  package init(
    name: BilingualText, place: BilingualText, keywords: [String], address: String? = nil, isCertain: Bool = true,
    isCity: Bool = false
  ) {
    self.name = name
    self.place = place
    self.keywords = keywords
    self.address = address
    self.isCertain = isCertain
    self.isCity = isCity
  }
}

/// Reads `elsewhere.json`.
struct ElsewhereRecords {
  let log: MistakeLog

  func read(_ value: JSONValue) -> [ElsewhereMatter] {
    readRecords(value, log, named: ["matter_vi"]) { reader in
      reader.ignore("note", "source", "keywords_plain")
      let name = reader.bilingual("matter")
      let place = reader.bilingual("where")
      let keywords = reader.texts("keywords")
      let address = reader.optionalParsed("url", "an address that begins with https://", LinkAddress.read)
      let isCertain = reader.bool("certain", default: true)
      let isCity = reader.bool("city", default: false)
      guard let name, let place else { return nil }
      return ElsewhereMatter(
        name: name, place: place, keywords: keywords, address: address, isCertain: isCertain, isCity: isCity)
    }
  }
}
