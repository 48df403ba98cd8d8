import CPages
import CSQLite
import Glibc

/// One connection to the database; owns it and closes it. Used by one thread at a time.
@usableFromInline
package final class Connection {
  /// `motc` in the file's header tells this program's databases from others (sqlite.org/fileformat2.html, 1.3.6).
  static let applicationID: Int32 = 0x6D6F_7463

  package let path: String
  let handle: OpaquePointer
  private var isDurable = true
  /// By the address of the literal, which never moves.
  private var fixed: [UnsafePointer<UInt8>: Statement] = [:]
  private var composed: [String: Statement] = [:]
  /// What a store keeps with the connection, such as values that it has decoded before.
  package var memory: AnyObject?

  /// Opens the file, creating it if it is missing.
  ///
  /// Throws if it is not a database, is another program's, is newer than `knownVersion` of the schema, or is not
  /// writable; nothing is changed in such a file.
  package init(path: String, knownVersion: Int, isReadOnly: Bool = false) throws(DatabaseError) {
    self.path = path
    handle = try Connection.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
    try checkOwner(knownVersion: knownVersion)
    try configure(isReadOnly: isReadOnly)
  }

  /// Opens a database of exactly this schema for reading, and never writes into it, whatever it is.
  package init(inspecting path: String, version: Int) throws(DatabaseError) {
    self.path = path
    handle = try Connection.open(path, SQLITE_OPEN_READONLY)
    guard try isOurs else { throw .otherProgram(path: path) }
    let found = try schemaNumber
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
    sqlite3_busy_timeout(handle, patience)
    return handle
  }

  deinit {
    fixed = [:]
    composed = [:]
    sqlite3_close_v2(handle)
  }

  /// How long a statement waits for another process, in milliseconds.
  static let patience: Int32 = 10_000

  /// Runs statements without parameters, ignoring any rows.
  package func execute(_ sql: String) throws(DatabaseError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code: code, connection: handle, path: path) }
  }

  /// Sets whether a commit waits until it, and every commit before it, is on disk
  /// (sqlite.org/pragma.html#pragma_synchronous, with write-ahead logs). Only outside transactions.
  package func setDurable(_ isDurable: Bool) throws(DatabaseError) {
    guard isDurable != self.isDurable else { return }
    try execute(isDurable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
    self.isDurable = isDurable
  }

  /// Runs `body` with a different patience for locks on the file.
  @discardableResult
  package func waiting<T, Failure: Error>(milliseconds: Int32, _ body: () throws(Failure) -> T) throws(Failure) -> T {
    sqlite3_busy_timeout(handle, milliseconds)
    defer { sqlite3_busy_timeout(handle, Connection.patience) }
    return try body()
  }

  private func checkOwner(knownVersion: Int) throws(DatabaseError) {
    guard sqlite3_db_readonly(handle, "main") == 0 else { throw .notWritable(path: path) }
    // In one snapshot: another program that starts now may write the schema between two reads.
    try begin(.read)
    defer { rollBack() }
    let owner = try integer("PRAGMA application_id")
    if owner == Int(Connection.applicationID) {
      let version = try schemaNumber
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
    for _ in 0..<Connection.patience / 10 {
      do throws(DatabaseError) {
        return try execute("PRAGMA journal_mode = WAL")
      } catch {
        guard error == .busy else { throw error }
        usleep(10_000)
      }
    }
    throw .busy
  }

  package func integer(_ sql: String) throws(DatabaseError) -> Int {
    let statement = try Statement(sql, on: handle)
    guard try statement.step() else { return 0 }
    return statement.row.int(0)
  }

  /// The statement of a literal, prepared once; if it is still being read, a second use gets one of its own.
  @usableFromInline
  package func statement(_ sql: StaticString) throws(DatabaseError) -> Statement {
    let key = sql.utf8Start
    if let known = fixed[key], !known.isInUse {
      known.isInUse = true
      return known
    }
    #if DEBUG
      SQLTexts.note("\(sql)")
    #endif
    let new = try key.withMemoryRebound(to: CChar.self, capacity: sql.utf8CodeUnitCount) { text throws(DatabaseError) in
      try Statement(text, on: handle)
    }
    new.isInUse = true
    if fixed[key] == nil { fixed[key] = new }
    return new
  }

  /// The same for text composed at run time, of which there may only be a few variants: values belong in parameters.
  @usableFromInline
  package func statement(composed sql: String) throws(DatabaseError) -> Statement {
    if let known = composed[sql], !known.isInUse {
      known.isInUse = true
      return known
    }
    #if DEBUG
      SQLTexts.note(sql)
    #endif
    let new = try Statement(sql, on: handle)
    new.isInUse = true
    if composed.count >= 256 { composed.removeAll() }
    if composed[sql] == nil { composed[sql] = new }
    return new
  }
}
