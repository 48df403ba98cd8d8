import Markup
import OneStop
import Words

extension Words {
  /// A change of days off as the ledgers of dossiers describe it: what is changed, and the decision that orders it.
  package func reason(of change: DaysOffChange, decision: String) -> String {
    let reasons = daysOff.reasons
    var sentences = sentences(of: change).map { phrase, days -> String in
      let named = days.prefix(Self.mostNamedDays).map { day in
        day.name.map { "\(dateText(day.date)) (\($0.vietnamese))" } ?? dateText(day.date)
      }
      let more = days.count - Self.mostNamedDays
      let rest = more > 0 ? " \(reasons.more.text(["count": "\(more)"]))" : ""
      return phrase.text(["days": named.joined(separator: ", ") + rest])
    }
    let decision = Self.withoutFullStop(decision)
    if !decision.isEmpty { sentences.append(reasons.decision.text(["decision": decision])) }
    return sentences.joined(separator: " ")
  }

  /// The same in the reader's language, for the preview. The decision stays as it was typed.
  func reason(of change: DaysOffChange, decision: String, in language: Language) -> HTML {
    let reasons = daysOff.reasons
    var sentences = sentences(of: change).map { phrase, days -> HTML in
      let named = days.prefix(Self.mostNamedDays).map { day -> HTML in
        day.name.map { "\(date(day.date)) (\(name($0, in: language)))" } ?? date(day.date)
      }
      let more = days.count - Self.mostNamedDays
      let rest: HTML = more > 0 ? " \(reasons.more(count: more))" : .empty
      return phrase(["days": named.joined(", ") + rest])
    }
    let decision = Self.withoutFullStop(decision)
    if !decision.isEmpty {
      sentences.append(reasons.decision(["decision": name(BilingualText(decision), in: language)]))
    }
    return sentences.joined(" ")
  }

  private typealias NamedDay = (date: LocalDate, name: BilingualText?)

  /// What was added and removed, with a sentence for each kind.
  private func sentences(of change: DaysOffChange) -> [(phrase: Phrase, days: [NamedDay])] {
    let reasons = daysOff.reasons
    let daysOff = { (days: [HolidayTable.DayOff]) in days.map { ($0.date, $0.name) as NamedDay } }
    let makeUpDays = { (days: [LocalDate]) in days.map { ($0, nil) as NamedDay } }
    return [
      (reasons.removedDayOff, daysOff(change.removedDaysOff)), (reasons.addedDayOff, daysOff(change.addedDaysOff)),
      (reasons.removedMakeUp, makeUpDays(change.removedMakeUpDays)),
      (reasons.addedMakeUp, makeUpDays(change.addedMakeUpDays)),
    ].filter { !$0.1.isEmpty }
  }

  /// The sentence adds its own full stop.
  private static func withoutFullStop(_ decision: String) -> String {
    decision.hasSuffix(".") ? String(decision.dropLast()) : decision
  }

  /// A whole year announced at once is not listed day by day.
  private static let mostNamedDays = 5

  /// The result of recomputing a due moment; nil for other events.
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
