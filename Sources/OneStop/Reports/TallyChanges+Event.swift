extension TallyChanges {
  /// What changes, and for which agency, when a dossier goes from one state to the next at a moment.
  ///
  /// What a dossier under way was counted as goes with it to another agency: it leaves the one and comes to the other, as
  /// a transfer of each.
  ///
  /// - Parameter before: nil for the event that begins the dossier.
  package static func byAgency(
    from before: Dossier?, to after: Dossier, at moment: Moment
  ) -> [(agency: AgencyCode, changes: TallyChanges)] {
    let day = moment.date
    let clock = before?.clock ?? .notStarted
    let agency = before?.countedAgency ?? after.countedAgency
    var changes = TallyChanges(countsFrom: before, to: after, on: day)
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

  /// What is counted once, whatever agency has the dossier afterwards.
  private init(countsFrom before: Dossier?, to after: Dossier, on day: LocalDate) {
    if before?.acceptedAt == nil, after.acceptedAt != nil { add(day) { $0.received += 1 } }
    if (before?.supplementRequests ?? 0) < 2, after.supplementRequests == 2 { add(day) { $0.repeatSupplements += 1 } }
    if before?.ended == nil, let ended = after.ended {
      end(ended.outcome, wasAccepted: after.acceptedAt != nil, on: day)
    }
  }

  /// What changes when nothing of a dossier changes but its due moment.
  package init(from before: Clock, to after: Clock, at moment: Moment) {
    change(from: before, to: after, on: moment.date)
  }

  private mutating func change(from before: Clock, to after: Clock, on day: LocalDate) {
    guard before != after else { return }
    leave(before, on: day)
    enter(after, on: day)
  }

  package init(_ rating: Rating) {
    add(rating.at.date) { tally in
      switch rating.level {
      case .satisfied: tally.satisfied += 1
      case .partly: tally.partly += 1
      case .unsatisfied: tally.unsatisfied += 1
      }
    }
  }

  private mutating func end(_ outcome: Outcome, wasAccepted: Bool, on day: LocalDate) {
    add(day) { tally in
      switch outcome {
      case .early: tally.early += 1
      case .onTime: tally.onTime += 1
      case .late: tally.late += 1
      case .refused:
        // Refused before acceptance: received and ended on the same day.
        tally.received += 1
        tally.refused += 1
      // A filing withdrawn before anybody accepted it is in no report.
      case .withdrawn: tally.withdrawn += wasAccepted ? 1 : 0
      // As for a filing that was stopped before anybody accepted it.
      case .stopped: tally.stopped += wasAccepted ? 1 : 0
      case .undated: tally.endedUndated += 1
      }
    }
  }

  /// A running dossier counts as overdue from the end of its due date on: that is written in advance.
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
    // Left before the due date: what was written in advance is taken back; after it, the overdue stretch ends.
    case .running(let due): add(max(day, due.date)) { $0.overdueChange -= 1 }
    case .paused: add(day) { $0.pausedChange -= 1 }
    case .undated: add(day) { $0.undatedChange -= 1 }
    case .notStarted, .ended: break
    }
  }
}
