import OneStop

extension Words {
  /// A change of days off as the ledgers of dossiers say it: what is changed, and the decision that orders it.
  package func reason(of change: DaysOffChange, decision: String) -> String {
    let reasons = daysOff.reasons
    var sentences: [String] = []
    func add(_ phrase: Phrase, _ days: [String]) {
      guard !days.isEmpty else { return }
      let named = days.prefix(Self.mostNamedDays).joined(separator: ", ")
      let more = days.count - Self.mostNamedDays
      sentences.append(phrase.text(["days": more > 0 ? "\(named) \(reasons.more.text(["count": "\(more)"]))" : named]))
    }
    add(reasons.removedDayOff, change.removedDaysOff.map(name))
    add(reasons.addedDayOff, change.addedDaysOff.map(name))
    add(reasons.removedMakeUp, change.removedMakeUpDays.map(dateText))
    add(reasons.addedMakeUp, change.addedMakeUpDays.map(dateText))
    // A sentence already ends with its full stop.
    let decision = decision.hasSuffix(".") ? String(decision.dropLast()) : decision
    if !decision.isEmpty { sentences.append(reasons.decision.text(["decision": decision])) }
    return sentences.joined(separator: " ")
  }

  /// A whole year announced at once is not told day by day.
  private static let mostNamedDays = 5

  private func name(_ dayOff: HolidayTable.DayOff) -> String { "\(dateText(dayOff.date)) (\(dayOff.name.vietnamese))" }

  /// What a recomputed due moment came to; nil for other events.
  func dueChange(_ event: DossierEvent) -> HTML? {
    guard case .dueRecomputed(let old) = event.kind else { return nil }
    let changes = daysOff.changes
    switch (old, event.due) {
    case (let old?, let due?) where old != due: return changes.moved(["from": moment(old), "to": moment(due)])
    case (nil, let due?): return changes.appeared(["to": moment(due)])
    case (let old?, nil): return changes.gone(["from": moment(old)])
    case (.some, let due?):
      return (event.isDueProvisional ? changes.provisional : changes.certain)(["to": moment(due)])
    case (nil, nil): return nil
    }
  }
}
