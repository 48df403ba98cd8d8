import Markup
import OneStop
import Words

/// What a line of the security log says beside its event, in the reader's words.
struct SecurityDetail {
  let line: SecurityLine
  let agencyName: (AgencyCode) -> String
  let words: Words

  private var names: SecurityLogWords { words.securityLog }

  var html: HTML {
    let detail = line.detail
    switch line.event {
    case .secondFactorChanged, .recoveryCodeUsed:
      return OwnerOccasion(rawValue: detail).map { words.accounts.letters.subjects[$0].html } ?? HTML(text: detail)
    case .secondFactorRequired: return roles(detail)
    case .accountMade, .postsChanged: return posts(detail)
    case .accountChanged: return list(detail.split(separator: ",").map(fact))
    case .sessionsEnded: return Int(detail).map { names.sessions(count: $0) } ?? HTML(text: detail)
    case .passwordChanged: return detail == "link" ? names.byLink.html : HTML(text: detail)
    case .tokenReplaced: return replaced(detail)
    case .settingChanged: return SettingChange(detail: detail).map(setting) ?? HTML(text: detail)
    case .dataErased: return erased(detail)
    default: return HTML(text: detail)
    }
  }

  /// The label, and until when the token before works.
  private func replaced(_ detail: String) -> HTML {
    guard let space = detail.lastIndex(of: " "), let day = LocalDate(String(detail[space...].dropFirst())) else {
      return HTML(text: detail)
    }
    return names.replaced(["label": HTML(text: String(detail[..<space])), "date": words.date(day)])
  }

  private func setting(_ change: SettingChange) -> HTML {
    let settings = names.settings
    switch change {
    case .retention(let procedure, let months):
      let procedure = procedure.map { HTML(text: "\($0)") } ?? words.retention.rules.others.html
      let period = months.map { words.retention.rules.months(count: $0) } ?? names.noRule.html
      return names.rule(["procedure": procedure, "period": period])
    case .weeklySchedule(nil): return settings.weeklyInherited.html
    case .weeklySchedule(let schedule?):
      let weekday = HTML(text: words.dates.weekdays[schedule.weekday.rawValue])
      return schedule.isOn
        ? settings.weekly(["weekday": weekday, "time": words.time(schedule.time)]) : settings.weeklyOff.html
    case .daysOff(let reason): return settings.daysOff(["reason": HTML(text: reason)])
    case .merger(let agency, let successor, let day, let decision):
      return settings.merger([
        "agency": HTML(text: agencyName(agency)), "successor": HTML(text: agencyName(successor)),
        "date": words.date(day), "decision": HTML(text: decision),
      ])
    case .catalogue(let added, let changed): return settings.catalogue(["added": "\(added)", "changed": "\(changed)"])
    case .succession(let agencies): return settings.succession(count: agencies)
    case .procedureChoice(let procedure, let filing, let count):
      let names = words.catalogue.settings
      let place = filing.map { names.filing[$0] } ?? settings.filingAsAll
      guard let procedure else { return settings.filingOfAll(["place": place.html]) }
      return settings.procedure(count: count, ["procedure": "\(procedure)", "place": place.html])
    case .sentAgain(let message): return settings.sentAgain(["number": "\(message)"])
    case .form(let procedure, let version, let day):
      return settings.form(["procedure": "\(procedure)", "version": "\(version)", "date": words.date(day)])
    case .enterprises(let added, let changed):
      return settings.enterprises(["added": "\(added)", "changed": "\(changed)"])
    }
  }

  /// The code, and the ground.
  private func erased(_ detail: String) -> HTML {
    guard let space = detail.lastIndex(of: " "),
      let ground = ErasureGround(rawValue: String(detail[space...].dropFirst()))
    else { return HTML(text: detail) }
    return "\(String(detail[..<space])) <span class=\"line\">\(words.retention.erase.grounds[ground])</span>"
  }

  private func list(_ parts: [HTML]) -> HTML { parts.joined(", ") }

  private func fact(_ word: Substring) -> HTML {
    switch String(word).trimmed {
    case "name": words.people.form.name.html
    case "email": words.people.form.email.html
    case "phone": words.people.form.phone.html
    default: HTML(text: String(word))
    }
  }

  private func roles(_ detail: String) -> HTML {
    if detail.isEmpty { return names.noRole.html }
    return list(
      detail.split(separator: ",").map { word in
        Account.Role(rawValue: String(word).trimmed).map { words.steps.roles[$0].html } ?? HTML(text: String(word))
      })
  }

  /// As `Post.summary` writes them.
  private func posts(_ detail: String) -> HTML {
    let posts = detail.split(separator: ";").map { text -> HTML in
      let parts = String(text).trimmed.split(separator: " ", maxSplits: 2)
      guard parts.count >= 2, let role = Account.Role(rawValue: String(parts[0])),
        let code = AgencyCode(String(parts[1]))
      else { return HTML(text: String(text)) }
      let days: HTML = parts.count == 3 ? " \(String(parts[2]))" : .empty
      return "\(words.steps.roles[role]), \(agencyName(code))\(days)"
    }
    return posts.joined("; ")
  }
}
