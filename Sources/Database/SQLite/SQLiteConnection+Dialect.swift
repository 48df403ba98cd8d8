/// Schemas are written for PostgreSQL; this turns them into SQLite's dialect.
///
/// Integers are `BIGINT`, bytes `BYTEA`, and a table ends with `);` at the beginning of a line. In SQLite all tables
/// become strict (sqlite.org/stricttables.html), those whose key is not a single number have no hidden key besides
/// (sqlite.org/withoutrowid.html), and generated columns take no space.
extension SQLiteConnection {
  func dialect(_ sql: String) -> String {
    var lines: [String] = []
    var hasNumberKey = false
    for line in sql.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("CREATE TABLE") { hasNumberKey = false }
      if line.contains("BIGINT") && line.contains("PRIMARY KEY") { hasNumberKey = true }
      lines.append(line == ");" ? hasNumberKey ? ") STRICT;" : ") STRICT, WITHOUT ROWID;" : String(line))
    }
    return lines.joined(separator: "\n").replacing("BIGINT", with: "INTEGER").replacing("BYTEA", with: "BLOB")
      .replacing(") STORED", with: ") VIRTUAL")
  }
}
