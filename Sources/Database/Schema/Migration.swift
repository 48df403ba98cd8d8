/// One numbered step of a schema, in PostgreSQL's dialect, which each engine turns into its own.
package struct Migration: Sendable {
  package let number: Int
  package let sql: String
  /// Computes what old data need. It runs after all steps, since it uses the program's own queries.
  package var fill: (@Sendable (Connection) throws(DatabaseError) -> Void)?

  package init(number: Int, sql: String, fill: (@Sendable (Connection) throws(DatabaseError) -> Void)? = nil) {
    self.number = number
    self.sql = sql
    self.fill = fill
  }
}

/// A schema: what a new database begins with, and the steps that bring an older one to the same state. Steps are only
/// ever added, since databases in use have run the earlier ones.
package struct Schema: Sendable {
  package let foundation: Migration
  package let steps: [Migration]

  /// - Parameter steps: in the order of their numbers; the foundation includes those up to its own number.
  package init(foundation: Migration, steps: [Migration] = []) {
    self.foundation = foundation
    self.steps = steps
  }

  package var newest: Int { max(foundation.number, steps.last?.number ?? 0) }

  /// The oldest number from which the steps can begin.
  private var oldest: Int { min(foundation.number, (steps.first?.number ?? .max) - 1) }

  /// Brings the database to the newest step in one transaction; if two programs start at once, it happens once. A step
  /// may have to convert millions of rows: the second program waits for minutes if need be.
  ///
  /// Throws `tooOld` if the database is older than any step can begin from.
  package func bring(_ database: Connection) throws(DatabaseError) {
    guard try database.schemaNumber < newest else { return }
    try database.waiting(milliseconds: 600_000) { () throws(DatabaseError) in try database.begin(.write) }
    do {
      let number = try database.schemaNumber
      let missing = try missing(from: number, path: database.place)
      for step in missing { try database.execute(database.engine.dialect(step.sql)) }
      for step in missing { try step.fill?(database) }
      try database.engine.own(schemaNumber: Swift.max(number, newest))
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
