import Database
import OneStop

extension Transaction {
  /// Takes in a dossier with its first event, a filing or an acceptance, and with those that followed if it is entered
  /// later. The caller has decided them.
  ///
  /// The code is allotted here for the day of acceptance (or, provisionally, for the day of filing): without gaps or
  /// duplicates, whatever other processes take in meanwhile, because nothing is allotted until this commits. A
  /// confidential dossier's code is drawn at random instead, so that the serials around it have no gap.
  ///
  /// What it reads it reads before it writes, so that `readAhead` can ask for it.
  ///
  /// - Parameter draw: an unpredictable serial in the range.
  @discardableResult
  package func intake(
    _ filing: Filing, rules: DeadlineRules, events: [DossierEvent],
    draw: (ClosedRange<Int>) -> Int = { Int.random(in: $0) }
  ) throws(StoreError) -> StoredDossier {
    let database = try connection
    if lastDossierID == nil { lastDossierID = try database.lastDossierID() }
    let id = 1 + (lastDossierID ?? 0)
    var filing = filing
    filing.isConfidential = try compiledCatalogue().catalogue.confidentialProcedures.contains(filing.procedure)
    let accepted = events.first { $0.kind == .accepted }
    if accepted != nil, events.count == 1 { _ = try stepTimes.times(StepTimePlace(filing), in: database) }
    let filed = events.first.flatMap { $0.kind == .filed ? $0 : nil }
    let filedCode = try filed.map { event throws(StoreError) in
      try filing.isConfidential
        ? database.drawCode(filing.agency, on: event.at.date, draw)
        : database.allotFiledCode(filing.agency, on: event.at.date)
    }
    let acceptedCode = try accepted.map { event throws(StoreError) in
      try filing.isConfidential
        ? database.drawCode(filing.agency, on: event.at.date, draw)
        : database.allotCode(filing.agency, on: event.at.date)
    }
    guard let code = acceptedCode ?? filedCode, let first = events.first,
      var dossier = Dossier(code: code, filing: filing, rules: rules, first: first)
    else { throw .constraint("a dossier begins with a filing or an acceptance") }

    noteTallies(from: nil, to: dossier, at: first.at)
    for event in events.dropFirst() {
      let before = dossier
      dossier.evolve(event)
      noteTallies(from: before, to: dossier, at: event.at)
    }
    let stored = StoredDossier(
      id: id, dossier: dossier, events: events, filedCode: acceptedCode == nil ? nil : filedCode)
    lastDossierID = id
    try noteStepTimes(from: nil, to: stored)
    try database.insert(stored, try lateRisk(of: dossier))
    for (index, event) in events.enumerated() {
      try database.insert(
        event, seq: index + 1, of: stored.id, at: filing.agency, isConfidential: filing.isConfidential)
    }
    // Of a dossier that is entered later with what followed, the last wish alone is known.
    try database.noteConsent(of: id, from: nil, to: stored.dossier.filing.notices, by: first)
    try database.insert(dossier.filing.applicant.nameWords, of: filing.agency, for: stored.id)
    try database.writeConsultations(of: stored.dossier, id: stored.id, since: [])
    return stored
  }

  /// Reads what `intake` is going to read, for `askEarly`: nothing is kept of it.
  package func readAhead(of filing: Filing, on day: LocalDate) throws(StoreError) {
    let database = try connection
    if !isCatalogueKnown { _ = try catalogueRevision() }
    if lastDossierID == nil { _ = try database.lastDossierID() }
    _ = try database.serials(filing.agency, on: day)
    if !stepTimes.knows(StepTimePlace(filing)) { _ = try database.stepTimes(StepTimePlace(filing)) }
  }
}

/// The serials that an agency has allotted on a day.
private struct Serials {
  var last = 0
  var lastFiled = 0
}

extension Connection {
  /// The next code of the agency's day.
  func allotCode(_ agency: AgencyCode, on day: LocalDate) throws(StoreError) -> DossierCode {
    try allotCode(agency, on: day) { serials in
      serials.last += 1
      return serials.last
    }
  }

