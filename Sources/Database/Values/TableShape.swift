/// A table with its columns, but for those that the database computes.
package struct TableShape: Hashable, Sendable {
  package let name: String
  package let columns: [String]

  package init(name: String, columns: [String]) {
    self.name = name
    self.columns = columns
  }

  /// For statements.
  var columnList: String { columns.joined(separator: ", ") }
}
