import Database

extension Schema {
  /// On what ground of law a refusal or a stop rests; what came before says none.
  static let grounds = Migration(number: 14, sql: "ALTER TABLE events ADD COLUMN ground TEXT;")
}
