/// Fills one table of an empty database.
protocol RowLoader {
  func add(_ values: [SQLValue]) throws(DatabaseError)
  /// After the last row.
  func finish() throws(DatabaseError)
}
