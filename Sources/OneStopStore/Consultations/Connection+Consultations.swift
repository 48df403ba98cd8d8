import Database
import OneStop

extension Connection {
  /// Updates the rows of a dossier's consultations to the state after its events.
  ///
  /// - Parameter before: the state that the rows have now.
  func writeConsultations(
    of dossier: Dossier, id: Int64, since before: [Consultation]
  ) throws(StoreError) {
    let after = dossier.consultations
    guard after != before else { return }
    for (place, asked) in after.enumerated() where place >= before.count || asked != before[place] {
      try run(
        """
        INSERT INTO consultations (dossier_id, number, agency, asked, question, asked_at, due, is_silence_agreement,
          ended_at, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (dossier_id, number) DO UPDATE SET asked = excluded.asked, question = excluded.question,
          ended_at = excluded.ended_at, outcome = excluded.outcome
        """,
        id, asked.number, dossier.agency, asked.agency, asked.question, asked.askedAt, asked.due,
        asked.request.isSilenceAgreement, asked.end?.at, asked.end?.outcome.word)
      for file in asked.end?.files ?? [] { try note(file, of: id) }
    }
  }

  /// Lists a file that an event of the dossier names.
  func note(_ file: StoredFile, of dossier: Int64) throws(StoreError) {
    try run(
      """
      INSERT INTO files (dossier_id, digest, size) VALUES ($1, $2, $3) ON CONFLICT (dossier_id, digest) DO NOTHING
      """, dossier, file.digest, file.size)
  }
}
