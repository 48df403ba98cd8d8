extension SQLiteConnection {
  func schemaNumber() throws(DatabaseError) -> Int { try integer("PRAGMA user_version") }

  func isOurs() throws(DatabaseError) -> Bool {
    try integer("PRAGMA application_id") == Int(SQLiteConnection.applicationID)
  }

  func own(schemaNumber: Int) throws(DatabaseError) {
    try execute(
      "PRAGMA user_version = \(schemaNumber); PRAGMA application_id = \(SQLiteConnection.applicationID)")
  }

  func hasTable(_ name: String) throws(DatabaseError) -> Bool {
    let statement = try SQLiteStatement("SELECT 1 FROM sqlite_master WHERE name = $1", on: handle)
    try statement.bind([name])
    return try statement.step()
  }

  func structureFindings() throws(DatabaseError) -> [String] {
    let statement = try SQLiteStatement("PRAGMA integrity_check", on: handle)
    var findings: [String] = []
    while try statement.step() { findings.append(statement.row.text(0)) }
    return findings.filter { $0 != "ok" }
  }

  func danglingReferences() throws(DatabaseError) -> [(table: String, row: String)] {
    let statement = try SQLiteStatement("PRAGMA foreign_key_check", on: handle)
    var references: [(table: String, row: String)] = []
    while try statement.step() {
      references.append((table: statement.row.text(0), row: statement.row.text(1)))
    }
    return references
  }
}
