import Markup
import OneStop
import Words

/// The sentences of a receipt that say how its appointment is counted: the rule, and the days off on the way.
struct DueExplanation {
  let record: PaperRecord
  let acceptance: DossierEvent

  private var words: PrintedFormWords.Counting { record.words.printed.counting }
  private var rules: DeadlineRules { record.dossier.rules }

  var html: HTML {
    let names = record.words
    var sentences = [names.lookup.ledger.rule[rules.time.unit](["time": names.processingTime(rules.time)])]
    if let cutoff = rules.cutoff { sentences.append(names.lookup.ledger.cutoff(["time": names.time(cutoff)])) }
    if let ledger {
      let daysOff = daysOff(ledger)
      if !daysOff.isEmpty { sentences.append(words.daysOff(["days": daysOff.joined("; ")])) }
      let makeUp = ledger.entries.filter { $0.day == .makeUp && isCounted($0) }.map { names.date($0.date) }
      if !makeUp.isEmpty { sentences.append(words.makeUp(["dates": makeUp.joined(", ")])) }
    }
    if acceptance.isDueProvisional { sentences.append(names.dossiers.provisional.html) }
    return "<p class=\"small\"><strong>\(words.title):</strong> \(sentences.joined(" "))</p>"
  }

  /// As of acceptance: later pauses do not belong on the receipt.
  private var ledger: Ledger? {
    try? Ledger.compute(accepted: acceptance.at, rules: rules, calendar: record.receiptCalendar.calendar)
  }

  private func isCounted(_ entry: LedgerEntry) -> Bool {
    switch entry.role {
    case .counted, .hours: true
    default: false
    }
  }

  /// `Quốc khánh (03/09/2018)`; consecutive days as from–to.
  private func daysOff(_ ledger: Ledger) -> [HTML] {
    var runs: [(name: BilingualText, from: LocalDate, to: LocalDate)] = []
    for entry in ledger.entries {
      guard entry.role == .dayOff, case .holiday(let dayOff) = entry.day else { continue }
      if let last = runs.indices.last, runs[last].name == dayOff.name, runs[last].to.next == entry.date {
        runs[last].to = entry.date
      } else {
        runs.append((dayOff.name, entry.date, entry.date))
      }
    }
    return runs.map { run in
      let first = record.words.date(run.from)
      let dates = run.from == run.to ? first : "\(first)–\(record.words.date(run.to))"
      return words.dayOff(["name": record.view.name(run.name), "dates": dates])
    }
  }
}
