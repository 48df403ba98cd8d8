import Database
import OneStop

extension DossierSummary {
  /// For how long after acceptance, or after its end, whoever filed it for somebody else sees how it stands.
  package static let assistedDays = 30
  static let assistedTime = Int64(assistedDays) * 24 * Moment.hour
}

extension Snapshot {
  /// What the member of staff has filed at the agency for others, the newest first: until thirty days after it was
  /// accepted, or has ended without.
  package func assistedFilings(
    by login: String, at agency: AgencyCode, now: Moment, limit: Int
  ) throws(StoreError) -> [DossierSummary] {
    let database = try connection
    var found: [DossierSummary] = []
    try database.forEach(
      composed: """
        SELECT \(DossierSummary.columns) FROM dossiers
        WHERE id IN (SELECT a.dossier_id FROM assisted_filings a WHERE a.login = $1 AND a.agency = $2)
          AND is_confidential = 0 AND erased_at IS NULL AND coalesce(accepted_at, ended_at, $3) > $4
        ORDER BY id DESC LIMIT $5
        """, [login, agency, now, now.adding(microseconds: -DossierSummary.assistedTime), limit]
    ) { row throws(StoreError) in
      found.append(try DossierSummary(row, database))
      return true
    }
    return found
  }

  /// Whether it is one of `assistedFilings(by:at:now:limit:)`.
  package func isAssistedFiling(
    _ dossier: Int64, by login: String, at agency: AgencyCode, now: Moment
  ) throws(StoreError) -> Bool {
    try connection.first(
      """
      SELECT 1 FROM assisted_filings a JOIN dossiers d ON d.id = a.dossier_id
      WHERE a.dossier_id = $1 AND a.login = $2 AND a.agency = $3
        AND d.is_confidential = 0 AND d.erased_at IS NULL AND coalesce(d.accepted_at, d.ended_at, $4) > $5
      """, dossier, login, agency, now, now.adding(microseconds: -DossierSummary.assistedTime)
    ) { $0.int(0) } != nil
  }
}

extension Transaction {
  /// Notes who filed it for somebody beside them.
  package func noteAssistance(_ help: DraftAssistance, with dossier: Int64) throws(StoreError) {
    try connection.run(
      "INSERT INTO assisted_filings (dossier_id, login, agency) VALUES ($1, $2, $3)", dossier, help.login, help.agency)
  }
}
