import JSON

/// Reads `successors.json`: which agencies of a former catalogue end, when, by which decision, and which succeed them.
package struct SuccessorFile {
  package var file: CatalogueFile

  package init(_ file: CatalogueFile) {
    self.file = file
  }

  /// In the order of the file.
  ///
  /// - Parameter catalogue: has the successors; the agencies that end need not be in it.
  /// - Throws: every mistake of the file.
  package func read(in catalogue: Catalogue) throws(CatalogueMistakes) -> [(
    agency: AgencyCode, dissolution: Dissolution
  )] {
    let log = MistakeLog(file: file.name)
    let value: JSONValue? = Catalogue.parse(file, log)
    let ends = value.map { read($0, log, KnownAgencies(catalogue.agencies)) } ?? []
    guard log.mistakes.isEmpty else { throw CatalogueMistakes(list: log.mistakes) }
    return ends
  }

  private func read(
    _ value: JSONValue, _ log: MistakeLog, _ agencies: KnownAgencies
  ) -> [(agency: AgencyCode, dissolution: Dissolution)] {
    readRecords(value, log) { reader in
      reader.ignore("note", "source")
      let known = { (code: AgencyCode?, field: String, reader: RecordReader) in
        if let code, !agencies.codes.contains(code) { reader.mistake("There is no agency \(code).", field) }
      }
      let code = reader.parsed("code", RecordReader.agencyForm, AgencyCode.init)
      let successor = reader.parsed("successor", RecordReader.agencyForm, AgencyCode.init)
      known(successor, "successor", reader)
      let date = reader.date("on")
      let decision = reader.text("decision")
      let isCertain = reader.bool("certain", default: true)
      let candidates = reader.texts("candidates").enumerated().compactMap { place, text -> AgencyCode? in
        let field = "candidates \(place + 1)"
        guard let code = reader.parsed(.string(text), field, RecordReader.agencyForm, AgencyCode.init) else {
          return nil
        }
        known(code, field, reader)
        return code
      }
      guard let code, let successor, let date, let decision else { return nil }
      if code == successor { reader.mistake("It cannot succeed itself.", "successor") }
      if !WorkCalendar.covers(date) { reader.mistake("\(date) lies outside the calendar, 2000 to 2035.", "on") }
      return (
        code,
        Dissolution(into: successor, on: date, decision: decision, candidates: candidates, isCertain: isCertain)
      )
    }
  }
}
