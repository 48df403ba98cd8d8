/// What somebody changed of the city's or an agency's settings, as the detail of a line of the security log.
package enum SettingChange: Hashable, Sendable {
  /// For how many months the data of a procedure's dossiers are kept; nil: of all that have no rule of their own, and:
  /// until somebody says so.
  case retention(ProcedureCode?, months: Int?)
  /// When the agency's reports are made; nil: as at the agency above.
  case weeklySchedule(WeeklySchedule?)
  /// Days off, with the reason that ledgers give.
  case daysOff(String)
  case merger(AgencyCode, into: AgencyCode, on: LocalDate, decision: String)
  /// How many records of files were taken in.
  case catalogue(added: Int, changed: Int)
  /// The next catalogue was taken in, by which so many agencies end.
  case succession(agencies: Int)
  /// Where a procedure, or nil: all that have no choice of their own, is filed online, nil: as all are; and how many
  /// everyday words the city has for it.
  case procedureChoice(ProcedureCode?, filing: OnlineFiling?, words: Int)
  /// A message that had not been delivered is sent again.
  case sentAgain(message: Int64)
  /// A version of a procedure's form was published, and holds from the day on.
  case form(ProcedureCode, version: Int, from: LocalDate)
  /// How many lines of the register of enterprises were taken in.
  case enterprises(added: Int, changed: Int)
}

extension SettingChange {
  package var detail: String {
    switch self {
    case .retention(let procedure, let months):
      "retention \(procedure?.description ?? "*") \(months.map(String.init) ?? "-")"
    case .weeklySchedule(nil): "weekly inherited"
    case .weeklySchedule(let schedule?):
      schedule.isOn ? "weekly \(schedule.weekday.rawValue) \(schedule.time)" : "weekly off"
    case .daysOff(let reason): "days-off \(reason)"
    case .merger(let agency, let successor, let day, let decision):
      "merger \(agency) \(successor) \(day) \(decision)"
    case .catalogue(let added, let changed): "catalogue \(added) \(changed)"
    case .succession(let agencies): "succession \(agencies)"
    case .procedureChoice(let procedure, let filing, let words):
      "procedure \(procedure?.description ?? "*") \(filing?.rawValue ?? "-") \(words)"
    case .sentAgain(let message): "sent-again \(message)"
    case .form(let procedure, let version, let day): "form \(procedure) \(version) \(day)"
    case .enterprises(let added, let changed): "enterprises \(added) \(changed)"
    }
  }

  /// nil for a line from before, which has the address of a page.
  package init?(detail: String) {
    let parts = detail.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    let rest = parts[1]
    let words = rest.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    let numbers = words.map { Int($0) }
    switch parts[0] {
    case "retention" where words.count == 2:
      let procedure = words[0] == "*" ? nil : ProcedureCode(words[0])
      guard procedure != nil || words[0] == "*", numbers[1] != nil || words[1] == "-" else { return nil }
      self = .retention(procedure, months: numbers[1])
    case "weekly" where rest == "inherited": self = .weeklySchedule(nil)
    case "weekly" where rest == "off": self = .weeklySchedule(WeeklySchedule(isOn: false))
    case "weekly" where words.count == 2:
      guard let weekday = numbers[0].flatMap(Weekday.init(rawValue:)), let time = TimeOfDay(words[1]) else {
        return nil
      }
      self = .weeklySchedule(WeeklySchedule(weekday: weekday, time: time))
    case "days-off": self = .daysOff(rest)
    case "merger" where words.count == 4:
      guard let agency = AgencyCode(words[0]), let successor = AgencyCode(words[1]), let day = LocalDate(words[2])
      else { return nil }
      self = .merger(agency, into: successor, on: day, decision: words[3])
    case "catalogue" where words.count == 2:
      guard let added = numbers[0], let changed = numbers[1] else { return nil }
      self = .catalogue(added: added, changed: changed)
    case "succession":
      guard let agencies = Int(rest) else { return nil }
      self = .succession(agencies: agencies)
    case "procedure" where words.count == 3:
      let procedure = words[0] == "*" ? nil : ProcedureCode(words[0])
      let filing = OnlineFiling(rawValue: words[1])
      guard procedure != nil || words[0] == "*", filing != nil || words[1] == "-", let count = numbers[2] else {
        return nil
      }
      self = .procedureChoice(procedure, filing: filing, words: count)
    case "sent-again":
      guard let message = Int64(rest) else { return nil }
      self = .sentAgain(message: message)
    case "form" where words.count == 3:
      guard let procedure = ProcedureCode(words[0]), let version = numbers[1], let day = LocalDate(words[2]) else {
        return nil
      }
      self = .form(procedure, version: version, from: day)
    case "enterprises" where words.count == 2:
      guard let added = numbers[0], let changed = numbers[1] else { return nil }
      self = .enterprises(added: added, changed: changed)
    default: return nil
    }
  }
}
