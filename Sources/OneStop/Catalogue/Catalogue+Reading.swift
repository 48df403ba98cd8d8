import JSON

extension Catalogue {
  /// This catalogue with the files read into it: a record replaces the one with its code (or year), or is added;
  /// nothing is removed. So each part can be read alone.
  ///
  /// All or nothing: with a mistake in any of the files nothing is read in, and every mistake in all of them is
  /// reported.
  package func reading(_ files: [CatalogueFile]) throws(CatalogueMistakes) -> Catalogue {
    var logs: [MistakeLog] = []
    var parts: [(part: CatalogueFile.Part, value: JSONValue, log: MistakeLog)] = []
    for file in files {
      let log = MistakeLog(file: file.name)
      logs.append(log)
      guard let value = Catalogue.parse(file, log) else { continue }
      guard let part = file.part(value) else {
        log.add(
          "It holds no agencies, procedures, holidays, lunar dates, matters handled elsewhere or former communes.")
        continue
      }
      parts.append((part, value, log))
    }

    var agencies = KnownAgencies(self.agencies)
    for (part, value, log) in parts where part == .agencies { AgencyRecords(log: log).read(value, into: &agencies) }
    agencies.checkNames()

    var procedures = self.procedures
    for (part, value, log) in parts where part == .procedures {
      procedures = Catalogue.merge(procedures, ProcedureRecords(log: log, agencies: agencies).read(value), by: \.code)
    }
    procedures = Catalogue.ending(procedures)
    var holidays = self.holidays
    var elsewhere = self.elsewhere
    var formerCommunes = self.formerCommunes
    for (part, value, log) in parts {
      switch part {
      case .holidays: holidays = holidays.updated(with: HolidayTable(years: HolidayRecords(log: log).read(value)))
      case .lunar: holidays = holidays.updated(with: HolidayTable(lunar: LunarRecords(log: log).read(value)))
      case .elsewhere:
        elsewhere = Catalogue.merge(elsewhere, ElsewhereRecords(log: log).read(value), by: \.name.vietnamese)
      case .formerCommunes:
        let read = FormerCommuneRecords(log: log, agencies: agencies).read(value)
        formerCommunes = Catalogue.merge(formerCommunes, read, by: \.key)
      case .agencies, .procedures: break
      }
    }

    let mistakes = logs.flatMap(\.mistakes)
    guard mistakes.isEmpty else { throw CatalogueMistakes(list: mistakes) }
    return Catalogue(
      agencies: agencies.all, procedures: procedures, holidays: holidays, elsewhere: elsewhere,
      formerCommunes: formerCommunes)
  }

  static func parse(_ file: CatalogueFile, _ log: MistakeLog) -> JSONValue? {
    do {
      return try JSONValue(parsing: file.bytes)
    } catch {
      let before = file.bytes.prefix(error.offset)
      let line = before.count { $0 == UInt8(ascii: "\n") } + 1
      log.add("It is not JSON: line \(line) should have \(error.expected).")
      return nil
    }
  }

  /// A procedure that is replaced can be filed until the day before the new one's first.
  private static func ending(_ procedures: [Procedure]) -> [Procedure] {
    var procedures = procedures
    let places = Dictionary(zip(procedures.map(\.code), procedures.indices)) { $1 }
    for new in procedures where !new.replaces.isEmpty {
      for place in new.replaces.compactMap({ places[$0] }) where procedures[place].validTo == nil {
        procedures[place].validTo = new.validFrom.adding(days: -1)
        procedures[place].replacedBy = new.code
      }
    }
    return procedures
  }

  /// The new records replace those with the same codes, or come after all others.
  static func merge<Record, Code: Hashable>(
    _ old: [Record], _ new: [Record], by code: KeyPath<Record, Code>
  ) -> [Record] {
    var merged = old
    var places = Dictionary(zip(old.map { $0[keyPath: code] }, old.indices)) { $1 }
    for record in new {
      if let place = places[record[keyPath: code]] {
        merged[place] = record
      } else {
        places[record[keyPath: code]] = merged.count
        merged.append(record)
      }
    }
    return merged
  }
}

extension FormerCommune {
  fileprivate var key: [String] { [name, district, province] }
}

/// Reads each element of a file that is a list of records; mistakes name the record by its code. A code that appears
/// twice is a mistake.
///
/// - Parameter fields: the texts that together name a record.
func readRecords<Made>(
  _ value: JSONValue, _ log: MistakeLog, named fields: [String] = ["code"], _ make: (inout RecordReader) -> Made?
) -> [Made] {
  guard case .array(let elements) = value else {
    log.add("It must be a list of records, not \(value.kindName).")
    return []
  }
  var codes: Set<String> = []
  return elements.enumerated().compactMap { place, element in
    var name = "record \(place + 1)"
    if let code = element.recordName(by: fields) {
      name = code
      if !codes.insert(code).inserted {
        let what = fields == ["code"] ? "code" : "name"
        log.add("Record \(place + 1) has the same \(what) as an earlier one.", record: code, field: fields[0])
      }
    }
    guard var reader = RecordReader(element, record: name, log: log) else { return nil }
    let made = make(&reader)
    reader.finish()
    return made
  }
}

extension JSONValue {
  /// The name by which the catalogue knows a record, with invisible characters removed from codes; nil where one of the
  /// fields is not a text.
  package func recordName(by fields: [String]) -> String? {
    guard let name = name(by: fields), fields == ["code"] else { return name(by: fields) }
    return AgencyCode(typed: name)?.description ?? ProcedureCode(typed: name)?.description ?? name
  }

  /// The texts of these fields, joined; nil where one of them is not a text.
  fileprivate func name(by fields: [String]) -> String? {
    let texts = fields.compactMap { field -> String? in
      if case .string(let text) = self[field] { text } else { nil }
    }
    return texts.count == fields.count ? texts.joined(separator: ", ") : nil
  }
}

/// Reads each member of a file that is an object by years.
func readYears<Made>(
  _ value: JSONValue, _ log: MistakeLog, _ make: (Int, inout RecordReader) -> Made?
) -> [Int: Made] {
  guard case .object(let members) = value else {
    log.add("It must be an object by years, not \(value.kindName).")
    return [:]
  }
  var years: [Int: Made] = [:]
  var seen: Set<String> = []
  for member in members {
    if !seen.insert(member.name).inserted { log.add("It appears more than once.", record: member.name) }
    guard let year = Int(typed: member.name, in: 2000...2100) else {
      log.add("It must be a year, 2000 to 2100.", record: member.name)
      continue
    }
    guard var reader = RecordReader(member.value, record: member.name, log: log) else { continue }
    years[year] = make(year, &reader)
    reader.finish()
  }
  return years
}
