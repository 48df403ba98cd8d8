import Database

extension Schema {
  /// What applicants wrote, by when they wrote it.
  static let comments = Migration(
    number: 20, sql: "CREATE INDEX ratings_commented ON ratings (at, dossier_id) WHERE comment <> '';")
}
