import JSON

extension FormLists {
  /// Reads the files of `Resources/Codes`, by their names; throws `CatalogueMistakes`, or what reading a file throws.
  package init(reading bytes: (String) throws -> [UInt8]) throws {
    self.init()
    for (list, name) in FormLists.names {
      entries[list] = try FormLists.records(name, bytes) { reader in
        let code = reader.text("code")
        let name = reader.bilingual("name")
        guard let code, let name else { return nil }
        return Entry(code: code, name: name)
      }
    }
    sortByName()
    communes = CommuneNames(
      try FormLists.records("communes.json", bytes) { reader in
        let code = reader.text("code")
        let name = reader.text("name_vi")
        let province = reader.text("province")
        guard let code, let name, let province else { return nil }
        return CommuneNames.Commune(code: code, name: name, province: province)
      })
    let everyday = try FormLists.records("industry-words.json", bytes) { reader in
      IndustryList.Everyday(names: reader.texts("names_vi"), codes: reader.texts("codes"))
    }
    for version in FormLists.industryVersions {
      let industries = try FormLists.records(version.file, bytes) { reader in
        let code = reader.text("code")
        let level = reader.integer("level", in: 1...5)
        let name = reader.text("name_vi")
        guard let code, let level, let name else { return nil as IndustryList.Industry? }
        return IndustryList.Industry(code: code, level: level, name: name)
      }
      // What people say is told in the codes of the last list.
      self.industries.append(
        IndustryList(
          decision: version.decision, validFrom: version.validFrom, industries,
          everyday: version.file == FormLists.industryVersions.last?.file ? everyday : []))
    }
  }

  private static let names: [(NamedList, String)] = [
    (.nations, "nations.json"), (.provinces, "provinces.json"), (.ethnicGroups, "ethnic-groups.json"),
    (.identityPapers, "identity-papers.json"),
  ]

  /// The later is in force from 15/11/2025; what was registered before has the codes of the earlier.
  private static let industryVersions = [
    (file: "industries-2018.json", decision: "27/2018/QĐ-TTg", validFrom: LocalDate(daysSinceEpoch: 17_763)),
    (file: "industries-2025.json", decision: "36/2025/QĐ-TTg", validFrom: LocalDate(daysSinceEpoch: 20_407)),
  ]

  private static func records<Made>(
    _ file: String, _ bytes: (String) throws -> [UInt8], _ make: (inout RecordReader) -> Made?
  ) throws -> [Made] {
    let log = MistakeLog(file: file)
    let value: JSONValue
    do {
      value = try JSONValue(parsing: try bytes(file))
    } catch let error as JSONError {
      log.add("It is no JSON: \(error.expected) is missing at byte \(error.offset).")
      throw CatalogueMistakes(list: log.mistakes)
    }
    // Several lists name an entry twice, by kind of place or level: the codes are what must differ.
    let made = readRecords(value, log, make)
    guard log.mistakes.isEmpty else { throw CatalogueMistakes(list: log.mistakes) }
    return made
  }
}
