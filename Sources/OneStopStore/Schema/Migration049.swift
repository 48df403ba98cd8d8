import Database

extension Schema {
  /// The telephone of whoever files for an applicant; and of drafts, who of the staff helps with them, and how often
  /// their link was sent.
  static let assistedDrafts = Migration(
    number: 49,
    sql: """
      ALTER TABLE dossiers ADD COLUMN representative_phone TEXT;
      ALTER TABLE drafts ADD COLUMN assistant TEXT;
      ALTER TABLE drafts ADD COLUMN assistant_agency TEXT;
      ALTER TABLE drafts ADD COLUMN channel TEXT;
      ALTER TABLE drafts ADD COLUMN sealed_key TEXT;
      ALTER TABLE drafts ADD COLUMN applicant TEXT;
      ALTER TABLE drafts ADD COLUMN letters BIGINT NOT NULL DEFAULT 0;
      ALTER TABLE drafts ADD COLUMN lettered_on BIGINT;
      CREATE INDEX drafts_assistant ON drafts (assistant, saved_at) WHERE assistant IS NOT NULL AND filed IS NULL;
      """)
}
