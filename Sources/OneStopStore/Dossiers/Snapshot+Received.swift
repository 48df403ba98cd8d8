import Database
import OneStop

extension Snapshot {
  /// What the centres took in for other agencies and that is open or waits to be handed over, the newest first; none of
  /// a confidential procedure.
  ///
  /// - Parameter last: only what came before the dossier with this number; nil: all.
  package func received(
    by centres: [AgencyCode], before last: Int64? = nil, limit: Int
  ) throws(StoreError) -> [DossierSummary] {
    let database = try connection
    var found: [DossierSummary] = []
    for centre in centres {
      try database.forEach(
        composed: """
          SELECT \(DossierSummary.columns) FROM dossiers
          WHERE receiver = $1 AND (ended_at IS NULL OR status = 9) AND id < $2 AND is_confidential = 0
          ORDER BY id DESC LIMIT $3
          """, [centre, last ?? .max, limit]
      ) { row throws(StoreError) in
        found.append(try DossierSummary(row, database))
        return true
      }
    }
    return Array(found.sorted { $0.id > $1.id }.prefix(limit))
  }
}
