/// How long dossiers of one procedure at one agency took from each step of its process to their end, in working time
/// without pauses.
///
/// The remaining time is measured as a whole and not step by step, so that skipped steps are accounted for: and the
/// time within which nine in ten are done is less for the whole than the sum over the steps.
package struct StepTimes: Hashable, Sendable {
  /// With fewer cases than this, nothing is predicted.
  package static let fewest = 10

  private var histograms: [Int: TimeHistogram] = [:]

  package init() {}

  package mutating func add(_ count: Int, step: Int, bucket: Int) {
    histograms[step, default: TimeHistogram()].add(count, bucket: bucket)
  }

  /// The time within which nine in ten dossiers went from the step to their end, in microseconds, and how many dossiers
  /// this is measured on; nil where they are too few.
  package func usual(from step: Int) -> (time: Int64, cases: Int)? {
    guard let histogram = histograms[step], histogram.total >= StepTimes.fewest,
      let time = histogram.time(tenths: 9)
    else { return nil }
    return (time, histogram.total)
  }
}

extension Dossier {
  /// What a finished dossier adds to `StepTimes`: the running time from its first arrival at each step to its end, in
  /// microseconds. Nothing before its end, and nothing for a dossier that was refused, withdrawn or stopped.
  package func timesToEnd(by events: [DossierEvent], calendar: WorkCalendar) -> [(step: Int, time: Int64)] {
    guard let ended else { return [] }
    switch ended.outcome {
    case .early, .onTime, .late, .undated: break
    case .refused, .withdrawn, .stopped: return []
    }
    let running = RunningTime(pauses: pauses, calendar: calendar, now: ended.at)
    var times: [(step: Int, time: Int64)] = []
    for stay in stays(by: events) where !times.contains(where: { $0.step == stay.step }) {
      times.append((stay.step, running.between(stay.from, ended.at)))
    }
    return times
  }
}
