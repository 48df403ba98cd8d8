import JSON

/// Reads `agencies.json`.
struct AgencyRecords {
  let log: MistakeLog

  func read(_ value: JSONValue, into known: inout KnownAgencies) {
    let agencies = readRecords(value, log) { reader -> Agency? in
      reader.ignore(
        "note", "source", "unit_type", "level3_house_permit", "since", "other_addresses", "serves", "serves_certain")
      let code = reader.parsed("code", RecordReader.agencyForm, AgencyCode.init)
      let name = reader.bilingual("name")
      let shortName = reader.optionalText("short_vi")
      let slug = reader.optionalText("slug")
      let kind: Agency.Kind? = reader.word("kind")
      let parent = reader.optionalParsed("parent", RecordReader.agencyForm, AgencyCode.init)
      let connection: Agency.Connection? = reader.optionalWord("connection")
      let isCodeCertain = reader.bool("code_certain", default: true)
      let contact = contact(&reader)
      if let code { known.codes.insert(code) }
      guard let code, let name, let kind else { return nil }
      return Agency(
        code: code, name: name, shortName: shortName, slug: slug, kind: kind, parent: parent, connection: connection,
        isCodeCertain: isCodeCertain, contact: contact)
    }
    known.add(agencies, from: log)
  }

  private func contact(_ reader: inout RecordReader) -> AgencyContact {
    var contact = AgencyContact()
    contact.address = reader.optionalText("address")
    contact.isAddressCertain = reader.bool("address_certain", default: true)
    contact.phone = reader.optionalParsed("phone", "a telephone number such as 028 3829 1234 or 1022", OfficePhone.init)
    let english = reader.optionalText("opening_hours_en")
    contact.openingHours = reader.optionalText("opening_hours").map { BilingualText($0, english: english) }
    contact.counter = reader.optionalParsed("receives_at", RecordReader.agencyForm, AgencyCode.init)
    contact.unitCode = reader.optionalParsed("unit_code", "five digits", unitCode)
    // The first of the list is the main one; it may also be given on its own.
    let main = reader.optionalText("former_area")
    contact.formerAreas = reader.texts("former_areas")
    if contact.formerAreas.isEmpty, let main { contact.formerAreas = [main] }
    if let main, contact.formerAreas.first != main {
      reader.mistake("It must be the first of former_areas.", "former_area")
    }
    return contact
  }

  private func unitCode(_ text: String) -> String? {
    text.utf8.count == 5 && text.utf8.allSatisfy(isDigit) ? text : nil
  }
}

/// The agencies that an import may name: those of the catalogue and those that it brings.
struct KnownAgencies {
  private(set) var all: [Agency]
  /// Includes records with mistakes, so that naming one of them is not reported as another mistake.
  var codes: Set<AgencyCode>
  private var places: [AgencyCode: Int] = [:]
  private var sources: [AgencyCode: MistakeLog] = [:]

  init(_ agencies: [Agency]) {
    all = agencies
    codes = Set(agencies.map(\.code))
    findPlaces()
  }

  mutating func add(_ agencies: [Agency], from log: MistakeLog) {
    all = Catalogue.merge(all, agencies, by: \.code)
    for agency in agencies { sources[agency.code] = log }
    findPlaces()
  }

  subscript(code: AgencyCode) -> Agency? { places[code].map { all[$0] } }

  private mutating func findPlaces() {
    places = Dictionary(zip(all.map(\.code), all.indices)) { $1 }
  }

  /// Checks that every agency that a new one names is known, and that none is below itself.
  func checkNames() {
    let catalogue = Catalogue(agencies: all)
    for agency in all {
      if let counter = agency.contact.counter, let log = sources[agency.code], !codes.contains(counter) {
        log.add("There is no agency \(counter).", record: agency.code.description, field: "receives_at")
      }
      guard let log = sources[agency.code], let parent = agency.parent else { continue }
      guard codes.contains(parent) else {
        log.add("There is no agency \(parent).", record: agency.code.description, field: "parent")
        continue
      }
      let chain = catalogue.ancestors(of: agency.code)
      if chain.last?.parent == agency.code {
        let names = (chain.map(\.code.description) + [agency.code.description]).joined(separator: " → ")
        log.add("It is below itself: \(names).", record: agency.code.description, field: "parent")
      }
    }
  }
}

extension RecordReader {
  static let agencyForm = "an agency's code such as 000.00.14.H29 or H29.14"
}
