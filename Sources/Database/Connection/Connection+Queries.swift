extension Connection {
  /// Runs a statement to its end. In a transaction its error may come later, with what is asked next or the commit.
  @inlinable
  package func run<each Value: SQLParameter>(
    _ sql: StaticString, _ values: repeat each Value
  ) throws(DatabaseError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    try statement.finish()
  }

  /// Runs a statement to its end; returns how many rows it inserted, updated or deleted.
  @inlinable
  package func change<each Value: SQLParameter>(
    _ sql: StaticString, _ values: repeat each Value
  ) throws(DatabaseError) -> Int {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    return try statement.finishCounting()
  }

  /// The same with a statement composed at run time.
  package func run(composed sql: String, _ values: [any SQLParameter]) throws(DatabaseError) {
    let statement = try statement(composed: sql)
    defer { statement.reset() }
    try statement.bind(values)
    try statement.finish()
  }

  /// Passes each row to `body`.
  @inlinable
  package func forEach<each Value: SQLParameter>(
    _ sql: StaticString, _ values: repeat each Value, body: (Row) throws(DatabaseError) -> Void
  ) throws(DatabaseError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    while try statement.step() { try body(statement.row) }
  }

  /// Every row, decoded.
  @inlinable
  package func all<each Value: SQLParameter, Element>(
    _ sql: StaticString, _ values: repeat each Value, decode: (Row) throws(DatabaseError) -> Element
  ) throws(DatabaseError) -> [Element] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    var elements: [Element] = []
    while try statement.step() { elements.append(try decode(statement.row)) }
    return elements
  }

  /// The first row, decoded, or nil.
  @inlinable
  package func first<each Value: SQLParameter, Element>(
    _ sql: StaticString, _ values: repeat each Value, decode: (Row) throws(DatabaseError) -> Element
  ) throws(DatabaseError) -> Element? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    guard try statement.step() else { return nil }
    return try decode(statement.row)
  }

  /// Passes each row of a statement composed at run time to `body`, until that returns false.
  @inlinable
  package func forEach(
    composed sql: String, _ values: [any SQLParameter], body: (Row) throws(DatabaseError) -> Bool
  ) throws(DatabaseError) {
    let statement = try statement(composed: sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step(), try body(statement.row) {}
  }
}
