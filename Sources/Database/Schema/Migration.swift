/// One numbered step of a schema, in the dialect that `SchemaDialect` tells of.
package struct Migration: Sendable {
  package let number: Int
  package let sql: String
  /// What the program has to work out for old data. It runs once every step is made, as it uses the program's own queries.
  package var fill: (@Sendable (Connection) throws(DatabaseError) -> Void)?

  package init(number: Int, sql: String, fill: (@Sendable (Connection) throws(DatabaseError) -> Void)? = nil) {
    self.number = number
    self.sql = sql
    self.fill = fill
  }
}

/// A schema: what a new database begins with, and the steps that bring one of before to the same. Steps are only ever
/// added: a database in use has run those before.
package struct Schema: Sendable {
  package let foundation: Migration
  package let steps: [Migration]

  /// - Parameter steps: in the order of their numbers; those up to the foundation's are in it.
  package init(foundation: Migration, steps: [Migration] = []) {
    self.foundation = foundation
    self.steps = steps
  }

  package var newest: Int { max(foundation.number, steps.last?.number ?? 0) }

  /// The oldest that the steps can begin from.
  private var oldest: Int { min(foundation.number, (steps.first?.number ?? .max) - 1) }

  /// Brings the database to the newest step in one transaction; two programs that start at once do it once. A step may
  /// have millions of rows to turn: the second waits for minutes where it must.
  ///
  /// Throws `tooOld` where no step begins from what the database has.
  package func bring(_ database: Connection) throws(DatabaseError) {
    guard try database.schemaNumber < newest else { return }
    try database.waiting(milliseconds: 600_000) { () throws(DatabaseError) in try database.begin(.write) }
    do {
      let number = try database.schemaNumber
      let missing = try missing(from: number, path: database.path)
      for step in missing { try database.execute(SchemaDialect.sqlite(step.sql)) }
      for step in missing { try step.fill?(database) }
      try database.own(schemaNumber: Swift.max(number, newest))
      try database.commit()
    } catch {
      database.rollBack()
      throw error
    }
  }

  private func missing(from number: Int, path: String) throws(DatabaseError) -> [Migration] {
    if number == 0 { return [foundation] + steps.filter { $0.number > foundation.number } }
    guard number >= oldest else { throw .tooOld(path: path, found: number, oldest: oldest) }
    return steps.filter { $0.number > number }
  }
}
