import Database

extension Schema {
  /// What became of an agency's own questions, the latest first.
  static let askersAnswers = Migration(
    number: 26,
    sql: """
      CREATE INDEX consultations_answered ON consultations (agency, ended_at) WHERE ended_at IS NOT NULL;
      """)
}
