/// One numbered step of the schema. Steps are only ever added: a database in use has run those before.
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

extension [Migration] {
  package var newest: Int { last?.number ?? 0 }

  /// Brings the database to the newest step in one transaction; two programs that start at once do it once. A step may
  /// have millions of rows to turn: the second waits for minutes where it must.
  package func run(on database: Connection) throws(DatabaseError) {
    guard try database.schemaNumber < newest else { return }
    try database.waiting(milliseconds: 600_000) { () throws(DatabaseError) in try database.begin(.write) }
    do {
      let number = try database.schemaNumber
      let missing = filter { $0.number > number }
      for step in missing { try database.execute(step.sql) }
      for step in missing { try step.fill?(database) }
      try database.own(schemaNumber: Swift.max(number, newest))
      try database.commit()
    } catch {
      database.rollBack()
      throw error
    }
  }
}
