import JSON
import OneStop
import OneStopStore
import Web

/// The explanation of a due date, day by day.
struct LedgerJSON {
  let dossier: Dossier
  /// The calendar as of the dossier's end, or the present one.
  let calendar: DatedCalendar
  let now: Moment

  /// nil before acceptance, and if no due moment can be computed.
  private var ledger: Ledger? { dossier.ledger(by: calendar.calendar, now: now) }

  func write(to writer: inout JSONWriter) {
    let ledger = ledger
    writer.object { json in
      json.member("code", text: dossier.code)
      json.member("received_at", dossier.acceptedAt)
      json.member("time") {
        $0.member("value", dossier.rules.time.value)
        $0.member("unit", dossier.rules.time.unit.rawValue)
      }
      json.member("cutoff", dossier.rules.cutoff?.description)
      json.member("supplement", dossier.rules.supplement.rawValue)
      json.member("due_at", dossier.due)
      json.member("due_if_supplied_now", ledger?.deadline.ifSupplied)
      json.member("new_due_at", dossier.rescheduled?.to)
      json.member("is_provisional", ledger?.deadline.isProvisional ?? false)
      json.member("days_off_since", calendar.revision?.since)
      json.member("pauses", array: dossier.pauses) { list, pause in
        list.object {
          $0.member("kind", pause.kind.rawValue)
          $0.member("from", pause.from)
          $0.member("to", pause.to)
        }
      }
      json.member("days", array: ledger?.entries ?? []) { $0.day($1) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func day(_ entry: LedgerEntry) {
    object { json in
      json.member("date", text: entry.date)
      json.member("role", entry.role.word)
      if case .counted(let number) = entry.role { json.member("number", number) }
      if case .deferred(let date, _) = entry.role { json.member("deferred_to", text: date) }
      if entry.time > 0 { json.member("minutes", Int(entry.time / Moment.minute)) }
      json.member("day", entry.day.word)
      if case .holiday(let dayOff) = entry.day { json.member("holiday", dayOff.name.vietnamese) }
      if !entry.pauses.isEmpty { json.member("pauses", array: entry.pauses) { $0.integer($1) } }
      json.member("is_due", entry.isDue)
      if entry.isVoid { json.member("is_void", true) }
      if entry.isProjected { json.member("is_projected", true) }
      if entry.isProvisional { json.member("is_provisional", true) }
    }
  }
}

extension LedgerEntry.Role {
  var word: String {
    switch self {
    case .acceptance: "acceptance"
    case .deferred: "deferred"
    case .restart: "restart"
    case .counted: "counted"
    case .hours: "hours"
    case .paused: "paused"
    case .dayOff: "day_off"
    case .moved: "moved"
    case .extended: "extended"
    }
  }
}

extension DayKind {
  var word: String {
    switch self {
    case .working: "working"
    case .makeUp: "make_up"
    case .weekend: "weekend"
    case .holiday: "holiday"
    }
  }
}
