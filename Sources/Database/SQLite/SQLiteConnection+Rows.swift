import CSQLite

/// Whole tables, row by row.
extension SQLiteConnection {
  /// In the order in which they were made: those that others refer to come first.
  func tables() throws(DatabaseError) -> [TableShape] {
    let statement = try SQLiteStatement(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid", on: handle)
    var names: [String] = []
    while try statement.step() { names.append(statement.row.text(0)) }
    var tables: [TableShape] = []
    for name in names {
      // Those that are computed are hidden (sqlite.org/pragma.html#pragma_table_xinfo).
      let columns = try SQLiteStatement(
        "SELECT name FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid", on: handle)
      try columns.bind([name])
      var shape: [String] = []
      while try columns.step() { shape.append(columns.row.text(0)) }
      tables.append(TableShape(name: name, columns: shape))
    }
    return tables
  }

  func forEachRow(
    of table: TableShape, _ body: ([SQLValue]) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let statement = try SQLiteStatement("SELECT \(table.columnList) FROM \(table.name)", on: handle)
    var values: [SQLValue] = []
    while try statement.step() {
      values.removeAll(keepingCapacity: true)
      for column in 0..<Int32(table.columns.count) { values.append(statement.row.value(column)) }
      try body(values)
    }
  }

  func loader(of table: TableShape) throws(DatabaseError) -> any RowLoader {
    let places = (1...table.columns.count).map { "$\($0)" }.joined(separator: ", ")
    return Loader(
      statement: try SQLiteStatement(
        "INSERT INTO \(table.name) (\(table.columnList)) VALUES (\(places))", on: handle))
  }

  private struct Loader: RowLoader {
    let statement: SQLiteStatement

    func add(_ values: [SQLValue]) throws(DatabaseError) {
      for (position, value) in values.enumerated() { try statement.bind(value, at: position) }
      _ = try statement.step()
      statement.reset()
    }

    func finish() {}
  }

  /// The file is nobody's yet: if this breaks off, it is thrown away.
  func willLoad() throws(DatabaseError) {
    try execute("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144")
    try run("BEGIN IMMEDIATE")
  }

  func didLoad() throws(DatabaseError) {
    try run("COMMIT")
    try execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
  }
}

extension SQLiteRow {
  fileprivate func value(_ column: Int32) -> SQLValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(int64(column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT: .text(text(column))
    default: .bytes(bytes(column))
    }
  }
}
