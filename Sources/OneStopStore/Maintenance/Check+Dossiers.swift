import Database
import OneStop

extension Check {
  /// Some at a time: a server sends all that it is asked for at once. From one number that there is to the next, as a
  /// damaged one may be far away.
  mutating func dossiers(of database: Connection) throws(StoreError) {
    var last = Int64.min
    while let first = try database.dossierID(after: last) {
      last = first > .max - 499 ? .max : first + 499
      let ids = first...last
      try dossiers(ids, database.events(of: ids), database.ratingLevels(of: ids), database)
    }
  }

  private mutating func dossiers(
    _ ids: ClosedRange<Int64>, _ events: [Int64: Result<[DossierEvent], StoreError>],
    _ ratings: [Int64: Result<RatedLevel, StoreError>], _ database: Connection
  ) throws(StoreError) {
    try database.forEach(
      """
      SELECT id, code, filed_code, coalesce(filing_agency, agency), procedure, procedure_version, channel, lookup_key,
        time_value, time_unit, cutoff, supplement, status, accepted_at, due, is_due_provisional, new_due,
        supplement_requests, ended_at, outcome, cause, handed_over_at, last_event_at, event_count, officer, step,
        at_risk_from, risk_need, agency, coalesce(ended_agency, agency),
        is_confidential, erased_at
      FROM dossiers WHERE id BETWEEN $1 AND $2 ORDER BY id
      """, ids.lowerBound, ids.upperBound
    ) { row throws(StoreError) in
      report.dossiers += 1
      do throws(StoreError) {
        let id = row.int64(0)
        try dossier(row, events[id]?.get() ?? [], ratings[id]?.get(), database)
      } catch {
        guard case .corrupt(let message) = error else { throw error }
        find("values", "Dossier \(row.text(1)): \(message).")
      }
    }
  }

  private mutating func dossier(
    _ row: Row, _ events: [DossierEvent], _ rating: RatedLevel?, _ database: Connection
  ) throws(StoreError) {
    let code = try row.dossierCode(1)
    let filedCode = try row.optionalDossierCode(2)
    // Of an erased dossier there is no key.
    guard let key = row.isNull(31) ? LookupKey(row.text(7)) : LookupKey(stored: "") else { throw row.unreadable(7) }
    // Names are left out: no figure and no column that is compared here depends on them.
    let filing = Filing(
      procedure: try database.procedureCode(row, 4), procedureVersion: row.int(5),
      agency: try database.agencyCode(row, 3), channel: try row.word(6),
      applicant: Applicant(kind: .citizen, name: "", identity: nil), summary: "", papers: [], returnBy: .counter,
      key: key)
    report.events += events.count
    let states = try states(code, filing, try row.rules(8), events)
    guard let last = states.last else { return }
    compare(row, last)
    stepTimes(row, from: 26, last, events)
    files(of: row.int64(0), last)
    try consultations(of: row.int64(0), last, database)
    try corrections(of: row.int64(0), last, events, database)
    checkCode(code, filedCode, states)
    for (key, change) in DossierScan(states, events).changes { expected[key, default: .zero] += change }
    if let rating { add(rating, states) }
  }

  /// The dossier after each of its events.
  private func states(
    _ code: DossierCode, _ filing: Filing, _ rules: DeadlineRules, _ events: [DossierEvent]
  ) throws(StoreError) -> [Dossier] {
    guard let first = events.first, var dossier = Dossier(code: code, filing: filing, rules: rules, first: first)
    else { throw .corrupt("it has no event that begins it") }
    var states = [dossier]
    for event in events.dropFirst() {
      dossier.evolve(event)
      states.append(dossier)
    }
    return states
  }

  private mutating func compare(_ row: Row, _ dossier: Dossier) {
    let columns: [(name: String, isSame: Bool)] = [
      ("status", row.int(12) == dossier.status.rawValue),
      ("acceptance", row.optional(13, Row.moment) == dossier.acceptedAt),
      ("due moment", row.optional(14, Row.moment) == dossier.due),
      ("provisional due moment", row.bool(15) == dossier.isDueProvisional),
      ("new appointment", row.optional(16, Row.moment) == dossier.rescheduled?.to),
      ("supplement requests", row.int(17) == dossier.supplementRequests),
      ("end", row.optional(18, Row.moment) == dossier.ended?.at),
      ("outcome", row.optional(19, Row.text) == dossier.ended?.outcome.rawValue),
      ("cause", row.optional(20, Row.text) == dossier.ended?.cause?.rawValue),
      ("handing over", row.optional(21, Row.moment) == dossier.handedOverAt),
      ("last event", row.moment(22) == dossier.lastEventAt),
      ("number of events", row.int(23) == dossier.eventCount),
      ("officer", row.optional(24, Row.text) == dossier.officer), ("step", row.int(25) == dossier.step),
      ("agency", row.text(28) == dossier.agency.description),
      ("agency of its end", row.text(29) == dossier.countedAgency.description),
      ("erasure", row.optional(31, Row.moment) == dossier.erasedAt),
      ("confidentiality", row.bool(30) == confidential.contains(dossier.filing.procedure)),
    ]
    let wrong = columns.filter { !$0.isSame }.map(\.name)
    if !wrong.isEmpty {
      find("columns", "Dossier \(dossier.code): \(wrong.joined(separator: ", ")) differ from its events.")
    }
  }

