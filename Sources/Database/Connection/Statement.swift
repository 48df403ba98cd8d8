/// A prepared statement of an engine. Parameters are written `$1`, `$2`, … as in PostgreSQL.
@usableFromInline
package enum Statement {
  case sqlite(SQLiteStatement)
  #if PostgreSQL
    case postgreSQL(PostgreSQLStatement)
  #endif
}

extension Statement {
  @inlinable
  package func bind<each Value: SQLParameter>(_ values: repeat each Value) throws(DatabaseError) {
    switch self {
    case .sqlite(let statement): try statement.bind(repeat each values)
    #if PostgreSQL
      case .postgreSQL(let statement):
        for value in repeat each values { try statement.add(value.sqlValue) }
    #endif
    }
  }

  /// For statements whose number of parameters is only known at run time.
  @usableFromInline
  package func bind(_ values: [any SQLParameter]) throws(DatabaseError) {
    switch self {
    case .sqlite(let statement): try statement.bind(values)
    #if PostgreSQL
      case .postgreSQL(let statement):
        for value in values { try statement.add(value.sqlValue) }
    #endif
    }
  }

  /// The current row.
  @inlinable package var row: Row {
    switch self {
    case .sqlite(let statement): .sqlite(statement.row)
    #if PostgreSQL
      case .postgreSQL(let statement): .postgreSQL(statement.row)
    #endif
    }
  }

  /// True while there is a current row.
  @inlinable
  package func step() throws(DatabaseError) -> Bool {
    switch self {
    case .sqlite(let statement): try statement.step()
    #if PostgreSQL
      case .postgreSQL(let statement): try statement.step()
    #endif
    }
  }

  /// Runs it to its end, without its rows. The engine may put it off until something is asked or committed.
  @inlinable
  package func finish() throws(DatabaseError) {
    switch self {
    case .sqlite(let statement): while try statement.step() {}
    #if PostgreSQL
      case .postgreSQL(let statement): try statement.send()
    #endif
    }
  }

  /// Runs it to its end; returns how many rows it inserted, updated or deleted.
  @inlinable
  package func finishCounting() throws(DatabaseError) -> Int {
    switch self {
    case .sqlite(let statement):
      while try statement.step() {}
      return statement.changeCount
    #if PostgreSQL
      case .postgreSQL(let statement): return try statement.changeCount()
    #endif
    }
  }

  /// Makes it ready for the next use.
  @inlinable
  package func reset() {
    switch self {
    case .sqlite(let statement): statement.reset()
    #if PostgreSQL
      case .postgreSQL(let statement): statement.reset()
    #endif
    }
  }

  /// Marks it as being read, if it is not yet.
  /// - Returns: whether it was free.
  @inlinable
  func take() -> Bool {
    switch self {
    case .sqlite(let statement):
      if statement.isInUse { return false }
      statement.isInUse = true
    #if PostgreSQL
      case .postgreSQL(let statement):
        if statement.isInUse { return false }
        statement.isInUse = true
    #endif
    }
    return true
  }
}
