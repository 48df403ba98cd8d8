/// Working time in which a dossier's clock runs, without its pauses.
package struct RunningTime: Sendable {
  private let calendar: WorkCalendar
  /// In order, without overlaps.
  private let pauses: [Range<Moment>]

  /// An open pause lasts until now.
  package init(pauses: [Pause], calendar: WorkCalendar, now: Moment) {
    self.calendar = calendar
    var merged: [Range<Moment>] = []
    for pause in pauses.sorted(by: { $0.from < $1.from }) {
      let range = pause.from..<max(pause.from, pause.to ?? now)
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.pauses = merged
  }

  /// Microseconds; 0 where `to` is not later.
  package func between(_ from: Moment, _ to: Moment) -> Int64 {
    guard from < to else { return 0 }
    let stopped = pauses.reduce(Int64(0)) { sum, pause in
      let (start, end) = (max(pause.lowerBound, from), min(pause.upperBound, to))
      return start < end ? sum + calendar.workingTime(from: start, to: end) : sum
    }
    return calendar.workingTime(from: from, to: to) - stopped
  }

  /// The moment at which this many microseconds have run; nil past the calendar's end.
  package func moment(after time: Int64, from start: Moment) -> Moment? {
    var left = time
    var start = start
    for pause in pauses where pause.upperBound > start {
      let before = max(0, calendar.workingTime(from: start, to: max(start, pause.lowerBound)))
      if left <= before { break }
      left -= before
      start = pause.upperBound
    }
    return calendar.table.moment(workingTime: calendar.table.workingTime(before: start) + left)
  }
}
