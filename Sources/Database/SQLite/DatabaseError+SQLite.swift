import CPages
import CSQLite

extension DatabaseError {
  /// SQLITE_IOERR_WRITE, a macro that Swift does not see (sqlite.org/rescode.html#ioerr_write).
  private static let failedWrite = SQLITE_IOERR | 3 << 8

  /// SQLITE_READONLY_ROLLBACK (sqlite.org/rescode.html#readonly_rollback).
  private static let needsRollback = SQLITE_READONLY | 3 << 8

  /// The error behind a result code of SQLite, with the connection's message where there is a connection.
  init(code: Int32, connection: OpaquePointer?, path: String = "") {
    let message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
    self =
      switch code & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_FULL: .diskFull
      // A quota or a limit on file sizes; for a COMMIT, SQLite does not tell which.
      case SQLITE_IOERR where code == DatabaseError.failedWrite: .diskFull
      case SQLITE_CORRUPT where code == pages_damaged:
        .corrupt("page \(DatabaseError.damagedPage(of: connection)) differs from what was written")
      case SQLITE_CANTOPEN: .notWritable(path: path)
      case SQLITE_CONSTRAINT: .constraint(message)
      case SQLITE_CORRUPT: .corrupt(message)
      case SQLITE_NOTADB: .notADatabase(path: path)
      case SQLITE_READONLY where code == DatabaseError.needsRollback: .interrupted(path: path)
      case SQLITE_READONLY, SQLITE_PERM: .notWritable(path: path)
      default: .other(code: code, message: message)
      }
  }

  /// The page that was damaged; opening a file reads only the first.
  private static func damagedPage(of connection: OpaquePointer?) -> UInt32 {
    var number: UInt32 = 1
    if let connection { sqlite3_file_control(connection, "main", pages_last_damaged, &number) }
    return number
  }
}
