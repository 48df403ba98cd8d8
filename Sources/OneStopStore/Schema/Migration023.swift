import Database

extension Schema {
  /// Agencies whose ground is divided among several, and dossiers of which it is to be seen whether they came to the
  /// right one.
  static let placements = Migration(
    number: 23,
    sql: """
      -- Codes (TextList); empty: there is one successor.
      ALTER TABLE dissolutions ADD COLUMN candidates TEXT NOT NULL DEFAULT '';
      ALTER TABLE dissolutions ADD COLUMN is_certain INTEGER NOT NULL DEFAULT 1;
      -- `agency` is who has the dossier, `dissolved` whence it came; marked until somebody has seen it.
      CREATE TABLE placements (
        dossier_id INTEGER PRIMARY KEY REFERENCES dossiers (id),
        agency TEXT NOT NULL,
        dissolved TEXT NOT NULL,
        marked_at INTEGER NOT NULL,
        seen_at INTEGER,
        seen_by TEXT
      ) STRICT;
      CREATE INDEX placements_to_see ON placements (agency) WHERE seen_at IS NULL;
      """)
}
