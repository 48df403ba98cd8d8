import Database

extension Schema {
  /// An event lies by one number, made of its dossier's and its place there. A tree by two columns held whole events in
  /// its upper levels, twenty-eight to a page instead of some four hundred: it was two levels deeper, and what lay between
  /// its root and its leaves was more than a reader keeps.
  static let eventsByNumber = Migration(
    number: 13,
    sql: """
      CREATE TABLE events_by_number (
        -- EventNumber
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        recorded_at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        actor TEXT NOT NULL,
        note TEXT NOT NULL,
        cause TEXT,
        new_due INTEGER,
        papers TEXT,
        amount INTEGER,
        due INTEGER,
        is_due_provisional INTEGER NOT NULL,
        is_late_entry INTEGER NOT NULL,
        step INTEGER,
        officer TEXT,
        consultation TEXT,
        old_due INTEGER,
        correction TEXT,
        undone_status INTEGER,
        undone_at INTEGER,
        agencies TEXT,
        dossier_id INTEGER NOT NULL REFERENCES dossiers (id) GENERATED ALWAYS AS (id >> 16) VIRTUAL,
        seq INTEGER NOT NULL GENERATED ALWAYS AS (id & 65535) VIRTUAL
      ) STRICT;
      INSERT INTO events_by_number (id, at, recorded_at, kind, actor, note, cause, new_due, papers, amount, due,
        is_due_provisional, is_late_entry, step, officer, consultation, old_due, correction, undone_status, undone_at,
        agencies)
      SELECT dossier_id << 16 | seq, at, recorded_at, kind, actor, note, cause, new_due, papers, amount, due,
        is_due_provisional, is_late_entry, step, officer, consultation, old_due, correction, undone_status, undone_at,
        agencies
      FROM events ORDER BY dossier_id, seq;
      DROP TABLE events;
      ALTER TABLE events_by_number RENAME TO events;
      CREATE INDEX events_late ON events (coalesce(undone_at, at)) WHERE is_late_entry = 1;
      """)
}
