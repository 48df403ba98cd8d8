import Markup
import OneStop
import Words

/// One day of the ledger in words.
struct LedgerLine {
  let entry: LedgerEntry
  let ledger: LedgerView

  private var words: LedgerWords { ledger.words }

  private var day: LedgerDay {
    switch entry.role {
    case .acceptance: .acceptance
    case .deferred: .deferred
    case .restart: .restart
    case .counted: entry.day == .makeUp ? .countedMakeUp : .counted
    case .hours: .hours
    case .paused: .paused
    case .dayOff: if case .holiday = entry.day { .holiday } else { .weekend }
    case .moved: .moved
    case .extended: .extended
    }
  }

  /// How it is coloured in the grid.
  var tone: LedgerTone {
    if entry.isDue { return .due }
    return switch day {
    case .counted, .countedMakeUp, .hours: entry.isVoid ? .off : .counted
    case .paused: .paused
    default: .off
    }
  }

  func writeMark(to html: inout HTML) { write(words.marks[day], to: &html) }

  var sentence: HTML {
    var html = HTML(capacity: 128)
    write(words.days[day], to: &html)
    if entry.isVoid { html += " · \(words.void)" }
    if entry.isDue, let due = ledger.ledger.due ?? ledger.ledger.deadline.ifSupplied {
      html += " · <strong>\(words.due(["time": ledger.view.words.deadline(due.timeOfDay)]))</strong>"
    }
    if entry.isProjected, let pause = ledger.view.dossier.pauses.last {
      let date = ledger.view.words.date(ledger.view.nextCounterMoment.date)
      html += " · \(words.projected[pause.kind](["date": date]))"
    }
    if entry.isProvisional { html += " · \(words.provisionalDay)" }
    return html
  }

  /// The phrases of a day have at most one place.
  private func write(_ phrase: Phrase, to html: inout HTML) {
    phrase.write(to: &html) { _, html in
      switch entry.role {
      case .counted(let number): html.append(number)
      case .hours: html.append(duration)
      case .acceptance: html.append(ledger.view.words.time(acceptedAt.timeOfDay))
      case .deferred(let date, _): html.append(ledger.view.words.date(date))
      case .paused(let index): html.append(pauseName(index))
      case .dayOff: html.append(holidayName)
      case .restart, .moved, .extended: break
      }
    }
  }

  private var acceptedAt: Moment { ledger.view.dossier.acceptedAt ?? entry.date.start }

  private var duration: HTML {
    let minutes = Int(entry.time / Moment.minute)
    let (hours, rest) = ("\(minutes / 60)", "\(minutes % 60)") as (HTML, HTML)
    if minutes < 60 { return words.minutes(["minutes": rest]) }
    return minutes % 60 == 0 ? words.hours(["hours": hours]) : words.hoursMinutes(["hours": hours, "minutes": rest])
  }

  private func pauseName(_ index: Int) -> HTML {
    let pauses = ledger.view.dossier.pauses
    return pauses.indices.contains(index) ? words.pauseKinds[pauses[index].kind].html : .empty
  }

  private var holidayName: HTML {
    if case .holiday(let dayOff) = entry.day { ledger.view.name(dayOff.name) } else { .empty }
  }
}

/// The class of a day's cell in the grid.
enum LedgerTone: Int, CaseIterable {
  case due, off, counted, paused

  /// How a day's cell begins; there are many on a page.
  func opening(_ day: Int) -> HTML { LedgerTone.openings[rawValue][day] }

  private static let openings = allCases.map { tone in
    (0...31).map { "<td class=\"\(String(describing: tone))\">\($0) <span>" as HTML }
  }
}