  /// The next provisional code of the agency's day, for a filing that is not accepted yet.
  func allotFiledCode(_ agency: AgencyCode, on day: LocalDate) throws(StoreError) -> DossierCode {
    try allotCode(agency, on: day) { serials in
      serials.lastFiled += 1
      return StoredDossier.firstFiledSerial - 1 + serials.lastFiled
    }
  }

  /// A random code that reveals nothing and is not taken: of a few hundred thousand serials, few ever are.
  func drawCode(
    _ agency: AgencyCode, on day: LocalDate, _ draw: (ClosedRange<Int>) -> Int
  ) throws(StoreError) -> DossierCode {
    while true {
      let code = DossierCode(agency: agency, date: day, serial: draw(DossierCode.confidentialSerials))
      if try dossierID(code) == nil { return code }
    }
  }

  /// Exact inside a transaction that writes, as only one does at a time.
  private func allotCode(
    _ agency: AgencyCode, on day: LocalDate, _ next: (inout Serials) -> Int
  ) throws(StoreError) -> DossierCode {
    var serials = try serials(agency, on: day)
    let serial = next(&serials)
    guard !DossierCode.confidentialSerials.contains(serial) else {
      throw .constraint("\(agency) has given every code of \(day)")
    }
    try run(
      """
      INSERT INTO serials (agency, day, last, last_filed) VALUES ($1, $2, $3, $4)
      ON CONFLICT (agency, day) DO UPDATE SET last = excluded.last, last_filed = excluded.last_filed
      """,
      agency, day, serials.last, serials.lastFiled)
    return DossierCode(agency: agency, date: day, serial: serial)
  }

  fileprivate func serials(_ agency: AgencyCode, on day: LocalDate) throws(StoreError) -> Serials {
    try first("SELECT last, last_filed FROM serials WHERE agency = $1 AND day = $2", agency, day) { row in
      Serials(last: row.int(0), lastFiled: row.int(1))
    } ?? Serials()
  }

  fileprivate func lastDossierID() throws(StoreError) -> Int64 {
    try first("SELECT max(id) FROM dossiers") { $0.int64(0) } ?? 0
  }

  fileprivate func insert(_ stored: StoredDossier, _ risk: LateRisk?) throws(StoreError) {
    let dossier = stored.dossier
    let filing = dossier.filing
    try run(
      """
      INSERT INTO dossiers (id, agency, procedure, procedure_version, time_value, time_unit, cutoff, supplement,
        channel, return_by, lookup_key, applicant_kind, applicant_name, identity, phone, email, address, summary,
        papers, code, filed_code, status, accepted_at, due, is_due_provisional, new_due, supplement_requests, ended_at,
        outcome, cause, handed_over_at, last_event_at, event_count, officer, step, notices, at_risk_from,
        risk_need, risk_cases, name_order, birth_date, ward, representative, representative_identity,
        representative_phone, is_confidential, salt, receiver)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
        $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44,
        $45, $46, $47, $48)
      """,
      stored.id, filing.agency, filing.procedure, filing.procedureVersion, dossier.rules.time.value,
      dossier.rules.time.unit.rawValue, dossier.rules.cutoff.map { Int($0.minutes) },
      dossier.rules.supplement.rawValue, filing.channel.rawValue, filing.returnBy.rawValue, filing.key.description,
      filing.applicant.kind.rawValue, filing.applicant.name, filing.applicant.identity?.description,
      filing.applicant.phone?.description, filing.applicant.email?.description, filing.applicant.address,
      filing.summary, TextList.encode(filing.papers), dossier.code, stored.filedCode, dossier.status.rawValue,
      dossier.acceptedAt, dossier.due, dossier.isDueProvisional, dossier.rescheduled?.to, dossier.supplementRequests,
      dossier.ended?.at, dossier.ended?.outcome.rawValue, dossier.ended?.cause?.rawValue, dossier.handedOverAt,
      dossier.lastEventAt, dossier.eventCount, dossier.officer, dossier.step, filing.notices?.rawValue,
      risk?.from, risk?.need, risk?.cases, dossier.nameOrder, filing.applicant.birthDate, filing.applicant.ward,
      filing.applicant.representative?.name, filing.applicant.representative?.identity?.description,
      filing.applicant.representative?.phone?.description, filing.isConfidential, PersonalSalts.seed(),
      filing.receiver)
  }
}
