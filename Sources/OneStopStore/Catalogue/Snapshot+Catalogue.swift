import Database
import OneStop

extension Snapshot {
  /// Grows with every import that changes something, by any process: what was read at the same revision is still valid.
  package func catalogueRevision() throws(StoreError) -> Int64 {
    try connection.first("SELECT value FROM counters WHERE name = 'catalogue'") { $0.int64(0) } ?? 0
  }

  /// The present catalogue, made from its records, with every decided end of an agency, whenever it comes, and what the
  /// city decides about its procedures. Worth keeping until the revision changes.
  package func catalogue() throws(StoreError) -> Catalogue {
    let database = try connection
    var files: [CatalogueFile] = []
    for kind in CatalogueRecord.Kind.always { files.append(kind.file(try database.records(kind))) }
    return try ReadCatalogues.all.catalogue(of: files).with(try dissolutions()).with(try procedureChoices())
  }

  /// The wards and communes from before a reorganisation, which the catalogue itself leaves out because they are rarely
  /// needed.
  package func formerCommunes(in catalogue: Catalogue) throws(StoreError) -> [FormerCommune] {
    let kind = CatalogueRecord.Kind.formerCommune
    let file = kind.file(try connection.records(kind))
    return try Catalogue(agencies: catalogue.agencies).readingStored([file]).formerCommunes
  }

  /// The same as it stands on a day (`Catalogue.asOf`), which decides what an agency handles and which ones are below
  /// it.
  package func catalogue(asOf date: LocalDate) throws(StoreError) -> Catalogue { try catalogue().asOf(date) }

  /// The version of every current procedure, under which a dossier is filed now.
  package func procedureVersions() throws(StoreError) -> [ProcedureCode: Int] {
    var versions: [ProcedureCode: Int] = [:]
    try connection.forEach("SELECT code, version FROM catalogue WHERE kind = 'procedure' AND is_current = 1") {
      row throws(StoreError) in versions[try row.procedure(0)] = row.int(1)
    }
    return versions
  }

  /// A procedure as it was in a version; nil where there never was one.
  ///
  /// - Parameter catalogue: the present one, whose agencies the procedure names.
  package func procedure(
    _ code: ProcedureCode, version: Int, in catalogue: Catalogue
  ) throws(StoreError) -> Procedure? {
    let text = try connection.first(
      "SELECT record FROM catalogue WHERE kind = 'procedure' AND code = $1 AND version = $2", code, version
    ) { $0.text(0) }
    guard let text else { return nil }
    let record = CatalogueRecord(kind: .procedure, code: code.description, text: text)
    return try Catalogue(agencies: catalogue.agencies).readingStored([record.kind.file([record])]).procedure(code)
  }
}

extension Connection {
  /// The current records of a kind, in their order.
  func records(_ kind: CatalogueRecord.Kind) throws(StoreError) -> [CatalogueRecord] {
    try all(
      "SELECT code, record FROM catalogue WHERE kind = $1 AND is_current = 1 ORDER BY position", kind.rawValue
    ) { CatalogueRecord(kind: kind, code: $0.text(0), text: $0.text(1)) }
  }
}

extension Catalogue {
  /// Reads stored files, in which no mistake was found before they were stored.
  func readingStored(_ files: [CatalogueFile]) throws(StoreError) -> Catalogue {
    do {
      return try reading(files)
    } catch {
      throw .corrupt("the catalogue: \(error)")
    }
  }
}
