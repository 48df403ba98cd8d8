import Database
import OneStop

extension Transaction {
  /// Stores the rating and counts it on its day; false where the dossier has one already, or is confidential.
  package func rate(_ rating: Rating, dossier stored: StoredDossier) throws(StoreError) -> Bool {
    if stored.dossier.isConfidential { return false }
    let added = try connection.change(
      """
      INSERT INTO ratings (dossier_id, level, comment, at, event_count)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT (dossier_id) DO NOTHING
      """,
      stored.id, rating.level.rawValue, rating.comment, rating.at, stored.events.count)
    guard added == 1 else { return false }
    let dossier = stored.dossier
    tallies.note(
      TallyChanges(rating), agency: dossier.countedAgency, procedure: dossier.filing.procedure,
      channel: dossier.filing.channel)
    return true
  }
}

extension Snapshot {
  package func rating(of dossier: Int64) throws(StoreError) -> Rating? {
    try connection.rating(of: dossier)
  }
}

extension Connection {
  func rating(of dossier: Int64) throws(StoreError) -> Rating? {
    try first("SELECT level, comment, at FROM ratings WHERE dossier_id = $1", dossier) { row throws(StoreError) in
      Rating(level: try row.number(0), comment: row.text(1), at: row.moment(2))
    }
  }
}
