import Database

extension Schema {
  /// What a form at the counter asks of the applicant besides: when they were born, their ward, who stands there for them.
  static let particulars = Migration(
    number: 16,
    sql: """
      ALTER TABLE dossiers ADD COLUMN birth_date INTEGER;
      ALTER TABLE dossiers ADD COLUMN ward TEXT NOT NULL DEFAULT '';
      ALTER TABLE dossiers ADD COLUMN representative TEXT;
      ALTER TABLE dossiers ADD COLUMN representative_identity TEXT;
      """)
}
