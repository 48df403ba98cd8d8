import CSQLite
import Glibc
import OneStop

/// One connection to the database; owns it and closes it. Used by one thread at a time.
final class Connection {
  /// `motc`, in the file's header: tells this program's databases from others (sqlite.org/fileformat2.html, 1.3.6).
  static let applicationID: Int32 = 0x6D6F_7463

  /// SQLite's count of its memory has one lock for the process, which every read of every loop would take.
  private static let isMemoryCounted: Bool = {
    // Too late once SQLite is in use, which costs time and nothing else.
    csqlite_config_memory_status(0) != SQLITE_OK
  }()

  let path: String
  let handle: OpaquePointer
  private var isDurable = true
  /// By the address of the literal: cheaper than hashing the text, and a literal never moves.
  private var fixed: [UnsafePointer<UInt8>: Statement] = [:]
  private var composed: [String: Statement] = [:]
  /// Codes that were read before: checking their form again for every row costs more than finding them here.
  private var agencies: [String: AgencyCode] = [:]
  private var procedures: [String: ProcedureCode] = [:]

  /// Opens the file and creates it where it is missing.
  ///
  /// Throws where it is no database, another program's, newer than `knownVersion` of the schema, or not writable;
  /// nothing is changed in such a file.
  init(path: String, knownVersion: Int, isReadOnly: Bool = false) throws(StoreError) {
    self.path = path
    _ = Connection.isMemoryCounted
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw StoreError(code: code, connection: nil, path: path)
    }
    self.handle = handle
    RowDigest.register(on: handle)
    // Before anything else: changing the journal mode does not wait on its own.
    sqlite3_busy_timeout(handle, Connection.patience)
    try checkOwner(knownVersion: knownVersion)
    try configure(isReadOnly: isReadOnly)
  }

  /// Opens a database of exactly this schema to look at it, and writes nothing into it, whatever it is.
  init(inspecting path: String, version: Int) throws(StoreError) {
    self.path = path
    _ = Connection.isMemoryCounted
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard code == SQLITE_OK, let handle else {
      sqlite3_close_v2(handle)
      throw StoreError(code: code, connection: nil, path: path)
    }
    self.handle = handle
    RowDigest.register(on: handle)
    sqlite3_busy_timeout(handle, Connection.patience)
    guard try integer("PRAGMA application_id") == Int(Connection.applicationID) else { throw .otherProgram(path: path) }
    let found = try integer("PRAGMA user_version")
    if found > version { throw .newerThanProgram(path: path, found: found, known: version) }
    if found < version { throw .olderThanProgram(path: path, found: found, known: version) }
    try execute("PRAGMA query_only = ON")
  }

  deinit {
    fixed = [:]
    composed = [:]
    sqlite3_close_v2(handle)
  }

  /// How long a statement waits for another process, in milliseconds.
  static let patience: Int32 = 10_000

  /// Runs statements that take no parameters and whose rows nobody reads.
  func execute(_ sql: String) throws(StoreError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw StoreError(code: code, connection: handle, path: path) }
  }

  /// Whether a commit waits for the disk, and takes those before it along (sqlite.org/pragma.html#pragma_synchronous, of
  /// write-ahead logs). Outside transactions only.
  func setDurable(_ isDurable: Bool) throws(StoreError) {
    guard isDurable != self.isDurable else { return }
    try execute(isDurable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
    self.isDurable = isDurable
  }

  /// False while a transaction is open; some errors end it on their own (sqlite.org/c3ref/get_autocommit.html).
  var isOutsideTransaction: Bool { sqlite3_get_autocommit(handle) != 0 }

  /// Runs `body` with another patience for what holds the file.
  @discardableResult
  func waiting<T, Failure: Error>(milliseconds: Int32, _ body: () throws(Failure) -> T) throws(Failure) -> T {
    sqlite3_busy_timeout(handle, milliseconds)
    defer { sqlite3_busy_timeout(handle, Connection.patience) }
    return try body()
  }

  /// How many rows were inserted, updated or deleted since it was opened (sqlite.org/c3ref/total_changes.html).
  var changeCount: Int64 { sqlite3_total_changes64(handle) }

  private func checkOwner(knownVersion: Int) throws(StoreError) {
    guard sqlite3_db_readonly(handle, "main") == 0 else { throw .notWritable(path: path) }
    // In one snapshot: a program that starts at the same time may write the schema between two reads.
    try execute("BEGIN")
    defer { rollBack() }
    let owner = try integer("PRAGMA application_id")
    if owner == Int(Connection.applicationID) {
      let version = try integer("PRAGMA user_version")
      guard version <= knownVersion else {
        throw .newerThanProgram(path: path, found: version, known: knownVersion)
      }
    } else {
      // An empty file becomes ours.
      guard owner == 0, try integer("SELECT count(*) FROM sqlite_master") == 0 else {
        throw .otherProgram(path: path)
      }
    }
  }

  private func configure(isReadOnly: Bool) throws(StoreError) {
    try writeAhead()
    try execute("PRAGMA synchronous = FULL")
    try execute("PRAGMA foreign_keys = ON")
    try execute("PRAGMA temp_store = MEMORY")
    // Not mapped: each time the file grows, SQLite maps it anew, and every page faults again.
    try execute("PRAGMA mmap_size = 0")
    // In KiB. The system keeps the rest of the file; a look-up wants the upper levels of the trees here, a group of changes
    // its pages.
    try execute(isReadOnly ? "PRAGMA cache_size = -4096" : "PRAGMA cache_size = -8192")
    if isReadOnly { try execute("PRAGMA query_only = ON") }
  }

  /// The change of the mode needs the file to itself and, unlike other statements, gives up at once: programs that
  /// start together on a new file would turn each other away.
  private func writeAhead() throws(StoreError) {
    for _ in 0..<Connection.patience / 10 {
      do throws(StoreError) {
        return try execute("PRAGMA journal_mode = WAL")
      } catch {
        guard error == .busy else { throw error }
        usleep(10_000)
      }
    }
    throw .busy
  }

  func integer(_ sql: String) throws(StoreError) -> Int {
    let statement = try Statement(sql, on: handle)
    guard try statement.step() else { return 0 }
    return Row(statement: statement.handle).int(0)
  }

  /// The statement of a literal, prepared once; a second use of one that is still being read gets its own.
  func statement(_ sql: StaticString) throws(StoreError) -> Statement {
    let key = sql.utf8Start
    if let known = fixed[key], !known.isInUse {
      known.isInUse = true
      return known
    }
    let new = try key.withMemoryRebound(to: CChar.self, capacity: sql.utf8CodeUnitCount) { text throws(StoreError) in
      try Statement(text, on: handle)
    }
    new.isInUse = true
    if fixed[key] == nil { fixed[key] = new }
    return new
  }

  /// The same for text made at run time; meant for a handful of shapes, not for text with values in it.
  func statement(composed sql: String) throws(StoreError) -> Statement {
    if let known = composed[sql], !known.isInUse {
      known.isInUse = true
      return known
    }
    let new = try Statement(sql, on: handle)
    new.isInUse = true
    if composed.count >= 256 { composed.removeAll() }
    if composed[sql] == nil { composed[sql] = new }
    return new
  }

  func agencyCode(_ row: Row, _ column: Int32) throws(StoreError) -> AgencyCode {
    let text = row.text(column)
    if let known = agencies[text] { return known }
    let code = try row.agency(column)
    agencies[text] = code
    return code
  }

  func procedureCode(_ row: Row, _ column: Int32) throws(StoreError) -> ProcedureCode {
    let text = row.text(column)
    if let known = procedures[text] { return known }
    let code = try row.procedure(column)
    procedures[text] = code
    return code
  }
}
