import CSQLite
import OneStop

/// The row a statement stands on, read by position from 0. Valid only inside the closure that was given it.
struct Row {
  let statement: OpaquePointer

  /// The beginning of what was asked, which names the table; a statement has no values in it.
  var statementText: String {
    let sql = sqlite3_sql(statement).map { String(cString: $0) } ?? ""
    guard let from = sql.firstRange(of: "FROM ") else { return String(sql.prefix(40)) }
    return String(sql[from.upperBound...].prefix { $0 != " " && $0 != "\n" })
  }

  func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }
  func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
  func bool(_ column: Int32) -> Bool { sqlite3_column_int(statement, column) != 0 }
  func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }
  func moment(_ column: Int32) -> Moment { Moment(microseconds: int64(column)) }
  func date(_ column: Int32) -> LocalDate { LocalDate(daysSinceEpoch: sqlite3_column_int(statement, column)) }
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

  /// The text, copied once; empty for NULL.
  func text(_ column: Int32) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

  /// The text's UTF-8 bytes without a copy.
  func withText<T>(_ column: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    // The pointer first, then the count: asking for the count first may convert the value and move it.
    let start = sqlite3_column_text(statement, column)
    return body(UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  func bytes(_ column: Int32) -> [UInt8] {
    let start = sqlite3_column_blob(statement, column)
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  func optional<T>(_ column: Int32, _ read: (Row) -> (Int32) -> T) -> T? { isNull(column) ? nil : read(self)(column) }
}
