import Database
import OneStop

extension Transaction {
  /// Adds the step times of a dossier that has ended, and removes those of an end that was undone.
  func noteStepTimes(from before: StoredDossier?, to after: StoredDossier) throws(StoreError) {
    guard before?.dossier.ended != after.dossier.ended else { return }
    let calendar = try compiledCatalogue().calendar
    if let before { note(-1, before.dossier, before.events, calendar) }
    note(1, after.dossier, after.events, calendar)
  }

  private func note(_ count: Int, _ dossier: Dossier, _ events: [DossierEvent], _ calendar: WorkCalendar) {
    for (step, time) in dossier.timesToEnd(by: events, calendar: calendar) {
      stepTimes.note(
        count, StepTimeRow(place: dossier.stepTimePlace, step: step, bucket: TimeHistogram.bucket(of: time)))
    }
  }

  /// The dossier's risk, from the times that its agency's dossiers have taken up to now.
  func lateRisk(of dossier: Dossier) throws(StoreError) -> LateRisk? {
    guard case .running = dossier.clock else { return nil }
    let compiled = try compiledCatalogue()
    let times = try stepTimes.times(dossier.stepTimePlace, in: connection)
    let steps = compiled.catalogue.procedure(dossier.filing.procedure)?.steps ?? []
    return dossier.lateRisk(steps: steps, times: times, calendar: compiled.calendar)
  }

  /// Updates the risks of some open dossiers to the times that their agencies' dossiers have taken by now; returns how
  /// many changed.
  package func refreshLateRisks(of dossiers: some Sequence<Int64>) throws(StoreError) -> Int {
    let database = try connection
    var changed = 0
    for id in dossiers {
      try database.forEachLife("id = $1", [id]) { life throws(StoreError) in
        changed += try database.update(lateRisk(of: life.dossier), of: id)
      }
    }
    return changed
  }
}

extension Transaction {
  /// Notes that the risks of all running dossiers were brought up to date on the day.
  package func noteLateRisks(on day: LocalDate) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO counters (name, value) VALUES ('late risks', $1)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value
      """,
      Int64(day.daysSinceEpoch))
  }
}

extension Snapshot {
  /// The day on which the risks of all running dossiers were last brought up to date.
  package func lateRiskDay() throws(StoreError) -> LocalDate? {
    try connection.first("SELECT value FROM counters WHERE name = 'late risks'") { $0.date(0) }
  }

  /// Dossiers whose clock runs.
  package func runningDossiers() throws(StoreError) -> [Int64] {
    try connection.all("SELECT id FROM dossiers WHERE ended_at IS NULL AND due IS NOT NULL") { $0.int64(0) }
  }
}

extension Connection {
  /// 1 where it changed.
  fileprivate func update(_ risk: LateRisk?, of dossier: Int64) throws(StoreError) -> Int {
    try change(
      """
      UPDATE dossiers SET at_risk_from = $1, risk_need = $2, risk_cases = $3
      WHERE id = $4 AND (at_risk_from IS DISTINCT FROM $1 OR risk_need IS DISTINCT FROM $2
        OR risk_cases IS DISTINCT FROM $3)
      """,
      risk?.from, risk?.need, risk?.cases, dossier)
  }
}

extension Dossier {
  var stepTimePlace: StepTimePlace { StepTimePlace(agency: countedAgency, procedure: filing.procedure) }
}
