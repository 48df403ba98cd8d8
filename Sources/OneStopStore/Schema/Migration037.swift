import Database

extension Schema {
  /// Who was shown which dossiers; when a device was first used was never read.
  static let lookRecords = Migration(
    number: 37,
    sql: """
      CREATE TABLE looks (
        number BIGINT PRIMARY KEY,
        at BIGINT NOT NULL,
        reader TEXT NOT NULL,
        name TEXT NOT NULL,
        agency TEXT,
        part TEXT NOT NULL,
        page TEXT NOT NULL,
        dossiers BIGINT NOT NULL
      );
      CREATE INDEX looks_age ON looks (at, number);
      CREATE INDEX looks_reader ON looks (name, at, number);
      CREATE TABLE looked_at (
        dossier_id BIGINT NOT NULL,
        look BIGINT NOT NULL,
        agency TEXT NOT NULL,
        PRIMARY KEY (dossier_id, look)
      );
      CREATE INDEX looked_at_look ON looked_at (look, dossier_id);
      CREATE TABLE look_agencies (
        agency TEXT NOT NULL,
        at BIGINT NOT NULL,
        look BIGINT NOT NULL,
        part TEXT NOT NULL,
        PRIMARY KEY (agency, at, look)
      );
      ALTER TABLE devices DROP COLUMN first_seen_at;
      """)
}
