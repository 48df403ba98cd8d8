import CSQLite

/// The row on which a statement of SQLite stands.
@usableFromInline
package struct SQLiteRow {
  @usableFromInline let statement: OpaquePointer

  @inlinable
  init(statement: OpaquePointer) { self.statement = statement }

  @inlinable func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
  @inlinable func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  @inlinable func withText<T>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    // The pointer first, then the count: this order keeps SQLite from converting the value in between
    // (sqlite.org/c3ref/column_blob.html).
    let start = sqlite3_column_text(statement, column)
    return body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  func text(_ column: Int32) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

  func bytes(_ column: Int32) -> [UInt8] {
    let start = sqlite3_column_blob(statement, column)
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  var query: String { sqlite3_sql(statement).map { String(cString: $0) } ?? "" }
}
