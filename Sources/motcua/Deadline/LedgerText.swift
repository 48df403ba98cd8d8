import ArgumentParser
import OneStop
import Words

enum LedgerLanguage: String, ExpressibleByArgument, CaseIterable {
  case english = "en"
  case vietnamese = "vi"
}

/// A ledger as a table for the terminal.
struct LedgerText {
  private let ledger: Ledger
  private let rules: DeadlineRules
  private let pauses: [Pause]
  private let words: LedgerWords

  init(_ ledger: Ledger, rules: DeadlineRules, pauses: [Pause], language: LedgerLanguage) {
    self.ledger = ledger
    self.rules = rules
    self.pauses = pauses
    words = LedgerWords(language)
  }

  var lines: [String] {
    let rows = ledger.entries.map { entry in
      ["\(entry.date)", words.weekday(entry.date.weekday), day(entry), clock(entry)]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let table = rows.map { row in
      zip(row, widths).map { $0.padded(to: $1) + "  " }.joined() + row[3]
    }
    return head + [""] + table + foot
  }

  // MARK: Around the table

  private var head: [String] {
    var facts = ledger.starts.prefix(1).map { (words.accepted, "\($0.at)") }
    facts.append((words.time, words.processingTime(rules.time)))
    if let cutoff = rules.cutoff { facts.append((words.cutoff, "\(cutoff)")) }
    for (index, pause) in pauses.enumerated() {
      let isIgnored = ledger.ignoredPauses.contains(index)
      let end = pause.to.map(\.description) ?? words.open
      facts.append((words.pause(index, pause.kind), "\(pause.from) – \(end)\(isIgnored ? words.changesNothing : "")"))
    }
    if let due = ledger.due {
      facts.append((words.due, "\(due)"))
    } else {
      facts.append((words.due, words.none))
      if let supplied = ledger.deadline.ifSupplied { facts.append((words.ifSupplied, "\(supplied)")) }
    }
    let width = facts.map(\.0.count).max() ?? 0
    return facts.map { $0.0.padded(to: width) + "  " + $0.1 }
  }

  private var foot: [String] { ledger.deadline.isProvisional ? ["", words.provisional] : [] }

  // MARK: Columns

  private func day(_ entry: LedgerEntry) -> String {
    let name =
      switch entry.day {
      case .working: words.workingDay
      case .makeUp: words.makeUpDay
      case .weekend: words.weekend
      case .holiday(let dayOff): words.name(dayOff.name)
      }
    return entry.isProvisional ? name + " *" : name
  }

  private func clock(_ entry: LedgerEntry) -> String {
    var parts: [String] = []
    switch entry.role {
    case .acceptance: parts.append(rules.time.unit == .workingHours ? words.acceptance : words.acceptanceDay)
    case .deferred(let date, _): parts.append(words.deferred(date))
    case .restart(let pause): parts.append(words.restart(pause))
    case .counted(let number): parts.append(words.counted(number))
    case .hours: break
    case .paused(let pause): parts.append(words.paused(pause))
    case .dayOff: parts.append(words.notCounted)
    case .moved: parts.append(words.moved)
    case .extended: parts.append(words.extended)
    }
    if entry.time > 0 || entry.role == .hours { parts.append(words.time(entry.time)) }
    if case .paused = entry.role {
    } else {
      parts += entry.pauses.filter { entry.role != .restart(pause: $0) }.map(words.pauseWithin)
    }
    if entry.isVoid { parts.append(words.void) }
    if entry.isDue, let due = ledger.due ?? ledger.deadline.ifSupplied {
      parts.append(words.dueAt("\(due)".split(separator: "T").last.map(String.init) ?? ""))
    }
    if entry.isProjected { parts.append(words.projected) }
    return parts.joined(separator: "; ")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
