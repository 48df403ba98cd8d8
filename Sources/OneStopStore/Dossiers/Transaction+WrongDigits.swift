import Database
import OneStop

/// Whether another try at a dossier's four digits is allowed.
package enum DigitsAllowance: Hashable, Sendable {
  case free
  /// Not before the next day.
  case tomorrow
  /// Never again: the receipt's key opens the dossier.
  case never
}

extension Transaction {
  /// Tells whether a try at the dossier's four digits is allowed, and counts a wrong one: twenty a day over all
  /// clients, sixty in all (`Rules.md`, Wrong tries). A right one changes nothing.
  package func tryDigits(
    of code: DossierCode, isRight: Bool, on day: LocalDate
  ) throws(StoreError) -> DigitsAllowance {
    let known = try connection.first(
      """
      SELECT d.id, w.day, w.of_day, w.total FROM dossiers d LEFT JOIN wrong_digits w ON w.dossier_id = d.id
      WHERE d.code = $1
      """, code
    ) { row in
      (id: row.int64(0), day: row.optional(1, Row.date), ofDay: row.int(2), total: row.int(3))
    }
    guard let known else { return .free }
    let today = known.day == day ? known.ofDay : 0
    if known.total >= WrongDigits.forEver { return .never }
    if today >= WrongDigits.aDay { return .tomorrow }
    if isRight { return .free }
    try connection.run(
      """
      INSERT INTO wrong_digits (dossier_id, day, of_day, total) VALUES ($1, $2, $3, $4)
      ON CONFLICT (dossier_id) DO UPDATE SET day = excluded.day, of_day = excluded.of_day, total = excluded.total
      """, known.id, day, today + 1, known.total + 1)
    return .free
  }
}

/// How many wrong tries a dossier's four digits allow.
enum WrongDigits {
  static let aDay = 20
  static let forEver = 60
}
