import Database
import OneStop

/// Tạm giữ: a dossier whose personal data are kept for a dispute, until somebody lifts that.
package struct RetentionHold: Hashable, Sendable {
  package var reason: String
  package var heldAt: Moment
  /// The login of the leader who decided it.
  package var heldBy: String

  package init(reason: String, heldAt: Moment, heldBy: String) {
    (self.reason, self.heldAt, self.heldBy) = (reason, heldAt, heldBy)
  }

  /// The limit of `reason`.
  package static let reasonRule = TextRule.text(.form, upTo: 1_000).asReason
}

/// A held dossier, as the city's administrator sees it: the reason is the agency's affair.
package struct DossierOnHold: Hashable, Sendable {
  package let code: DossierCode
  package let agency: AgencyCode
  package let procedure: ProcedureCode
  package let heldAt: Moment
}

extension Connection {
  func hold(of dossier: Int64) throws(StoreError) -> RetentionHold? {
    try first("SELECT reason, held_at, held_by FROM retention_holds WHERE dossier_id = $1", dossier) {
      RetentionHold(reason: $0.text(0), heldAt: $0.moment(1), heldBy: $0.text(2))
    }
  }
}

extension Snapshot {
  package func hold(of dossier: Int64) throws(StoreError) -> RetentionHold? { try connection.hold(of: dossier) }

  /// The oldest first; without confidential ones.
  package func heldDossiers(limit: Int) throws(StoreError) -> [DossierOnHold] {
    let database = try connection
    return try database.all(
      """
      SELECT d.code, coalesce(d.ended_agency, d.agency), d.procedure, h.held_at
      FROM retention_holds h JOIN dossiers d ON d.id = h.dossier_id WHERE d.is_confidential = 0
      ORDER BY h.held_at, d.id LIMIT $1
      """, limit
    ) { row throws(StoreError) in
      DossierOnHold(
        code: try row.dossierCode(0), agency: try database.agencyCode(row, 1),
        procedure: try database.procedureCode(row, 2), heldAt: row.moment(3))
    }
  }
}

extension Transaction {
  /// False where it is held already, or was erased.
  package func hold(_ dossier: Int64, _ hold: RetentionHold) throws(StoreError) -> Bool {
    let isErased =
      try connection.first(
        "SELECT 1 FROM dossiers WHERE id = $1 AND erased_at IS NOT NULL", dossier
      ) { $0.int(0) } != nil
    if isErased { return false }
    return try connection.change(
      """
      INSERT INTO retention_holds (dossier_id, reason, held_at, held_by) VALUES ($1, $2, $3, $4)
      ON CONFLICT (dossier_id) DO NOTHING
      """, dossier, hold.reason, hold.heldAt, hold.heldBy) == 1
  }

  /// False where nothing holds it.
  package func liftHold(of dossier: Int64) throws(StoreError) -> Bool {
    try connection.change("DELETE FROM retention_holds WHERE dossier_id = $1", dossier) == 1
  }
}
