#if PostgreSQL
  /// Whole tables, row by row (postgresql.org/docs/15/sql-copy.html, binary format).
  extension PostgreSQLConnection {
    /// In the order in which they were made: those that others refer to come first.
    func tables() throws(DatabaseError) -> [TableShape] {
      try begin(.read)
      defer { rollBack() }
      let names = try texts(
        """
        SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
          AND relname <> 'motcua_schema' ORDER BY oid
        """)
      var tables: [TableShape] = []
      for name in names { tables.append(TableShape(name: name, columns: try columns("attname", of: name))) }
      return tables
    }

    /// What the catalogue says of each column that holds something of its own, in their order.
    private func columns(_ fact: String, of table: String) throws(DatabaseError) -> [String] {
      try texts(
        """
        SELECT \(fact) FROM pg_attribute WHERE attrelid = to_regclass('\(table)') AND attnum > 0 AND NOT attisdropped
          AND attgenerated = '' ORDER BY attnum
        """)
    }

    /// The first column of each row, as text.
    private func texts(_ sql: String) throws(DatabaseError) -> [String] {
      let statement = makeStatement(sql)
      defer { statement.reset() }
      var texts: [String] = []
      while try statement.step() {
        texts.append(statement.row.withBytes(0) { String(decoding: $0, as: UTF8.self) })
      }
      return texts
    }

    func forEachRow(
      of table: TableShape, _ body: ([SQLValue]) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
      let types = try columns("format_type(atttypid, NULL)", of: table.name)
      var values: [SQLValue] = []
      try link.copyOut("COPY \(table.name) (\(table.columnList)) TO STDOUT (FORMAT binary)") {
        bytes throws(DatabaseError) in
        guard PostgreSQLCopy.read(bytes, types, into: &values) else { return }
        try body(values)
      }
    }

    func loader(of table: TableShape) throws(DatabaseError) -> any RowLoader {
      try link.beginCopyIn("COPY \(table.name) (\(table.columnList)) FROM STDIN (FORMAT binary)")
      return Loader(link)
    }

    private final class Loader: RowLoader {
      private let link: PostgreSQLLink
      private var buffer = PostgreSQLCopy.header

      init(_ link: PostgreSQLLink) { self.link = link }

      func add(_ values: [SQLValue]) throws(DatabaseError) {
        PostgreSQLCopy.write(values, to: &buffer)
        guard buffer.count >= 64 * 1_024 else { return }
        try link.copyIn(buffer)
        buffer.removeAll(keepingCapacity: true)
      }

      func finish() throws(DatabaseError) {
        try link.copyIn(buffer + PostgreSQLCopy.trailer)
        try link.endCopyIn()
      }
    }

    /// Rows are checked and indexed once they are there: one transaction for all.
    func willLoad() throws(DatabaseError) {
      try begin(.write)
      let constraints = try texts(
        """
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I|ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
          conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
        """)
      let indexes = try texts(
        """
        SELECT format('DROP INDEX %s|%s', indexrelid::regclass, pg_get_indexdef(indexrelid))
        FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
        WHERE relnamespace = current_schema()::regnamespace
          AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid)
        """)
      let changes = (constraints + indexes).map { $0.split(separator: "|", maxSplits: 1).map(String.init) }
      for change in changes { try link.tell(change[0]) }
      afterLoad = changes.reversed().map { $0[1] }
      try awaitAnswers()
    }

    func didLoad() throws(DatabaseError) {
      // An index is sorted in memory up to here.
      try link.tell("SET LOCAL maintenance_work_mem = '256MB'")
      for change in afterLoad { try link.tell(change) }
      try awaitAnswers()
      try commit()
      try execute("ANALYZE")
    }
  }
#endif
