import OneStop

extension Check {
  /// What a dossier adds to the step times, and whether its risk fits its clock.
  mutating func stepTimes(_ row: Row, from first: Int32, _ dossier: Dossier, _ events: [DossierEvent]) {
    for (step, time) in dossier.timesToEnd(by: events, calendar: calendar) {
      let bucket = TimeHistogram.bucket(of: time)
      expectedStepTimes[StepTimeRow(place: dossier.stepTimePlace, step: step, bucket: bucket), default: 0] += 1
    }
    let from = row.optional(first, Row.moment)
    guard case .running(let due) = dossier.clock else {
      if from != nil { find("risk", "Dossier \(dossier.code) is at risk of lateness while its clock does not run.") }
      return
    }
    // As of the last event or the last night, by the days off of then: how far before the due moment is not told here.
    guard let from, from <= due else {
      find("risk", "Dossier \(dossier.code) has no moment before its due moment from which it is likely late.")
      return
    }
  }

  mutating func stepTimes(of database: Connection) throws(StoreError) {
    try database.forEach("SELECT agency, procedure, step, bucket, count FROM step_times WHERE count <> 0") {
      row throws(StoreError) in
      let place = StepTimePlace(
        agency: try database.agencyCode(row, 0), procedure: try database.procedureCode(row, 1))
      let key = StepTimeRow(place: place, step: row.int(2), bucket: row.int(3))
      compare(row.int(4), expectedStepTimes.removeValue(forKey: key) ?? 0, key)
    }
    for (key, count) in expectedStepTimes { compare(0, count, key) }
  }

  private mutating func compare(_ stored: Int, _ scanned: Int, _ row: StepTimeRow) {
    guard stored != scanned else { return }
    find(
      "step times",
      "Step times of \(row.place.agency), \(row.place.procedure), step \(row.step + 1), bucket \(row.bucket): "
        + "\(stored) instead of \(scanned).")
  }
}
