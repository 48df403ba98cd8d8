import Database

/// A table whose rows carry a digest of themselves in a column (`row_digest(…)` in SQL), which `check` compares.
struct DigestedTable: Sendable {
  let name: String
  /// The columns in the digest.
  let columns: String
  /// The columns that tell which row it is.
  let key: String
  var column = "digest"

  /// Tables derived from these have no digest, nor do those that are kept for hours: sessions, kept forms.
  static let all = [events, dossiers, ratings, catalogue, accounts, tokens, messages]

  static let events = DigestedTable(
    name: "events",
    columns: """
      id, at, recorded_at, kind, actor, note, cause, new_due, papers, amount, due, is_due_provisional, is_late_entry, \
      step, officer, consultation, old_due, correction, undone_status, undone_at, agencies, ground
      """, key: "(id & 65535) || ' of dossier ' || (SELECT code FROM dossiers WHERE dossiers.id = events.id >> 16)")

  /// The filing as corrected. The rest of a dossier follows from its events.
  static let dossiers = DigestedTable(
    name: "dossiers",
    columns: """
      id, procedure, procedure_version, time_value, time_unit, cutoff, supplement, channel, return_by, lookup_key, \
      applicant_kind, applicant_name, identity, phone, email, address, summary, papers, notices, birth_date, ward, \
      representative, representative_identity
      """, key: "code")

  static let ratings = DigestedTable(
    name: "ratings", columns: "dossier_id, level, comment, at",
    key: "(SELECT code FROM dossiers WHERE dossiers.id = dossier_id)")

  static let catalogue = DigestedTable(
    name: "catalogue", columns: "kind, code, version, position, record, imported_at",
    key: "kind || ' ' || code || ', version ' || version")

  static let accounts = DigestedTable(
    name: "accounts", columns: "login, name, role, agency, password, is_disabled, email, phone", key: "login")

  static let tokens = DigestedTable(
    name: "tokens",
    columns: "digest, agency, label, created_at, last_day, is_read_only, hourly_limit, revoked_at",
    key: "label || ' of ' || agency", column: "row_digest")

  /// What is said to whom, without the state of its delivery.
  static let messages = DigestedTable(
    name: "messages",
    columns: """
      id, message_id, channel, recipient, subject, text, html, dossier_id, account, created_at, event_place, question
      """, key: "id")
}

extension Connection {
  /// Updates the digests of rows that have changed.
  ///
  /// - Parameter condition: which rows, with parameters.
  func renewDigests(
    of table: DigestedTable, where condition: String, _ parameters: any SQLParameter...
  ) throws(StoreError) {
    try run(
      composed: "UPDATE \(table.name) SET \(table.column) = row_digest(\(table.columns)) WHERE \(condition)",
      parameters)
  }
}
