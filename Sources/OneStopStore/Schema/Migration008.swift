import Database

extension Schema {
  static let bulkActions = Migration(
    number: 8,
    sql: """
      -- An action on many dossiers at once, as its form ordered it.
      CREATE TABLE bulk_orders (
        login TEXT NOT NULL,
        number TEXT NOT NULL,
        digest TEXT NOT NULL,
        action TEXT NOT NULL,
        officer TEXT,
        note TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (login, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX bulk_orders_age ON bulk_orders (created_at);

      -- Its dossiers as they were chosen, and what came of each; outcome NULL: still to be done.
      CREATE TABLE bulk_items (
        login TEXT NOT NULL,
        number TEXT NOT NULL,
        position INTEGER NOT NULL,
        code TEXT NOT NULL,
        version INTEGER,
        outcome TEXT,
        detail TEXT,
        PRIMARY KEY (login, number, position)
      ) STRICT, WITHOUT ROWID;
      """)
}
