import Database

extension Schema {
  /// How much had happened to a dossier when it was rated: events may be of the same moment, and be entered later.
  static let ratingPlaces = Migration(number: 32, sql: "ALTER TABLE ratings ADD COLUMN event_count BIGINT;")
}
