/// A statement's current row, read by position from 0. Valid only inside the closure to which it was passed.
///
/// With one engine in the build, the choice between them costs nothing.
@usableFromInline
package enum Row {
  case sqlite(SQLiteRow)
  #if PostgreSQL
    case postgreSQL(PostgreSQLRow)
  #endif
}

extension Row {
  @inlinable package func int(_ column: Int32) -> Int { Int(int64(column)) }

  @inlinable
  package func int64(_ column: Int32) -> Int64 {
    switch self {
    case .sqlite(let row): row.int64(column)
    #if PostgreSQL
      case .postgreSQL(let row): row.int64(column)
    #endif
    }
  }

  @inlinable
  package func int32(_ column: Int32) -> Int32 { Int32(truncatingIfNeeded: int64(column)) }

  @inlinable package func bool(_ column: Int32) -> Bool { int64(column) != 0 }

  @inlinable
  package func isNull(_ column: Int32) -> Bool {
    switch self {
    case .sqlite(let row): row.isNull(column)
    #if PostgreSQL
      case .postgreSQL(let row): row.isNull(column)
    #endif
    }
  }

  /// The text, copied once; empty for NULL.
  @inlinable package func text(_ column: Int32) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

  /// The text's UTF-8 bytes without a copy.
  @inlinable
  package func withText<T>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    switch self {
    case .sqlite(let row): row.withText(column, body)
    #if PostgreSQL
      case .postgreSQL(let row): row.withBytes(column, body)
    #endif
    }
  }

  package func bytes(_ column: Int32) -> [UInt8] {
    switch self {
    case .sqlite(let row): row.bytes(column)
    #if PostgreSQL
      case .postgreSQL(let row): row.withBytes(column) { Array($0) }
    #endif
    }
  }

  @inlinable package func optional<T>(_ column: Int32, _ read: (Row) -> (Int32) -> T) -> T? {
    isNull(column) ? nil : read(self)(column)
  }

  /// The error for a value that cannot be decoded. It goes into logs and the value may be personal, so it names only
  /// the table and the column.
  package func unreadable(_ column: Int32) -> DatabaseError {
    .corrupt("an unreadable value in column \(column + 1) of \(table)")
  }

  /// The table in the query.
  private var table: String {
    let sql =
      switch self {
      case .sqlite(let row): row.query
      #if PostgreSQL
        case .postgreSQL(let row): row.query
      #endif
      }
    guard let from = sql.firstRange(of: "FROM ") else { return String(sql.prefix(40)) }
    return String(sql[from.upperBound...].prefix { $0 != " " && $0 != "\n" })
  }
}
