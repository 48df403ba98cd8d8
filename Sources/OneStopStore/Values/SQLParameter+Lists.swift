import Database

extension [any SQLParameter] {
  /// Adds the elements, of which there must be at least one, and returns how a statement names them: `($2, $3)`.
  mutating func list(_ elements: some Collection<some SQLParameter>) -> String {
    let first = count + 1
    for element in elements { append(element) }
    return "(" + (first...count).map { "$\($0)" }.joined(separator: ", ") + ")"
  }
}

extension Array {
  /// In groups small enough for one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535.
  var groups: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: 500).map { self[$0..<Swift.min($0 + 500, count)] }
  }
}
