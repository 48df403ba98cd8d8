import CPages
import CSQLite
import Glibc

/// One connection to a database of SQLite; owns it and closes it.
final class SQLiteConnection {
  /// `motc` in the file's header tells this program's databases from others (sqlite.org/fileformat2.html, 1.3.6).
  static let applicationID: Int32 = 0x6D6F_7463

  let path: String
  let handle: OpaquePointer
  private var isDurable = true
  /// Of transactions and savepoints, by the address of the literal.
  private var own: [UnsafePointer<UInt8>: SQLiteStatement] = [:]

  /// Opens the file, creating it if it is missing.
  ///
  /// Throws if it is not a database, is another program's, is newer than `knownVersion` of the schema, or is not
  /// writable; nothing is changed in such a file.
  init(path: String, knownVersion: Int, isReadOnly: Bool = false) throws(DatabaseError) {
    self.path = path
    handle = try SQLiteConnection.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try checkOwner(knownVersion: knownVersion)
    try configure(isReadOnly: isReadOnly)
  }

  /// Opens a database of exactly this schema for reading, and never writes into it, whatever it is.
  init(inspecting path: String, version: Int) throws(DatabaseError) {
    self.path = path
    handle = try SQLiteConnection.open(path, SQLITE_OPEN_READONLY)
    guard try isOurs() else { throw .otherProgram(path: path) }
    let found = try schemaNumber()
    if found > version { throw .newerThanProgram(path: path, found: found, known: version) }
    if found < version { throw .olderThanProgram(path: path, found: found, known: version) }
    try execute("PRAGMA query_only = ON")
  }

  private static func open(_ path: String, _ flags: Int32) throws(DatabaseError) -> OpaquePointer {
    try SQLiteSetup.once()
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw DatabaseError(code: code, connection: nil, path: path)
    }
    // A new file gets room for the checksums of its pages, and so does any copy.
    var reserved = pages_reserved
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)
    // Before anything else: changing the journal mode does not wait by itself.
    sqlite3_busy_timeout(handle, usualPatience)
    return handle
  }

  deinit {
    own = [:]
    sqlite3_close_v2(handle)
  }

  func execute(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code: code, connection: handle, path: path) }
  }

  /// sqlite.org/pragma.html#pragma_synchronous, with write-ahead logs
  func setDurable(_ isDurable: Bool) throws(DatabaseError) {
    guard isDurable != self.isDurable else { return }
    try execute(isDurable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
    self.isDurable = isDurable
  }

  func setPatience(milliseconds: Int32) { sqlite3_busy_timeout(handle, milliseconds) }

  private func checkOwner(knownVersion: Int) throws(DatabaseError) {
    guard sqlite3_db_readonly(handle, "main") == 0 else { throw .notWritable(path: path) }
    // In one snapshot: another program that starts now may write the schema between two reads.
    try begin(.read)
    defer { rollBack() }
    let owner = try integer("PRAGMA application_id")
    if owner == Int(SQLiteConnection.applicationID) {
      let version = try schemaNumber()
      guard version <= knownVersion else {
        throw .newerThanProgram(path: path, found: version, known: knownVersion)
      }
    } else {
      // An empty file may become ours.
      guard owner == 0, try integer("SELECT count(*) FROM sqlite_master") == 0 else {
        throw .otherProgram(path: path)
      }
    }
  }

  private func configure(isReadOnly: Bool) throws(DatabaseError) {
    try writeAhead()
    try execute("PRAGMA synchronous = FULL")
    // What is deleted is overwritten, and no page is left unwritten: each has its checksum.
    try execute("PRAGMA secure_delete = ON")
    try execute("PRAGMA foreign_keys = ON")
    try execute("PRAGMA temp_store = MEMORY")
    // Not mapped: whenever the file grows, SQLite maps it again, and every page faults again.
    try execute("PRAGMA mmap_size = 0")
    // In KiB. This holds the upper levels of the trees for look-ups, and the pages of a group of changes; the system
    // caches the rest of the file.
    try execute(isReadOnly ? "PRAGMA cache_size = -4096" : "PRAGMA cache_size = -8192")
    if isReadOnly { try execute("PRAGMA query_only = ON") }
  }

  /// Changing the mode needs exclusive access and, unlike other statements, gives up at once: programs that start
  /// together on a new file would fail because of each other.
  func writeAhead() throws(DatabaseError) {
    for _ in 0..<usualPatience / 10 {
      do throws(DatabaseError) {
        return try execute("PRAGMA journal_mode = WAL")
      } catch {
        guard error == .busy else { throw error }
        usleep(10_000)
      }
    }
    throw .busy
  }

  func integer(_ sql: String) throws(DatabaseError) -> Int {
    let statement = try SQLiteStatement(sql, on: handle)
    return try statement.step() ? Int(statement.row.int64(0)) : 0
  }

  /// Runs one of the engine's own statements, prepared once.
  func run(_ sql: StaticString) throws(DatabaseError) {
    let statement: SQLiteStatement
    if let known = own[sql.utf8Start] {
      statement = known
    } else {
      statement = try SQLiteStatement("\(sql)", on: handle)
      own[sql.utf8Start] = statement
    }
    defer { statement.reset() }
    while try statement.step() {}
  }
}
