import Database

extension Schema {
  /// Which fields of its form an applicant is asked to mend.
  static let askedFields = Migration(number: 46, sql: "ALTER TABLE event_texts ADD COLUMN fields TEXT;")
}
