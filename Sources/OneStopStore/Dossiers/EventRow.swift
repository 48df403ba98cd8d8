import Database
import OneStop

extension DossierEvent.Kind {
  var storedCause: LatenessCause? {
    switch self {
    case .extended(_, let cause): cause
    case .finished(let cause), .stopped(let cause): cause
    default: nil
    }
  }

  var storedNewDue: Moment? {
    if case .extended(let moment, _) = self { moment } else { nil }
  }

  var storedOldDue: Moment? {
    if case .dueRecomputed(let moment) = self { moment } else { nil }
  }

  var storedAgencies: String? {
    if case .transferred(let from, let to) = self { TextList.encode([from.description, to.description]) } else { nil }
  }

  var storedPapers: String? {
    if case .supplementRequested(let papers) = self { TextList.encode(papers) } else { nil }
  }

  var storedStep: Int? {
    if case .forwarded(let step, _) = self { step } else { nil }
  }

  var storedUndone: (status: Status, at: Moment)? {
    if case .endUndone(let status, let moment) = self { (status, moment) } else { nil }
  }

  var storedAmount: Int? {
    if case .paymentRequested(let amount) = self { amount } else { nil }
  }
}

extension Connection {
  /// Writes the event, and lists it where other systems read events in order.
  ///
  /// - Parameters:
  ///   - agency: the one that has the dossier after it.
  ///   - former: the one that no longer has it.
  func insert(
    _ event: DossierEvent, seq: Int, of dossier: Int64, at agency: AgencyCode, from former: AgencyCode? = nil,
    isConfidential: Bool
  ) throws(StoreError) {
    let number = try EventNumber.of(dossier, place: seq)
    try write(event, number)
    if isConfidential { return }
    if let former { try noteChange(number, at: former) }
    try noteChange(number, at: agency)
  }

  private func write(_ event: DossierEvent, _ number: Int64) throws(StoreError) {
    try run(
      """
      INSERT INTO events (id, at, recorded_at, kind, actor, note, cause, new_due, papers, amount, due, is_due_provisional,
        is_late_entry, step, officer, consultation, old_due, correction, undone_status, undone_at, agencies,
        ground, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
        row_digest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22))
      """,
      number, event.at, event.recordedAt, event.kind.name.word, event.actor.description,
      event.note, event.kind.storedCause?.rawValue, event.kind.storedNewDue, event.kind.storedPapers,
      event.kind.storedAmount, event.due, event.isDueProvisional, event.isLateEntry, event.kind.storedStep,
      event.kind.officer, ConsultationText.encode(event.kind), event.kind.storedOldDue,
      CorrectionText.encode(event.kind), event.kind.storedUndone?.status.rawValue, event.kind.storedUndone?.at,
      event.kind.storedAgencies, event.ground?.rawValue)
  }

  /// A dossier's events in their order.
  func events(of dossier: Int64) throws(StoreError) -> [DossierEvent] {
    let numbers = EventNumber.all(of: dossier)
    return try all(
      """
      SELECT at, recorded_at, kind, actor, note, cause, new_due, papers, amount, due, is_due_provisional, step, officer,
        consultation, old_due, correction, undone_status, undone_at, agencies, ground
      FROM events WHERE id BETWEEN $1 AND $2 ORDER BY id
      """,
      numbers.first, numbers.last
    ) { row throws(StoreError) in try DossierEvent(row, from: 0) }
  }
}

extension DossierEvent {
  /// Reads the columns `at` to `ground`, in the order of `Connection.events(of:)`.
  init(_ row: Row, from first: Int32) throws(StoreError) {
    self.init(
      at: row.moment(first), recordedAt: row.moment(first + 1), actor: row.withText(first + 3, Actor.init(utf8:)),
      kind: try Kind(row, from: first), note: row.text(first + 4),
      ground: try row.optionalWord(first + 19), due: row.optional(first + 9, Row.moment),
      isDueProvisional: row.bool(first + 10))
  }
}

extension DossierEvent.Kind {
  fileprivate init(_ row: Row, from first: Int32) throws(StoreError) {
    guard let name = EventKind.byWord[row.text(first + 2)] else { throw row.unreadable(first + 2) }
    self =
      switch name {
      case .forwarded: .forwarded(step: row.int(first + 11), officer: row.optional(first + 12, Row.text))
      case .assigned: .assigned(officer: row.optional(first + 12, Row.text))
      case .supplementRequested: .supplementRequested(papers: row.withText(first + 7, TextList.decode))
      case .paymentRequested: .paymentRequested(amount: row.optional(first + 8, Row.int))
      case .extended: .extended(to: row.moment(first + 6), cause: try row.word(first + 5))
      case .finished: .finished(cause: try row.optionalWord(first + 5))
      case .stopped: .stopped(cause: try row.optionalWord(first + 5))
      case .consultationAsked, .consultationAnswered, .consultationLapsed, .consultationWithdrawn:
        try .consultation(name, row, first + 13)
      case .dueRecomputed: .dueRecomputed(from: row.optional(first + 14, Row.moment))
      case .corrected: try .correction(row, first + 15)
      case .endUndone: .endUndone(try row.number(first + 16), at: row.moment(first + 17))
      case .transferred: try .transfer(row, first + 18)
      default: try .bare(name, row, first + 2)
      }
  }

  private static func bare(
    _ name: EventKind, _ row: Row, _ column: Int32
  ) throws(StoreError) -> DossierEvent.Kind {
    guard let kind = DossierEvent.Kind(bare: name) else { throw row.unreadable(column) }
    return kind
  }

  private static func transfer(_ row: Row, _ column: Int32) throws(StoreError) -> DossierEvent.Kind {
    let codes = row.withText(column, TextList.decode).compactMap { AgencyCode($0) }
    guard codes.count == 2 else { throw row.unreadable(column) }
    return .transferred(from: codes[0], to: codes[1])
  }

  private static func correction(_ row: Row, _ column: Int32) throws(StoreError) -> DossierEvent.Kind {
    guard let correction = CorrectionText.decode(row.withText(column, TextList.decode)) else {
      throw row.unreadable(column)
    }
    return .corrected(correction)
  }

  private static func consultation(
    _ name: EventKind, _ row: Row, _ column: Int32
  ) throws(StoreError) -> DossierEvent.Kind {
    guard let kind = ConsultationText.decode(name, row.withText(column, TextList.decode)) else {
      throw row.unreadable(column)
    }
    return kind
  }
}
