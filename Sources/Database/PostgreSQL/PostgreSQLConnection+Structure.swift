#if PostgreSQL
  import CPostgreSQL

  extension PostgreSQLConnection {
    /// Kept in a table of one row, by which the database is known as this program's.
    func schemaNumber() throws(DatabaseError) -> Int {
      try hasTable("motcua_schema") ? integer("SELECT number FROM motcua_schema") : 0
    }

    func isOurs() throws(DatabaseError) -> Bool { try hasTable("motcua_schema") }

    func own(schemaNumber: Int) throws(DatabaseError) {
      try execute(
        """
        CREATE TABLE IF NOT EXISTS motcua_schema (number BIGINT NOT NULL);
        DELETE FROM motcua_schema;
        INSERT INTO motcua_schema (number) VALUES (\(schemaNumber));
        """)
    }

    func hasTable(_ name: String) throws(DatabaseError) -> Bool {
      let statement = makeStatement("SELECT 1 FROM pg_class WHERE oid = to_regclass(CAST($1 AS text))")
      try statement.add(.text(name))
      return try statement.step()
    }

    /// The pages that the server has found damaged, where it keeps checksums of them (initdb --data-checksums).
    func structureFindings() throws(DatabaseError) -> [String] {
      let damaged = try integer(
        "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()")
      return damaged == 0 ? [] : ["the server has found \(damaged) damaged pages (pg_stat_database)"]
    }

    /// The server lets none arise.
    func danglingReferences() -> [(table: String, row: String)] { [] }
  }
#endif
