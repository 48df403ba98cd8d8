import Database
import OneStop

extension Transaction {
  /// Lets `decide` see the dossier as it stands and appends the event that it returns; nil for an unknown code.
  ///
  /// Nothing comes between what `decide` sees and the event. What it throws is rethrown, and nothing has changed. A
  /// filing that is accepted gets a code of that day; the provisional one still finds it.
  package func append(
    to code: DossierCode, _ decide: (StoredDossier) throws -> DossierEvent
  ) throws -> StoredDossier? {
    guard let id = try connection.dossierID(code) else { return nil }
    return try append(to: id, decide)
  }

  /// A dossier's number by its code, or by the provisional code it was filed under; nil for an unknown one.
  package func dossierNumber(_ code: DossierCode) throws(StoreError) -> Int64? { try connection.dossierID(code) }

  package func append(
    to id: Int64, _ decide: (StoredDossier) throws -> DossierEvent
  ) throws -> StoredDossier? {
    guard let before = try connection.dossier(id) else { return nil }
    return try append(decide(before), to: before)
  }

  func append(_ event: DossierEvent, to before: StoredDossier) throws(StoreError) -> StoredDossier {
    let database = try connection
    let events = before.events + [event]
    var dossier = before.dossier
    dossier.evolve(event)
    noteTallies(from: before.dossier, to: dossier, at: event.at)
    try database.insert(
      event, seq: dossier.eventCount, of: before.id, at: dossier.agency,
      from: dossier.agency == before.dossier.agency ? nil : before.dossier.agency,
      isConfidential: dossier.isConfidential)

    if case .corrected = event.kind {
      try database.updateFiling(
        dossier.filing, of: before.id, at: dossier.agency, from: before.dossier.filing)
      try database.noteConsent(
        of: before.id, from: before.dossier.filing.notices, to: dossier.filing.notices, by: event)
    }
    var filedCode = before.filedCode
    if before.dossier.acceptedAt == nil, dossier.acceptedAt != nil {
      filedCode = dossier.code
      let code =
        try dossier.isConfidential
        ? database.drawCode(dossier.agency, on: event.at.date) { Int.random(in: $0) }
        : database.allotCode(dossier.agency, on: event.at.date)
      let filed = dossier.filing.beforeCorrections(in: events)
      dossier = Dossier(code: code, filing: filed, rules: dossier.rules, events: events) ?? dossier
      try database.run("UPDATE dossiers SET code = $1, filed_code = $2 WHERE id = $3", code, filedCode, before.id)
    }
    let after = StoredDossier(id: before.id, dossier: dossier, events: events, filedCode: filedCode)
    try noteStepTimes(from: before, to: after)
    try database.updateProjection(after, try lateRisk(of: dossier))
    try database.updateAgency(of: after, since: before.dossier)
    try database.writeConsultations(of: dossier, id: before.id, since: before.dossier.consultations)
    return after
  }
}

extension Connection {
  fileprivate func updateProjection(_ stored: StoredDossier, _ risk: LateRisk?) throws(StoreError) {
    let dossier = stored.dossier
    try run(
      """
      UPDATE dossiers SET status = $1, accepted_at = $2, due = $3, is_due_provisional = $4, new_due = $5,
        supplement_requests = $6, ended_at = $7, outcome = $8, cause = $9, handed_over_at = $10, last_event_at = $11,
        event_count = $12, officer = $13, step = $14, at_risk_from = $15, risk_need = $16, risk_cases = $17,
        name_order = $18
      WHERE id = $19
      """,
      dossier.status.rawValue, dossier.acceptedAt, dossier.due, dossier.isDueProvisional, dossier.rescheduled?.to,
      dossier.supplementRequests, dossier.ended?.at,
      dossier.ended?.outcome.rawValue, dossier.ended?.cause?.rawValue, dossier.handedOverAt, dossier.lastEventAt,
      dossier.eventCount, dossier.officer, dossier.step, risk?.from, risk?.need, risk?.cases, dossier.nameOrder,
      stored.id)
  }
}

extension Dossier {
  /// The key by which the applicant's name is sorted, until the dossier is closed.
  var nameOrder: String? {
    isClosed ? nil : VietnameseOrder(filing.applicant.name).sortKey
  }
}
