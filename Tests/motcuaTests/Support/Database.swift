import CSQLite
import Testing

import enum Database.SQLiteSetup

/// The database by SQL of the tests' own, with checksums of its pages as the program has them.
enum Database {
  struct Failure: Error {
    var message: String
  }

  /// The number that a query answers; 0 where it answers nothing.
  static func number(_ city: City, _ sql: String) throws -> Int {
    try SQLiteSetup.once()
    var handle: OpaquePointer?
    var statement: OpaquePointer?
    defer {
      sqlite3_finalize(statement)
      sqlite3_close(handle)
    }
    guard sqlite3_open(city.data + "/motcua.sqlite", &handle) == SQLITE_OK,
      sqlite3_busy_timeout(handle, 5_000) == SQLITE_OK,
      sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK
    else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
    return sqlite3_step(statement) == SQLITE_ROW ? Int(sqlite3_column_int64(statement, 0)) : 0
  }

  static func change(_ city: City, _ sql: String) throws {
    try SQLiteSetup.once()
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    guard sqlite3_open(city.data + "/motcua.sqlite", &handle) == SQLITE_OK,
      sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
    else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
  }

  /// Makes a file by SQL with no checksums of its pages, as it was made before there were any.
  static func makeFormer(_ path: String, _ sql: String) throws {
    try SQLiteSetup.once()
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    guard sqlite3_open_v2(path, &handle, flags, "unix") == SQLITE_OK,
      sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
    else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
  }
}
