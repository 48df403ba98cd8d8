import OneStop

/// Figures, by counting dossier after dossier (`Rules.md`, Early, on time, late).
extension Model {
  /// Which dossiers are counted.
  struct Scope {
    var from: Int
    var to: Int
    var now: Moment
    var countsConfidential: Bool
    var agencies: Set<AgencyCode>?
  }

  func figures(in scope: Scope, by subject: (ModelDossier, AgencyCode) -> String) -> [String: ReportFigures] {
    var figures: [String: ReportFigures] = [:]
    for dossier in dossiers where scope.countsConfidential || !dossier.isConfidential {
      count(dossier, scope) { agency, change in
        guard scope.agencies?.contains(agency) ?? true else { return }
        change(&figures[subject(dossier, agency), default: ReportFigures()])
      }
      if let rating = ratings[dossier.id], scope.from <= rating.day, rating.day <= scope.to {
        guard scope.agencies?.contains(rating.agency) ?? true else { continue }
        switch rating.level {
        case .satisfied: figures[subject(dossier, rating.agency), default: ReportFigures()].ratings.satisfied += 1
        case .partly: figures[subject(dossier, rating.agency), default: ReportFigures()].ratings.partly += 1
        case .unsatisfied: figures[subject(dossier, rating.agency), default: ReportFigures()].ratings.unsatisfied += 1
        }
      }
    }
    return figures.filter { $0.value != ReportFigures() }
  }

  private func count(
    _ dossier: ModelDossier, _ scope: Scope, _ add: (AgencyCode, (inout ReportFigures) -> Void) -> Void
  ) {
    let lasting = mutation == .undoneEndsStay ? dossier.entries : dossier.lastingEntries
    let days = scope.from...scope.to
    for entry in lasting where days.contains(entry.at.localDay) {
      if entry.kind == .accepted { receive(dossier, entry.counted, add) }
      guard let outcome = entry.outcome else { continue }
      if outcome == .refused { receive(dossier, entry.counted, add) }
      if outcome == .refused || entry.isAccepted { add(entry.counted) { $0.ended.count(outcome) } }
    }
    var counted = dossier.filing.agency
    for (place, entry) in dossier.entries.enumerated() {
      let isThen = days.contains(entry.at.localDay)
      if isThen, entry.isSecondSupplement { add(counted) { $0.repeatSupplements += 1 } }
      if isThen, entry.kind == .corrected || entry.kind == .endUndone { add(counted) { $0.corrections += 1 } }
      if isThen, entry.counted != counted, entry.isAccepted, dossier.isOpen(after: place) {
        if mutation == .transfersAreReceived { receive(dossier, entry.counted, add) }
        add(counted) { $0.transferred.out += 1 }
        add(entry.counted) { $0.transferred.in += 1 }
      }
      counted = entry.counted
    }
    if let (agency, _) = open(dossier, lasting, on: scope.from - 1) { add(agency) { $0.carriedOver += 1 } }
    let last = min(scope.to, scope.now.localDay)
    guard let (agency, entry) = open(dossier, lasting, on: last) else { return }
    add(agency) { figures in
      guard let due = entry.due else {
        if entry.isPaused { figures.open.paused += 1 } else { figures.open.undated += 1 }
        return
      }
      let isOverdue = last == scope.now.localDay ? due < scope.now : due.localDay <= last
      if isOverdue { figures.open.overdue += 1 } else { figures.open.withinTime += 1 }
    }
  }

  private func receive(
    _ dossier: ModelDossier, _ agency: AgencyCode, _ add: (AgencyCode, (inout ReportFigures) -> Void) -> Void
  ) {
    add(agency) { figures in
      switch dossier.filing.channel {
      case .online, .nationalPortal, .vneid, .otherSystem: figures.received.online += 1
      case .counter: figures.received.direct += 1
      case .post: figures.received.postal += 1
      }
    }
  }

  /// Where the dossier was open at the end of the day, and what had last happened to it; nil where it was not.
  private func open(_ dossier: ModelDossier, _ lasting: [ModelDossier.Entry], on day: Int) -> (
    AgencyCode, ModelDossier.Entry
  )? {
    guard let last = lasting.last(where: { $0.at.localDay <= day }), last.outcome == nil, last.kind != .handedOver
    else { return nil }
    guard last.isAccepted || mutation == .filedCountAsOpen else { return nil }
    guard !lasting.contains(where: { $0.outcome != nil && $0.at.localDay <= day }) else { return nil }
    let agency = dossier.entries.last { $0.at.localDay <= day }?.counted ?? dossier.filing.agency
    return (agency, last)
  }
}

extension ModelDossier {
  /// Without ends that were undone, as if they had never been, and what was noted on the dossier while it counted as
  /// ended; what undid one only says what is due from then on.
  var lastingEntries: [Entry] {
    var lasting: [Entry] = []
    for entry in entries {
      switch entry.undone {
      case nil: break
      case .handedOver:
        if let end = lasting.lastIndex(where: { $0.kind == .handedOver }) { lasting.remove(at: end) }
      default:
        if let end = lasting.lastIndex(where: \.kind.isEnd) { lasting.removeSubrange(end...) }
      }
      lasting.append(entry)
    }
    return lasting
  }

  /// Whether it is open once this has happened to it.
  func isOpen(after place: Int) -> Bool {
    var ends = 0
    for earlier in entries[...place] {
      if earlier.kind.isEnd { ends += 1 }
      if let undone = earlier.undone, undone != .handedOver { ends -= 1 }
    }
    return ends == 0
  }
}

extension ReportFigures.Ended {
  fileprivate mutating func count(_ outcome: Outcome) {
    switch outcome {
    case .early: early += 1
    case .onTime: onTime += 1
    case .late: late += 1
    case .refused: refused += 1
    case .withdrawn: withdrawn += 1
    case .stopped: stopped += 1
    case .undated: undated += 1
    }
  }
}
