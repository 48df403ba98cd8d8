import Database
import OneStop

/// A line of a list of questions between agencies.
package struct ConsultationSummary: Hashable, Sendable {
  package let dossierID: Int64
  package let dossier: DossierCode
  package let procedure: ProcedureCode
  package let applicant: String
  /// The agency that asks.
  package let agency: AgencyCode
  package let asked: AgencyCode
  package let number: Int
  package let question: String
  package let askedAt: Moment
  package let due: Moment?
  package let isSilenceAgreement: Bool
  package let endedAt: Moment?
  package let outcome: Consultation.Outcome?
}

extension ConsultationSummary {
  static let columns = """
    d.code, d.procedure, d.applicant_name, c.agency, c.asked, c.number, c.question, c.asked_at, c.due, \
    c.is_silence_agreement, c.ended_at, c.outcome, c.dossier_id
    """

  init(_ row: Row, _ database: Connection) throws(StoreError) {
    dossierID = row.int64(12)
    dossier = try row.dossierCode(0)
    procedure = try database.procedureCode(row, 1)
    applicant = row.text(2)
    agency = try database.agencyCode(row, 3)
    asked = try database.agencyCode(row, 4)
    number = row.int(5)
    question = row.text(6)
    askedAt = row.moment(7)
    due = row.optional(8, Row.moment)
    isSilenceAgreement = row.bool(9)
    endedAt = row.optional(10, Row.moment)
    guard let word = row.optional(11, Row.text) else {
      outcome = nil
      return
    }
    guard let outcome = Consultation.Outcome(word: word) else { throw row.unreadable(11) }
    self.outcome = outcome
  }
}
