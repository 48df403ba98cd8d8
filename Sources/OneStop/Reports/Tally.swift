/// The numbers that reports add up, for one agency, procedure, channel and local day.
///
/// Counts of what happened on the day, and *changes* in the number of open dossiers of a kind: the sum of a change over
/// all days up to one is the number at that day's end.
package struct Tally: Hashable, Sendable {
  package var received = 0
  /// Dossiers under way that came from an agency that was dissolved.
  package var transferredIn = 0
  /// Dossiers under way that passed to its successor.
  package var transferredOut = 0
  package var early = 0
  package var onTime = 0
  package var late = 0
  package var refused = 0
  package var withdrawn = 0
  package var stopped = 0
  package var endedUndated = 0
  /// Dossiers asked for a supplement a second time.
  package var repeatSupplements = 0
  package var overdueChange = 0
  package var pausedChange = 0
  package var undatedChange = 0
  package var satisfied = 0
  package var partly = 0
  package var unsatisfied = 0
  /// Corrections and undone ends that were entered on the day.
  package var corrections = 0

  package init() {}

  package static let zero = Tally()

  /// In the order of the store's columns.
  package static let fields: [WritableKeyPath<Tally, Int> & Sendable] = [
    \.received, \.early, \.onTime, \.late, \.refused, \.withdrawn, \.stopped, \.endedUndated, \.repeatSupplements,
    \.overdueChange, \.pausedChange, \.undatedChange, \.satisfied, \.partly, \.unsatisfied,
    \.corrections, \.transferredIn, \.transferredOut,
  ]

  package var ended: Int { early + onTime + late + refused + withdrawn + stopped + endedUndated }

  /// The increase in dossiers under way.
  package var openChange: Int { received + transferredIn - transferredOut - ended }

  package static func += (left: inout Tally, right: Tally) {
    left.received += right.received
    left.early += right.early
    left.onTime += right.onTime
    left.late += right.late
    left.refused += right.refused
    left.withdrawn += right.withdrawn
    left.stopped += right.stopped
    left.endedUndated += right.endedUndated
    left.repeatSupplements += right.repeatSupplements
    left.overdueChange += right.overdueChange
    left.pausedChange += right.pausedChange
    left.undatedChange += right.undatedChange
    left.satisfied += right.satisfied
    left.partly += right.partly
    left.unsatisfied += right.unsatisfied
    left.corrections += right.corrections
    left.transferredIn += right.transferredIn
    left.transferredOut += right.transferredOut
  }
}

/// What one event changes in the tallies: a few days, each with its change.
package struct TallyChanges: Hashable, Sendable {
  package private(set) var days: [(day: LocalDate, change: Tally)] = []

  package init() {}

  package mutating func add(_ day: LocalDate, _ change: (inout Tally) -> Void) {
    if let index = days.firstIndex(where: { $0.day == day }) {
      change(&days[index].change)
    } else {
      var tally = Tally()
      change(&tally)
      days.append((day, tally))
    }
    days.removeAll { $0.change == .zero }
  }

  package static func == (left: TallyChanges, right: TallyChanges) -> Bool {
    Dictionary(left.days, uniquingKeysWith: { first, _ in first })
      == Dictionary(right.days, uniquingKeysWith: { first, _ in first })
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(Set(days.map(\.day)))
  }
}
