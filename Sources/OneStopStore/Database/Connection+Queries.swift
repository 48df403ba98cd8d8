import CSQLite

extension Connection {
  /// Runs a statement to its end; how many rows it inserted, updated or deleted.
  @discardableResult
  func run<each Value: Bindable>(_ sql: StaticString, _ values: repeat each Value) throws(StoreError) -> Int {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    while try statement.step() {}
    return Int(sqlite3_changes(handle))
  }

  /// The same with a statement composed at run time.
  func run(composed sql: String, _ values: [any Bindable]) throws(StoreError) {
    try forEach(composed: sql, values) { _ in true }
  }

  /// Hands each row to `body`.
  func forEach<each Value: Bindable>(
    _ sql: StaticString, _ values: repeat each Value, body: (Row) throws(StoreError) -> Void
  ) throws(StoreError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    while try statement.step() { try body(Row(statement: statement.handle)) }
  }

  /// Every row, decoded.
  func all<each Value: Bindable, Element>(
    _ sql: StaticString, _ values: repeat each Value, decode: (Row) throws(StoreError) -> Element
  ) throws(StoreError) -> [Element] {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    var elements: [Element] = []
    while try statement.step() { elements.append(try decode(Row(statement: statement.handle))) }
    return elements
  }

  /// The first row, decoded, or nil.
  func first<each Value: Bindable, Element>(
    _ sql: StaticString, _ values: repeat each Value, decode: (Row) throws(StoreError) -> Element
  ) throws(StoreError) -> Element? {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(repeat each values)
    guard try statement.step() else { return nil }
    return try decode(Row(statement: statement.handle))
  }

  /// Hands each row of a statement composed at run time to `body`, until it answers false.
  func forEach(
    composed sql: String, _ values: [any Bindable], body: (Row) throws(StoreError) -> Bool
  ) throws(StoreError) {
    let statement = try statement(composed: sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step(), try body(Row(statement: statement.handle)) {}
  }

  /// Takes an open transaction back; an error may already have done so.
  func rollBack() {
    if !isOutsideTransaction { _ = try? run("ROLLBACK") }
  }
}
