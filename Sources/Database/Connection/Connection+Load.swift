extension Connection {
  /// Fills an empty database of the same schema with every row of another, all or none, in bounded memory. The source is
  /// read in one state of it.
  ///
  /// - Parameter progress: called now and then with the number of rows so far.
  /// - Returns: how many rows each table got.
  package func load(
    from source: Connection, progress: (Int) -> Void
  ) throws(DatabaseError) -> [(table: String, rows: Int)] {
    let tables = try source.engine.tables()
    try source.begin(.read)
    defer { source.rollBack() }
    try engine.willLoad()
    var counts: [(table: String, rows: Int)] = []
    var all = 0
    for table in tables {
      var count = 0
      let loader = try engine.loader(of: table)
      try source.engine.forEachRow(of: table) { values throws(DatabaseError) in
        try loader.add(values)
        count += 1
        all += 1
        if all.isMultiple(of: 10_000) { progress(all) }
      }
      try loader.finish()
      counts.append((table: table.name, rows: count))
    }
    try engine.didLoad()
    return counts
  }

  /// How many rows a table has.
  package func rowCount(of table: String) throws(DatabaseError) -> Int { try integer("SELECT count(*) FROM \(table)") }
}
