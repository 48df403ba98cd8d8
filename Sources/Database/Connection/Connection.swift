/// One connection to a database, of whatever engine; owns it and closes it. Used by one thread at a time.
@usableFromInline
package final class Connection {
  let engine: any Engine
  /// By the address of the literal, which never moves.
  private var fixed: [UnsafePointer<UInt8>: Statement] = [:]
  private var composed: [String: Statement] = [:]
  /// What a store keeps with the connection, such as values that it has decoded before.
  package var memory: AnyObject?

  /// Opens the database, creating it if it is missing.
  ///
  /// Throws if it is not a database, is another program's, is newer than `knownVersion` of the schema, or is not
  /// writable; nothing is changed in such a database.
  package convenience init(
    _ place: DatabasePlace, knownVersion: Int, isReadOnly: Bool = false
  ) throws(DatabaseError) {
    switch place {
    case .file(let path):
      self.init(try SQLiteConnection(path: path, knownVersion: knownVersion, isReadOnly: isReadOnly))
    #if PostgreSQL
      case .server(let address):
        self.init(try PostgreSQLConnection(address, knownVersion: knownVersion, isReadOnly: isReadOnly))
    #endif
    }
  }

  /// Opens a database of exactly this schema for reading, and never writes into it, whatever it is.
  package convenience init(inspecting place: DatabasePlace, version: Int) throws(DatabaseError) {
    switch place {
    case .file(let path): self.init(try SQLiteConnection(inspecting: path, version: version))
    #if PostgreSQL
      case .server(let address): self.init(try PostgreSQLConnection(inspecting: address, version: version))
    #endif
    }
  }

  package convenience init(path: String, knownVersion: Int, isReadOnly: Bool = false) throws(DatabaseError) {
    try self.init(.file(path), knownVersion: knownVersion, isReadOnly: isReadOnly)
  }

  init(_ engine: any Engine) { self.engine = engine }

  deinit {
    // Before the engine.
    fixed = [:]
    composed = [:]
  }

  /// The file or the server, for messages.
  package var place: String { engine.place }

  /// The statement of a literal, prepared once; if it is still being read, a second use gets one of its own.
  @usableFromInline
  package func statement(_ sql: StaticString) throws(DatabaseError) -> Statement {
    let key = sql.utf8Start
    if let known = fixed[key], known.take() { return known }
    #if DEBUG
      SQLTexts.note("\(sql)")
    #endif
    let new = try key.withMemoryRebound(to: CChar.self, capacity: sql.utf8CodeUnitCount) { text throws(DatabaseError) in
      try engine.prepare(text)
    }
    _ = new.take()
    if fixed[key] == nil { fixed[key] = new }
    return new
  }

  /// The same for text composed at run time, of which there may only be a few variants: values belong in parameters.
  @usableFromInline
  package func statement(composed sql: String) throws(DatabaseError) -> Statement {
    if let known = composed[sql], known.take() { return known }
    #if DEBUG
      SQLTexts.note(sql)
    #endif
    let new = try engine.prepare(sql)
    _ = new.take()
    if composed.count >= 256 { composed.removeAll() }
    if composed[sql] == nil { composed[sql] = new }
    return new
  }
}