  private mutating func checkCode(_ code: DossierCode, _ filedCode: DossierCode?, _ states: [Dossier]) {
    let serial = code.serial
    // The agency that accepted it first gave the code.
    guard let dossier = states.first(where: { $0.acceptedAt != nil }), let acceptedAt = dossier.acceptedAt else {
      let isConfidential = DossierCode.confidentialSerials.contains(serial)
      if serial < StoredDossier.firstFiledSerial, !isConfidential {
        find("codes", "Dossier \(code) has the code of an accepted dossier, but was not accepted.")
      }
      return
    }
    let day = Day(agency: dossier.agency.description, day: acceptedAt.date)
    if code != DossierCode(agency: dossier.agency, date: day.day, serial: serial) {
      find("codes", "Dossier \(code) was accepted by \(day.agency) on \(day.day), but its code says otherwise.")
    }
    // Confidential dossiers have a series of their own, with gaps.
    if DossierCode.confidentialSerials.contains(serial) { return }
    serials[day, default: Serials()].count += 1
    serials[day, default: Serials()].highest = max(serials[day]?.highest ?? 0, serial)
  }

  /// Counts a rating for the agency in whose figures the dossier was when it was rated.
  private mutating func add(_ rating: RatedLevel, _ states: [Dossier]) {
    let kept = rating.eventCount.flatMap { (1...states.count).contains($0) ? states[$0 - 1] : nil }
    guard let rated = kept ?? states.last(where: { $0.lastEventAt <= rating.at }) ?? states.first else { return }
    let key = TallyDay(
      agency: rated.countedAgency, procedure: rated.filing.procedure, channel: rated.filing.channel,
      day: rating.at.date)
    switch rating.level {
    case .satisfied: expected[key, default: .zero].satisfied += 1
    case .partly: expected[key, default: .zero].partly += 1
    case .unsatisfied: expected[key, default: .zero].unsatisfied += 1
    }
  }
}

private struct RatedLevel {
  var level: Rating.Level
  var at: Moment
  var eventCount: Int?
}

extension Connection {
  /// The next number of a dossier.
  fileprivate func dossierID(after id: Int64) throws(StoreError) -> Int64? {
    try first("SELECT min(id) FROM dossiers WHERE id > $1", id) { $0.optional(0, Row.int64) } ?? nil
  }

  /// By dossier; an error where one of them cannot be read.
  fileprivate func events(
    of dossiers: ClosedRange<Int64>
  ) throws(StoreError) -> [Int64: Result<[DossierEvent], StoreError>] {
    var events: [Int64: Result<[DossierEvent], StoreError>] = [:]
    let (first, last) = (EventNumber.all(of: dossiers.lowerBound).first, EventNumber.all(of: dossiers.upperBound).last)
    try forEach(
      """
      SELECT e.dossier_id, e.at, e.recorded_at, e.kind, e.actor, coalesce(t.note, e.note), e.cause, e.new_due,
        t.papers, e.amount, e.due, e.is_due_provisional, e.step, e.officer, e.consultation, e.old_due, t.correction,
        e.undone_status, e.undone_at, e.agencies, e.ground, t.files, e.file_number, t.receipt, t.fields,
        t.reasons
      FROM events e LEFT JOIN event_texts t ON t.event = e.id WHERE e.id BETWEEN $1 AND $2 ORDER BY e.id
      """, first, last
    ) { row throws(StoreError) in
      let event = Result { () throws(StoreError) in try DossierEvent(row, from: 1) }
      events[row.int64(0), default: .success([])].add(event)
    }
    return events
  }

  fileprivate func ratingLevels(
    of dossiers: ClosedRange<Int64>
  ) throws(StoreError) -> [Int64: Result<RatedLevel, StoreError>] {
    var levels: [Int64: Result<RatedLevel, StoreError>] = [:]
    try forEach(
      "SELECT dossier_id, level, at, event_count FROM ratings WHERE dossier_id BETWEEN $1 AND $2", dossiers.lowerBound,
      dossiers.upperBound
    ) { row throws(StoreError) in
      levels[row.int64(0)] = Result { () throws(StoreError) in
        RatedLevel(level: try row.number(1), at: row.moment(2), eventCount: row.optional(3, Row.int))
      }
    }
    return levels
  }
}

extension Result {
  fileprivate mutating func add<Element>(_ element: Result<Element, Failure>) where Success == [Element] {
    guard case .success(var elements) = self else { return }
    switch element {
    case .success(let new):
      // Not copied.
      self = .success([])
      elements.append(new)
      self = .success(elements)
    case .failure(let error): self = .failure(error)
    }
  }
}
