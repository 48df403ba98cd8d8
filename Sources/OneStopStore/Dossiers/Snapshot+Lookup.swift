import OneStop

/// What anyone with a code may see: no names, papers or notes. Names of agency and procedure are the caller's to know.
package struct DossierLookup: Hashable, Sendable {
  package let id: Int64
  package let code: DossierCode
  package let agency: AgencyCode
  package let procedure: ProcedureCode
  package let procedureVersion: Int
  package let status: Status
  package let acceptedAt: Moment?
  package let due: Moment?
  package let isDueProvisional: Bool
  /// The new appointment of a lateness letter.
  package let newDue: Moment?
  package let endedAt: Moment?
  package let outcome: Outcome?
  package let handedOverAt: Moment?
  package let supplementRequests: Int
  package let timeline: [Step]

  package struct Step: Hashable, Sendable {
    package let at: Moment
    /// nil for a filing.
    package let action: Action?
    package let newDue: Moment?
  }
}

extension Snapshot {
  /// The public part of a dossier, by its code or the provisional code it was filed under; nil for an unknown one.
  package func lookup(_ code: DossierCode) throws(StoreError) -> DossierLookup? {
    let database = try connection
    if let found = try database.lookup(code) { return found }
    guard let id = try database.dossierID(code),
      let current = try database.first("SELECT code FROM dossiers WHERE id = $1", id, decode: { row in row.text(0) }),
      let code = DossierCode(current)
    else { return nil }
    return try database.lookup(code)
  }
}

extension Connection {
  fileprivate func lookup(_ code: DossierCode) throws(StoreError) -> DossierLookup? {
    try first(
      """
      SELECT id, agency, procedure, procedure_version, status, accepted_at, due, is_due_provisional, new_due, ended_at,
        outcome, handed_over_at, supplement_requests
      FROM dossiers WHERE code = $1
      """,
      code
    ) { row throws(StoreError) in
      let id = row.int64(0)
      return DossierLookup(
        id: id, code: code, agency: try agencyCode(row, 1), procedure: try procedureCode(row, 2),
        procedureVersion: row.int(3), status: try row.number(4), acceptedAt: row.optional(5, Row.moment),
        due: row.optional(6, Row.moment), isDueProvisional: row.bool(7), newDue: row.optional(8, Row.moment),
        endedAt: row.optional(9, Row.moment), outcome: try row.optionalWord(10),
        handedOverAt: row.optional(11, Row.moment), supplementRequests: row.int(12), timeline: try timeline(of: id))
    }
  }

  private func timeline(of id: Int64) throws(StoreError) -> [DossierLookup.Step] {
    try all("SELECT at, kind, new_due FROM events WHERE dossier_id = $1 ORDER BY seq", id) { row in
      DossierLookup.Step(
        at: row.moment(0), action: Action(rawValue: row.text(1)), newDue: row.optional(2, Row.moment))
    }
  }
}
