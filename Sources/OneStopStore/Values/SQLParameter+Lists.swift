import Database

extension [any SQLParameter] {
  /// Adds the elements, which must be some; how a statement names them, such as `($2, $3)`.
  mutating func list(_ elements: some Collection<some SQLParameter>) -> String {
    let first = count + 1
    for element in elements { append(element) }
    return "(" + (first...count).map { "$\($0)" }.joined(separator: ", ") + ")"
  }

  /// All but the first element, behind the values that there are: what follows `$1` in a list of them.
  mutating func places(ofOthers elements: [some SQLParameter]) -> String {
    elements.count > 1 ? ", " + list(elements.dropFirst()).dropFirst().dropLast() : ""
  }
}

extension Array {
  /// In groups that one statement can name: SQLite takes 32,766 parameters, PostgreSQL 65,535.
  var groups: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: 500).map { self[$0..<Swift.min($0 + 500, count)] }
  }
}
