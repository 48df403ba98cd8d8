import Database
import OneStop

/// An event as another system of the agency reads it.
package struct RecordedEvent: Sendable {
  /// Ordered over all agencies' events: higher than the number of every event recorded before.
  package let number: Int64
  /// The dossier's number in the store.
  package let dossierID: Int64
  /// The dossier's present code.
  package let code: DossierCode
  /// The event's place in its dossier, from 1.
  package let place: Int
  package let event: DossierEvent
}

extension Connection {
  /// Lists an event of a dossier that is not confidential. Numbers follow the order of commits, since only one
  /// transaction writes at a time.
  func noteChange(_ event: Int64, at agency: AgencyCode) throws(StoreError) {
    try run(
      """
      INSERT INTO changes (number, event, agency) VALUES ((SELECT coalesce(max(number), 0) + 1 FROM changes), $1, $2)
      """,
      event, agency)
  }

  /// Lists every event of a procedure that is no longer confidential, after those listed before.
  func noteChanges(ofAll procedure: ProcedureCode) throws(StoreError) {
    try run(
      """
      INSERT INTO changes (number, event, agency)
      SELECT (SELECT coalesce(max(number), 0) FROM changes) + row_number() OVER (ORDER BY e.recorded_at, e.id),
        e.id, d.agency FROM events e JOIN dossiers d ON d.id = e.dossier_id WHERE d.procedure = $1
      """, procedure)
  }
}

extension Snapshot {
  /// The events of dossiers that the agencies have, in the order in which they were recorded, without confidential
  /// ones. For a dossier that has gone to another agency, the last event is that it went, and then that it was erased.
  ///
  /// A caller that passes on the last number of each answer gets every event at least once.
  ///
  /// - Parameter after: the last number of the answer before; 0 at first.
  package func changes(of agencies: [AgencyCode], after: Int64, limit: Int) throws(StoreError) -> [RecordedEvent] {
    let database = try connection
    var values: [any SQLParameter] = [after, limit, EventKind.transferred.word, EventKind.erased.word]
    let places = agencies.map { agency in
      values.append(agency)
      return "$\(values.count)"
    }
    let listed = places.joined(separator: ", ")
    var changes: [RecordedEvent] = []
    // One agency after another, each in the order of its index: a condition on several would read everything after the
    // number.
    for place in places {
      try database.forEach(
        composed: """
          SELECT c.number, d.code, e.id & 65535, e.at, e.recorded_at, e.kind, e.actor, coalesce(t.note, e.note),
            e.cause, e.new_due, t.papers, e.amount, e.due, e.is_due_provisional, e.step, e.officer, e.consultation,
            e.old_due, t.correction, e.undone_status, e.undone_at, e.agencies, e.ground, t.files,
            e.file_number, t.receipt, t.fields, t.reasons, d.id
          FROM changes c JOIN events e ON e.id = c.event JOIN dossiers d ON d.id = e.dossier_id
            LEFT JOIN event_texts t ON t.event = e.id
          WHERE c.agency = \(place) AND c.number > $1 AND d.is_confidential = 0
            AND (d.agency IN (\(listed)) OR e.kind IN ($3, $4))
          ORDER BY c.number LIMIT $2
          """, values
      ) { row throws(StoreError) in
        changes.append(
          RecordedEvent(
            number: row.int64(0), dossierID: row.int64(28), code: try row.dossierCode(1), place: row.int(2),
            event: try DossierEvent(row, from: 3)))
        return true
      }
    }
    return Array(changes.sorted { $0.number < $1.number }.prefix(limit))
  }

  /// The number of the newest event of all; 0 before the first.
  package func lastChange() throws(StoreError) -> Int64 {
    try connection.first("SELECT max(number) FROM changes") { $0.int64(0) } ?? 0
  }
}
