import Database
import OneStop

/// What a dossier's form says since a moment: first as it was filed, then after each mending.
package struct FiledAnswers: Hashable, Sendable {
  /// From 1.
  package let number: Int
  /// The version of the procedure's form.
  package let form: Int
  package let answers: FormAnswers
  package let at: Moment
}

extension Snapshot {
  /// From the first; none of a dossier that was not filed by a form, or was erased.
  package func filedAnswers(of dossier: Int64) throws(StoreError) -> [FiledAnswers] {
    try connection.all(
      "SELECT number, form, answers, at FROM filed_answers WHERE dossier_id = $1 ORDER BY number", dossier
    ) { row throws(StoreError) in
      guard let answers = FormAnswers(parsing: Array(row.text(2).utf8)) else { throw row.unreadable(2) }
      return FiledAnswers(number: row.int(0), form: row.int(1), answers: answers, at: row.moment(3))
    }
  }
}

extension Snapshot {
  /// The version of the procedure's form by which the dossier was last filed or mended.
  package func filedForm(of dossier: Int64) throws(StoreError) -> Int? {
    try connection.first(
      "SELECT form FROM filed_answers WHERE dossier_id = $1 ORDER BY number DESC LIMIT 1", dossier
    ) { $0.int(0) }
  }
}

extension Transaction {
  package func keep(
    _ answers: FormAnswers, of dossier: Int64, form: Int, at moment: Moment
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO filed_answers (dossier_id, number, form, answers, at)
      VALUES ($1, (SELECT coalesce(max(number), 0) + 1 FROM filed_answers WHERE dossier_id = $1), $2, $3, $4)
      """, dossier, form, String(decoding: answers.json, as: UTF8.self), moment)
  }
}
