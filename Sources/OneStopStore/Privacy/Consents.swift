import Database
import OneStop

extension Snapshot {
  /// Every consent that was given or withdrawn for a dossier, the oldest first.
  package func consents(of dossier: Int64) throws(StoreError) -> [Consent] {
    var consents: [Consent] = []
    try connection.forEach(
      "SELECT purpose, channel, at, door, wording FROM consents WHERE dossier_id = $1 ORDER BY number", dossier
    ) { row throws(StoreError) in
      consents.append(
        Consent(
          purpose: try row.word(0), channel: try row.optionalWord(1), at: row.moment(2), door: try row.word(3),
          wording: row.int(4)))
    }
    return consents
  }
}

extension Connection {
  /// Records what the event says of the applicant's wish to be told, if anything.
  ///
  /// - Parameter before: how they were told until then.
  func noteConsent(
    of dossier: Int64, from before: MessageChannel?, to after: MessageChannel?, by event: DossierEvent
  ) throws(StoreError) {
    guard before != after else { return }
    let door = Consent.Door(event.actor)
    // Another system has shown words of its own.
    let wording = door == .program ? 0 : Consent.wording
    let consent = Consent(channel: after, at: event.recordedAt, door: door, wording: wording)
    try run(
      """
      INSERT INTO consents (dossier_id, number, purpose, channel, at, door, wording)
      VALUES ($1, (SELECT 1 + coalesce(max(number), 0) FROM consents WHERE dossier_id = $1), $2, $3, $4, $5, $6)
      """,
      dossier, consent.purpose.rawValue, consent.channel?.rawValue, consent.at, consent.door.rawValue, consent.wording)
  }
}
