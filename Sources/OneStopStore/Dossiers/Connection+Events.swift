import Database
import OneStop

extension Connection {
  /// Writes the event, and adds it to the list that other systems read events from in order.
  ///
  /// - Parameters:
  ///   - agency: the one that has the dossier after the event.
  ///   - former: the one that no longer has it.
  func insert(
    _ event: DossierEvent, seq: Int, of dossier: Int64, at agency: AgencyCode, from former: AgencyCode? = nil,
    isConfidential: Bool
  ) throws(StoreError) {
    let number = try EventNumber.of(dossier, place: seq)
    try write(event, number)
    for file in event.kind.attachedFiles { try note(file.stored, of: dossier) }
    if isConfidential { return }
    if let former { try noteChange(number, at: former) }
    try noteChange(number, at: agency)
  }

  private func write(_ event: DossierEvent, _ number: Int64) throws(StoreError) {
    let columns = EventColumns(event.kind)
    // A decision is about nobody.
    let isPublic = event.kind.name.noteAudience == .everyone
    try run(
      """
      INSERT INTO events (id, at, recorded_at, kind, actor, note, cause, new_due, amount, due, is_due_provisional,
        is_late_entry, step, officer, consultation, old_due, undone_status, undone_at, agencies, ground, file_number)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
      """,
      number, event.at, event.recordedAt, event.kind.name.word, event.actor.description, isPublic ? event.note : "",
      columns.cause, columns.newDue, columns.amount, event.due, event.isDueProvisional, event.isLateEntry,
      columns.step, columns.officer, columns.consultation, columns.oldDue, columns.undoneStatus,
      columns.undoneAt, columns.agencies, event.ground?.rawValue, columns.fileNumber)
    let note = isPublic || event.note.isEmpty ? nil : event.note
    if note == nil, columns.papers == nil, columns.correction == nil, columns.files == nil, columns.receipt == nil,
      columns.fields == nil, columns.reasons == nil
    {
      return
    }
    try run(
      """
      INSERT INTO event_texts (event, note, papers, correction, files, receipt, fields, reasons, salt)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """,
      number, note, columns.papers, columns.correction, columns.files, columns.receipt, columns.fields,
      columns.reasons, PersonalSalts.seed())
  }

  /// A dossier's events in their order.
  func events(of dossier: Int64) throws(StoreError) -> [DossierEvent] {
    let numbers = EventNumber.all(of: dossier)
    return try all(
      """
      SELECT e.at, e.recorded_at, e.kind, e.actor, coalesce(t.note, e.note), e.cause, e.new_due, t.papers, e.amount,
        e.due, e.is_due_provisional, e.step, e.officer, e.consultation, e.old_due, t.correction, e.undone_status,
        e.undone_at, e.agencies, e.ground, t.files, e.file_number, t.receipt, t.fields,
        t.reasons
      FROM events e LEFT JOIN event_texts t ON t.event = e.id WHERE e.id BETWEEN $1 AND $2 ORDER BY e.id
      """,
      numbers.first, numbers.last
    ) { row throws(StoreError) in try DossierEvent(row, from: 0) }
  }
}

extension DossierEvent {
  /// Reads the columns `at` to `reasons`, in the order of `Connection.events(of:)`.
  init(_ row: Row, from first: Int32) throws(StoreError) {
    guard let name = EventKind.byWord[row.text(first + 2)],
      let kind = try Kind(name, from: EventRow(row: row, first: first))
    else { throw row.unreadable(first + 2) }
    self.init(
      at: row.moment(first), recordedAt: row.moment(first + 1), actor: row.withText(first + 3, Actor.init(utf8:)),
      kind: kind, note: row.text(first + 4),
      ground: try row.optionalWord(first + 19), due: row.optional(first + 9, Row.moment),
      isDueProvisional: row.bool(first + 10))
  }
}
