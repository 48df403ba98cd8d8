import Database

extension Schema {
  /// Working copies of forms.
  static let formCopies = Migration(
    number: 47,
    sql: """
      CREATE TABLE form_copies (
        procedure TEXT NOT NULL PRIMARY KEY,
        content TEXT NOT NULL,
        base BIGINT NOT NULL,
        revision BIGINT NOT NULL,
        changed_at BIGINT NOT NULL,
        changed_by TEXT NOT NULL
      );
      """)
}
