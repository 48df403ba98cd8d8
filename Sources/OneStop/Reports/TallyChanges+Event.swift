extension TallyChanges {
  /// What changes, and for which agency, when a dossier goes from one state to the next at a moment.
  ///
  /// A dossier under way that goes to another agency leaves one agency's counts and enters the other's, as a transfer
  /// in both.
  ///
  /// - Parameter before: nil for the event that begins the dossier.
  package static func byAgency(
    from before: Dossier?, to after: Dossier, at moment: Moment
  ) -> [(agency: AgencyCode, changes: TallyChanges)] {
    let day = moment.date
    let agency = before?.countedAgency ?? after.countedAgency
    var changes = TallyChanges(countsFrom: before, to: after, on: day)
    var clock = before?.clock ?? .notStarted
    if let before, let ended = before.ended, after.ended == nil {
      clock = before.clockBeforeEnd ?? .notStarted
      changes.undo(ended, of: before, to: clock)
    }
    guard agency != after.countedAgency else {
      changes.change(from: clock, to: after.clock, on: day)
      return [(agency, changes)]
    }
    var gained = TallyChanges()
    changes.leave(clock, on: day)
    gained.enter(after.clock, on: day)
    if after.acceptedAt != nil, after.ended == nil {
      changes.add(day) { $0.transferredOut += 1 }
      gained.add(day) { $0.transferredIn += 1 }
    }
    return [(agency, changes), (after.countedAgency, gained)]
  }

  /// What is counted once, whichever agency has the dossier afterwards.
  private init(countsFrom before: Dossier?, to after: Dossier, on day: LocalDate) {
    if before?.acceptedAt == nil, after.acceptedAt != nil { add(day) { $0.received += 1 } }
    if (before?.supplementRequests ?? 0) < 2, after.supplementRequests == 2 { add(day) { $0.repeatSupplements += 1 } }
    if before?.ended == nil, let ended = after.ended {
      end(ended.outcome, wasAccepted: after.acceptedAt != nil, on: day)
    }
    let corrections = after.corrections - (before?.corrections ?? 0)
    if corrections != 0 { add(day) { $0.corrections += corrections } }
  }

  /// Makes the figures of the day of a mistaken end, and of all days since, what they would be without it.
  private mutating func undo(_ ended: Dossier.End, of before: Dossier, to clock: Clock) {
    end(ended.outcome, wasAccepted: before.acceptedAt != nil, on: ended.at.date, by: -1)
    enter(clock, on: ended.at.date)
  }

  /// What changes when only a dossier's due moment changes.
  package init(from before: Clock, to after: Clock, at moment: Moment) {
    change(from: before, to: after, on: moment.date)
  }

  private mutating func change(from before: Clock, to after: Clock, on day: LocalDate) {
    guard before != after else { return }
    leave(before, on: day)
    enter(after, on: day)
  }

  private mutating func end(_ outcome: Outcome, wasAccepted: Bool, on day: LocalDate, by count: Int = 1) {
    add(day) { tally in
      switch outcome {
      case .early: tally.early += count
      case .onTime: tally.onTime += count
      case .late: tally.late += count
      case .refused:
        // Refused before acceptance: received and ended on the same day.
        tally.received += count
        tally.refused += count
      // A filing that was withdrawn before it was accepted is in no report.
      case .withdrawn: tally.withdrawn += wasAccepted ? count : 0
      // The same for a filing that was stopped before it was accepted.
      case .stopped: tally.stopped += wasAccepted ? count : 0
      case .undated: tally.endedUndated += count
      }
    }
  }

  /// A running dossier counts as overdue from the end of its due date on; this is noted in advance.
  private mutating func enter(_ clock: Clock, on day: LocalDate) {
    switch clock {
    case .running(let due): add(max(day, due.date)) { $0.overdueChange += 1 }
    case .paused: add(day) { $0.pausedChange += 1 }
    case .undated: add(day) { $0.undatedChange += 1 }
    case .notStarted, .ended: break
    }
  }

  private mutating func leave(_ clock: Clock, on day: LocalDate) {
    switch clock {
    // Before the due date, what was noted in advance is taken back; after it, the overdue stretch ends.
    case .running(let due): add(max(day, due.date)) { $0.overdueChange -= 1 }
    case .paused: add(day) { $0.pausedChange -= 1 }
    case .undated: add(day) { $0.undatedChange -= 1 }
    case .notStarted, .ended: break
    }
  }
}
