import CSQLite

/// A prepared statement; owns it and finalises it.
///
/// SQLite numbers `$1`, `$2`, … by first appearance, so each is looked up by name when the statement is prepared.
@usableFromInline
package final class SQLiteStatement {
  @usableFromInline let handle: OpaquePointer
  /// SQLite's index of `$n` at n - 1.
  @usableFromInline let slots: [Int32]
  @usableFromInline var isInUse = false

  init(_ sql: UnsafePointer<CChar>, on connection: OpaquePointer) throws(DatabaseError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else { throw DatabaseError(code: code, connection: connection) }
    self.handle = handle
    slots = (0..<sqlite3_bind_parameter_count(handle)).map { sqlite3_bind_parameter_index(handle, "$\($0 + 1)") }
  }

  deinit {
    sqlite3_finalize(handle)
  }

  @inlinable
  func bind<each Value: SQLParameter>(_ values: repeat each Value) throws(DatabaseError) {
    var position = 0
    for value in repeat each values {
      try bind(value.sqlValue, at: position)
      position += 1
    }
    guard position == slots.count else { throw mismatch() }
  }

  @usableFromInline
  func bind(_ values: [any SQLParameter]) throws(DatabaseError) {
    guard values.count == slots.count else { throw mismatch() }
    for (position, value) in values.enumerated() { try bind(value.sqlValue, at: position) }
  }

  @inlinable
  func bind(_ value: SQLValue, at position: Int) throws(DatabaseError) {
    guard position < slots.count else { throw mismatch() }
    let code = value.bind(to: handle, at: slots[position])
    guard code == SQLITE_OK else { throw failure(code) }
  }

  @inlinable var row: SQLiteRow { SQLiteRow(statement: handle) }

  @inlinable
  func step() throws(DatabaseError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure(code)
    }
  }

  /// The result code is ignored: it repeats the error of the last step, which was
  /// thrown there.
  @inlinable
  func reset() {
    sqlite3_reset(handle)
    isInUse = false
  }

  /// How many rows the last statement of the connection changed (sqlite.org/c3ref/changes.html).
  @usableFromInline
  var changeCount: Int { Int(sqlite3_changes(sqlite3_db_handle(handle))) }

  @usableFromInline
  func failure(_ code: Int32) -> DatabaseError {
    let connection = sqlite3_db_handle(handle)
    let path = connection.flatMap { sqlite3_db_filename($0, "main") }.map { String(cString: $0) } ?? ""
    return DatabaseError(code: code, connection: connection, path: path)
  }

  @usableFromInline
  func mismatch() -> DatabaseError {
    .other(code: SQLITE_RANGE, message: "parameters do not fit: \(String(cString: sqlite3_sql(handle)))")
  }
}
