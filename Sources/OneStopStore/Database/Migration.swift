/// One numbered step of the schema. Steps are only ever added: a database in use has run those before.
struct Migration: Sendable {
  let number: Int
  let sql: String
  /// What the program has to work out for old data. It runs once every step stands, as it uses the program's own queries.
  var fill: (@Sendable (Transaction) throws(StoreError) -> Void)?
}

extension [Migration] {
  var newest: Int { last?.number ?? 0 }

  /// Brings the database to the newest step in one transaction; two programs that start at once do it once. A step may
  /// have millions of rows to turn: the second waits for minutes where it must.
  func run(on database: Connection) throws(StoreError) {
    guard try database.integer("PRAGMA user_version") < newest else { return }
    try database.waiting(milliseconds: 600_000) { () throws(StoreError) in try database.run("BEGIN IMMEDIATE") }
    do {
      let version = try database.integer("PRAGMA user_version")
      let missing = filter { $0.number > version }
      for step in missing { try database.execute(step.sql) }
      for step in missing { try step.fill?(Transaction(database)) }
      try database.execute("PRAGMA user_version = \(Swift.max(version, newest))")
      try database.execute("PRAGMA application_id = \(Connection.applicationID)")
      try database.run("COMMIT")
    } catch {
      database.rollBack()
      throw error
    }
  }
}
