import Database
import OneStop

/// The clock of an accepted dossier that has not ended; nothing about its applicant is read.
struct OpenDossier {
  let id: Int64
  let agency: AgencyCode
  let procedure: ProcedureCode
  let channel: Channel
  let clock: RunningClock
  let newDue: Moment?
  let lastEventAt: Moment
  let eventCount: Int
  /// Whether its applicant asked for notices.
  let hasNotices: Bool
  /// `LateRisk.from` as of its last event or the last night; nil while its clock does not run.
  let atRiskFrom: Moment?
  let need: Int64?
  let isConfidential: Bool

  /// With a condition on the number, SQLite would read every dossier from there on instead of those that are open.
  static let dueFrom: StaticString = "SELECT id FROM dossiers WHERE ended_at IS NULL AND (due >= $1 OR due IS NULL)"

  /// Its clock by a calendar in which these days have changed; nil where nothing changes. They do not matter if it was
  /// accepted after the last of them.
  func recomputed(by calendar: WorkCalendar, changed days: ClosedRange<LocalDate>) -> RunningClock? {
    clock.acceptedAt < days.upperBound.next.start ? clock.recomputed(by: calendar) : nil
  }

  /// The moment that the applicant is told if `due` is the due moment.
  func appointment(_ due: Moment?) -> Moment? {
    guard let newDue else { return due }
    return due.map { max($0, newDue) } ?? newDue
  }
}

extension Connection {
  /// nil where the dossier is not accepted, or has ended.
  func openDossier(_ id: Int64) throws(StoreError) -> OpenDossier? {
    try first(
      """
      SELECT agency, procedure, channel, accepted_at, due, is_due_provisional, new_due, last_event_at, event_count,
        notices, time_value, time_unit, cutoff, supplement, at_risk_from, risk_need, is_confidential
      FROM dossiers WHERE id = $1 AND ended_at IS NULL AND accepted_at IS NOT NULL
      """,
      id
    ) { row throws(StoreError) in
      let eventCount = row.int(8)
      let clock = RunningClock(
        acceptedAt: row.moment(3), rules: try row.rules(10),
        // A pause needs an acceptance before it.
        pauses: eventCount == 1 ? [] : try pauses(of: id),
        date: DueDate(due: row.optional(4, Row.moment), isProvisional: row.bool(5)))
      return OpenDossier(
        id: id, agency: try agencyCode(row, 0), procedure: try procedureCode(row, 1), channel: try row.word(2),
        clock: clock, newDue: row.optional(6, Row.moment), lastEventAt: row.moment(7), eventCount: eventCount,
        hasNotices: !row.isNull(9), atRiskFrom: row.optional(14, Row.moment), need: row.optional(15, Row.int64),
        isConfidential: row.bool(16))
    }
  }

  /// As `Dossier.evolve` makes them of the same events.
  private func pauses(of dossier: Int64) throws(StoreError) -> [Pause] {
    let numbers = EventNumber.all(of: dossier)
    var pauses: [Pause] = []
    try forEach(
      """
      SELECT kind, at FROM events WHERE id <= $2
        AND id > (SELECT max(id) FROM events WHERE id BETWEEN $1 AND $2 AND kind = 'accept')
        AND kind IN ('request_supplement', 'supplement_received', 'request_payment', 'payment_received')
      ORDER BY id
      """,
      numbers.first, numbers.last
    ) { row throws(StoreError) in
      let action: Action = try row.word(0)
      switch action {
      case .requestSupplement: pauses.append(Pause(.supplement, from: row.moment(1)))
      case .requestPayment: pauses.append(Pause(.payment, from: row.moment(1)))
      default:
        if let last = pauses.indices.last, pauses[last].to == nil { pauses[last].to = row.moment(1) }
      }
    }
    return pauses
  }
}

extension Snapshot {
  /// The numbers of the open dossiers whose due moments a change from the day on may move, in order.
  ///
  /// No due moment depends on a later day, so those before the day stay. Dossiers without a due moment, in a pause or
  /// for another reason, are included. Reads the desk index alone.
  package func openDossiers(dueFrom day: LocalDate, after id: Int64 = 0) throws(StoreError) -> [Int64] {
    let database = try connection
    var found: [Int64] = []
    try database.forEach(OpenDossier.dueFrom, day.start) { if $0.int64(0) > id { found.append($0.int64(0)) } }
    return found.sorted()
  }
}
