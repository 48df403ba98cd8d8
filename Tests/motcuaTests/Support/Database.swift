import CSQLite
import Testing

/// The database as somebody else's tool would touch it.
enum Database {
  struct Failure: Error {
    var message: String
  }

  static func change(_ city: City, _ sql: String) throws {
    var handle: OpaquePointer?
    defer { sqlite3_close(handle) }
    guard sqlite3_open(city.data + "/motcua.sqlite", &handle) == SQLITE_OK,
      sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
    else { throw Failure(message: String(cString: sqlite3_errmsg(handle))) }
  }
}
