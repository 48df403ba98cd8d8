import Database
import OneStop

extension Transaction {
  /// Records silence past its due moment as agreement, for up to `limit` questions, the longest past first.
  ///
  /// Each once: whether a question still waits is decided in the transaction that records this.
  /// - Returns: how many questions it recorded.
  package func lapseConsultations(
    calendar: WorkCalendar, now: Moment, limit: Int = 100
  ) throws(StoreError) -> Int {
    let silent = try connection.all(
      """
      SELECT dossier_id, number, due FROM consultations
      WHERE ended_at IS NULL AND is_silence_agreement = 1 AND due < $1 ORDER BY due, dossier_id LIMIT $2
      """,
      now, limit
    ) { (dossier: $0.int64(0), number: $0.int(1), due: $0.moment(2)) }
    for (id, number, due) in silent {
      do {
        _ = try append(to: id) { stored in
          let at = max(due, stored.dossier.lastEventAt)
          let command = DossierCommand(.lapseConsultation(number: number), at: at)
          return try stored.dossier.decide(command, by: .portal, calendar: calendar, now: now)
        }
      } catch {
        throw error as? StoreError ?? .corrupt("consultation \(number) of dossier \(id) is not what its events say")
      }
    }
    return silent.count
  }
}
