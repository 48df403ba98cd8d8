import Database
import OneStop

/// A line of a list for staff.
package struct DossierSummary: Hashable, Sendable {
  package let id: Int64
  package let code: DossierCode
  package let agency: AgencyCode
  package let procedure: ProcedureCode
  package let applicant: String
  package let channel: Channel
  package let status: Status
  package let acceptedAt: Moment?
  package let due: Moment?
  package let isDueProvisional: Bool
  /// The new appointment from a lateness letter.
  package let newDue: Moment?
  /// The cause given in the letter.
  package let letterCause: LatenessCause?
  package let endedAt: Moment?
  package let outcome: Outcome?
  package let supplementRequests: Int
  package let lastEventAt: Moment
  package let officer: String?
  /// The step of the procedure's own process that it is at, from 0.
  package let step: Int
  /// While its clock runs.
  package let risk: LateRisk?
  /// How many events it has.
  package let version: Int
  package let isConfidential: Bool
  package let returnBy: ReturnMethod
  /// Whether another agency has answered, or its silence has become agreement, and nobody has acted on the dossier
  /// since.
  package let hasNewAnswer: Bool
  /// Whether what the applicant was asked for has come, and nobody has acted on the dossier since.
  package let hasNewSupplement: Bool
  /// The representative's name.
  package let representative: String?
  /// When it came in, or what it lacked did, while it is not accepted yet.
  package let filedAt: Moment?
}

extension DossierSummary {
  static let columns = """
    id, code, agency, procedure, applicant_name, channel, status, accepted_at, due, is_due_provisional, new_due, \
    ended_at, outcome, supplement_requests, last_event_at, officer, \
    step, at_risk_from, risk_need, risk_cases, event_count, is_confidential, \
    CASE WHEN new_due IS NOT NULL THEN (SELECT e.cause FROM events e
      WHERE e.id BETWEEN dossiers.id * 65536 AND dossiers.id * 65536 + 65535 AND e.kind = 'extend'
      ORDER BY e.id DESC LIMIT 1) END,
    return_by,
    CASE WHEN ended_at IS NULL AND EXISTS (SELECT 1 FROM consultations c WHERE c.dossier_id = dossiers.id)
      THEN CASE WHEN (SELECT e.kind FROM events e
        WHERE e.id BETWEEN dossiers.id * 65536 AND dossiers.id * 65536 + 65535
          AND e.kind NOT IN ('recompute_due', 'transfer')
        ORDER BY e.id DESC LIMIT 1) IN ('answer_consultation', 'lapse_consultation') THEN 1 ELSE 0 END
      ELSE 0 END,
    representative,
    CASE WHEN ended_at IS NULL AND supplement_requests > 0
      THEN CASE WHEN (SELECT e.kind FROM events e
        WHERE e.id BETWEEN dossiers.id * 65536 AND dossiers.id * 65536 + 65535
          AND e.kind NOT IN ('recompute_due', 'transfer')
        ORDER BY e.id DESC LIMIT 1) = 'supplement_received' THEN 1 ELSE 0 END
      ELSE 0 END,
    CASE WHEN status = 1 THEN (SELECT e.at FROM events e
      WHERE e.id BETWEEN dossiers.id * 65536 AND dossiers.id * 65536 + 65535
        AND e.kind IN ('file', 'supplement_received')
      ORDER BY e.id DESC LIMIT 1) END
    """

  init(_ row: Row, _ database: Connection) throws(StoreError) {
    id = row.int64(0)
    code = try row.dossierCode(1)
    agency = try database.agencyCode(row, 2)
    procedure = try database.procedureCode(row, 3)
    applicant = row.text(4)
    channel = try row.word(5)
    status = try row.number(6)
    acceptedAt = row.optional(7, Row.moment)
    due = row.optional(8, Row.moment)
    isDueProvisional = row.bool(9)
    newDue = row.optional(10, Row.moment)
    endedAt = row.optional(11, Row.moment)
    outcome = try row.optionalWord(12)
    supplementRequests = row.int(13)
    lastEventAt = row.moment(14)
    officer = row.optional(15, Row.text)
    step = row.int(16)
    risk = row.optional(17, Row.moment).map { LateRisk(from: $0, need: row.int64(18), cases: row.int(19)) }
    version = row.int(20)
    isConfidential = row.bool(21)
    letterCause = try row.optionalWord(22)
    returnBy = try row.word(23)
    hasNewAnswer = row.bool(24)
    representative = row.optional(25, Row.text)
    hasNewSupplement = row.bool(26)
    filedAt = row.optional(27, Row.moment)
  }
}

extension Connection {
  /// The lines of dossiers that a condition with parameters `$1`, `$2`, … selects; the condition may go on to order and
  /// limit them.
  func summaries(
    _ condition: String, _ values: [any SQLParameter]
  ) throws(StoreError) -> [DossierSummary] {
    var lines: [DossierSummary] = []
    try forEach(composed: "SELECT \(DossierSummary.columns) FROM dossiers WHERE \(condition)", values) {
      row throws(StoreError) in
      lines.append(try DossierSummary(row, self))
      return true
    }
    return lines
  }
}
