import Database
import OneStop

extension Check {
  /// Adds what a dossier contributes to the step times, and checks that its risk fits its clock.
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
    // The need is as of the last event or the last night, not of now, and is not checked; and while due moments are
    // being recomputed after a change of days off, some dossiers still go by the old ones.
    guard let from, isRecomputing || from == calendar.moment(workingTime: row.int64(first + 1), before: due) else {
      find("risk", "Dossier \(dossier.code): the moment from which it is likely late does not fit what it needs.")
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
