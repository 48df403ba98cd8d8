import Database
import OneStop

extension Transaction {
  /// Rebuilds the step times from the events: about half a minute for a million dossiers.
  func rebuildStepTimes() throws(StoreError) {
    let database = try connection
    let calendar = try compiledCatalogue().calendar
    try database.run("DELETE FROM step_times")
    var rows: [StepTimeRow: Int] = [:]
    try database.forEachLife("outcome IN ('early', 'on_time', 'late', 'undated')") { life throws(StoreError) in
      for (step, time) in life.dossier.timesToEnd(by: life.events, calendar: calendar) {
        let bucket = TimeHistogram.bucket(of: time)
        rows[StepTimeRow(place: life.dossier.stepTimePlace, step: step, bucket: bucket), default: 0] += 1
      }
    }
    for (row, count) in rows { try database.add(count, to: row) }
    stepTimes.clear()
  }

  /// If past days turn out to have been working days or days off, every time that was measured over them changes.
  func catalogueDidChange(from before: WorkCalendar, now: Moment) throws(StoreError) {
    let after = try compiledCatalogue().calendar
    var day = WorkCalendar.firstDate
    while day <= min(now.date, WorkCalendar.lastDate) {
      if before.sessions(on: day) != after.sessions(on: day) { return try rebuildStepTimes() }
      day = day.next
    }
  }
}
