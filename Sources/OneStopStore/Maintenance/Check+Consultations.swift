import Database
import OneStop

extension Check {
  /// Compares the rows of one dossier's consultations with its events.
  mutating func consultations(of id: Int64, _ dossier: Dossier, _ database: Connection) throws(StoreError) {
    guard !dossier.consultations.isEmpty else { return }
    let rows = try database.all(
      """
      SELECT number, agency, asked, question, asked_at, due, is_silence_agreement, ended_at, outcome
      FROM consultations WHERE dossier_id = $1 ORDER BY number
      """, id
    ) { ConsultationRow($0) }
    consultationCount += dossier.consultations.count
    if rows != dossier.consultations.map({ ConsultationRow($0, of: dossier) }) {
      find("consultations", "Dossier \(dossier.code): its consultations differ from its events.")
    }
  }

  /// Checks that every row has its events.
  mutating func consultations(of database: Connection) throws(StoreError) {
    let count = try database.first("SELECT count(*) FROM consultations") { $0.int(0) } ?? 0
    let asked = consultationCount
    if count != asked {
      find("consultations", "\(count) consultations are listed, \(asked) were asked.")
    }
  }
}

private struct ConsultationRow: Equatable {
  var number: Int
  var agency: String
  var asked: String
  var question: String
  var askedAt: Moment
  var due: Moment?
  var isSilenceAgreement: Bool
  var endedAt: Moment?
  var outcome: String?

  init(_ row: Row) {
    number = row.int(0)
    agency = row.text(1)
    asked = row.text(2)
    question = row.text(3)
    askedAt = row.moment(4)
    due = row.optional(5, Row.moment)
    isSilenceAgreement = row.bool(6)
    endedAt = row.optional(7, Row.moment)
    outcome = row.optional(8, Row.text)
  }

  init(_ asked: Consultation, of dossier: Dossier) {
    number = asked.number
    agency = dossier.agency.description
    self.asked = asked.agency.description
    question = asked.question
    askedAt = asked.askedAt
    due = asked.due
    isSilenceAgreement = asked.request.isSilenceAgreement
    endedAt = asked.end?.at
    outcome = asked.end?.outcome.word
  }
}
