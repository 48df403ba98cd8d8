import CSQLite

/// A prepared statement; owns it and finalises it.
///
/// Parameters are written `$1`, `$2`, … as PostgreSQL writes them. SQLite numbers such names by their first appearance,
/// so each is looked up by name once, when the statement is prepared.
final class Statement {
  let handle: OpaquePointer
  /// SQLite's index of `$n` at n - 1.
  private let slots: [Int32]
  var isInUse = false

  init(_ sql: UnsafePointer<CChar>, on connection: OpaquePointer) throws(StoreError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else { throw StoreError(code: code, connection: connection) }
    self.handle = handle
    slots = (0..<sqlite3_bind_parameter_count(handle)).map { sqlite3_bind_parameter_index(handle, "$\($0 + 1)") }
  }

  deinit {
    sqlite3_finalize(handle)
  }

  func bind<each Value: Bindable>(_ values: repeat each Value) throws(StoreError) {
    var position = 0
    for value in repeat each values {
      guard position < slots.count else { throw mismatch() }
      let code = value.bind(to: handle, at: slots[position])
      guard code == SQLITE_OK else { throw failure(code) }
      position += 1
    }
    guard position == slots.count else { throw mismatch() }
  }

  /// For statements whose number of parameters is known at run time only.
  func bind(_ values: [any Bindable]) throws(StoreError) {
    guard values.count == slots.count else { throw mismatch() }
    for (value, slot) in zip(values, slots) {
      let code = value.bind(to: handle, at: slot)
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  /// True while it stands on a row.
  func step() throws(StoreError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure(code)
    }
  }

  /// Ready for the next use; its result repeats the error of the last step, which was thrown there.
  func reset() {
    sqlite3_reset(handle)
    isInUse = false
  }

  /// Before its first row again, for other values; still in use.
  func rewind() { sqlite3_reset(handle) }

  private func failure(_ code: Int32) -> StoreError {
    let connection = sqlite3_db_handle(handle)
    let path = connection.flatMap { sqlite3_db_filename($0, "main") }.map { String(cString: $0) } ?? ""
    return StoreError(code: code, connection: connection, path: path)
  }

  private func mismatch() -> StoreError {
    .other(code: SQLITE_RANGE, message: "parameters do not fit: \(String(cString: sqlite3_sql(handle)))")
  }
}
