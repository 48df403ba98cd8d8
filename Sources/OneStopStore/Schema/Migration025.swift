import Database

extension Schema {
  /// Events in the order in which they were recorded, for other systems of the agency. Those of confidential dossiers are
  /// not in it, so that the numbers have no gap for them.
  static let changes = Migration(
    number: 25,
    sql: """
      CREATE TABLE changes (
        number INTEGER PRIMARY KEY,
        event INTEGER NOT NULL,
        -- Which had the dossier after the event.
        agency TEXT NOT NULL
      ) STRICT;
      CREATE INDEX changes_agency ON changes (agency, number);
      """,
    fill: { database throws(StoreError) in
      try database.execute(
        """
        INSERT INTO changes (event, agency)
        SELECT e.id, d.agency FROM events e JOIN dossiers d ON d.id = e.dossier_id WHERE d.is_confidential = 0
        ORDER BY e.recorded_at, e.id
        """)
    })
}
