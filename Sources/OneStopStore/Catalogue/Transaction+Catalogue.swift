import Database
import OneStop

/// What an import did, in numbers of records.
package struct CatalogueImport: Hashable, Sendable {
  package var added = 0
  package var changed = 0
  package var unchanged = 0
  /// The change of days off, if due moments of open dossiers have to be recomputed: the process that serves the folder
  /// does that.
  package var moving: DaysOffChange?

  package init(added: Int = 0, changed: Int = 0, unchanged: Int = 0) {
    self.added = added
    self.changed = changed
    self.unchanged = unchanged
  }
}

extension Transaction {
  /// Imports catalogue files: a record becomes the next version of the one with its code, or is added; nothing is
  /// removed, as dossiers keep the version under which they were filed.
  ///
  /// A change of days off is noted, with the same commit, as work to be done on open dossiers.
  ///
  /// Throws `CatalogueMistakes`, and imports nothing, where any of the files has a mistake.
  ///
  /// - Parameters:
  ///   - actor: who changes days off.
  ///   - reason: why, as shown in the ledgers of dossiers that move.
  @discardableResult
  package func importCatalogue(
    _ files: [CatalogueFile], now: Moment, by actor: Actor = .portal, reason: (DaysOffChange) -> String = { _ in "" }
  ) throws -> CatalogueImport {
    let database = try connection
    let before = try catalogue()
    let change = DaysOffChange(from: before.holidays, to: try before.reading(files).holidays)
    var result = CatalogueImport()
    for file in files {
      for record in try CatalogueRecord.all(in: file) { try database.take(record, now: now, &result) }
    }
    if result.added + result.changed > 0 {
      try raiseCatalogueRevision()
      try catalogueDidChange(from: before.cityCalendar, now: now)
      try confidentialityDidChange(from: before.confidentialProcedures)
    }
    if let days = change.days, try !isEmpty() {
      try begin(days, by: actor, reason: reason(change), now: now)
      result.moving = change
    }
    return result
  }

  /// Makes everything that holds the catalogue in memory read it again.
  func raiseCatalogueRevision() throws(StoreError) {
    try connection.run(
      """
      INSERT INTO counters (name, value) VALUES ('catalogue', 1)
      ON CONFLICT (name) DO UPDATE SET value = counters.value + 1
      """)
    (hasNewCatalogue, isCatalogueKnown) = (true, false)
  }
}

extension Connection {
  fileprivate func take(
    _ record: CatalogueRecord, now: Moment, _ result: inout CatalogueImport
  ) throws(StoreError) {
    let newest = try first(
      "SELECT record, version, position FROM catalogue WHERE kind = $1 AND code = $2 ORDER BY version DESC LIMIT 1",
      record.kind.rawValue, record.code
    ) { (text: $0.text(0), version: $0.int(1), position: $0.int(2)) }
    if let newest, record.isSame(as: newest.text) {
      result.unchanged += 1
      return
    }
    let position = if let newest { newest.position } else { try nextPosition(record.kind) }
    try run(
      "UPDATE catalogue SET is_current = 0 WHERE kind = $1 AND code = $2 AND is_current = 1", record.kind.rawValue,
      record.code)
    try run(
      """
      INSERT INTO catalogue (kind, code, version, position, record, is_current, imported_at)
      VALUES ($1, $2, $3, $4, $5, 1, $6)
      """,
      record.kind.rawValue, record.code, (newest?.version ?? 0) + 1, position, record.text, now)
    if newest == nil { result.added += 1 } else { result.changed += 1 }
  }

  /// After all records of the kind.
  private func nextPosition(_ kind: CatalogueRecord.Kind) throws(StoreError) -> Int {
    1 + (try first("SELECT max(position) FROM catalogue WHERE kind = $1", kind.rawValue) { $0.int(0) } ?? 0)
  }
}
