import CSQLite

/// A statement's current row, read by position from 0. Valid only inside the closure to which it was passed.
@usableFromInline
package struct Row {
  @usableFromInline let statement: OpaquePointer

  @inlinable
  package init(statement: OpaquePointer) { self.statement = statement }

  @inlinable package func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
  @inlinable package func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
  @inlinable package func int32(_ column: Int32) -> Int32 { sqlite3_column_int(statement, column) }
  @inlinable package func bool(_ column: Int32) -> Bool { sqlite3_column_int(statement, column) != 0 }
  @inlinable package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  /// The text, copied once; empty for NULL.
  @inlinable package func text(_ column: Int32) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

  /// The text's UTF-8 bytes without a copy.
  @inlinable package func withText<T>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    // The pointer first, then the count: this order keeps SQLite from converting the value in between
    // (sqlite.org/c3ref/column_blob.html).
    let start = sqlite3_column_text(statement, column)
    return body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  package func bytes(_ column: Int32) -> [UInt8] {
    let start = sqlite3_column_blob(statement, column)
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
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
    let sql = sqlite3_sql(statement).map { String(cString: $0) } ?? ""
    guard let from = sql.firstRange(of: "FROM ") else { return String(sql.prefix(40)) }
    return String(sql[from.upperBound...].prefix { $0 != " " && $0 != "\n" })
  }
}
