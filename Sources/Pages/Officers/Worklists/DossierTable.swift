import Markup
import OneStop
import OneStopStore
import Operations
import Words

/// The dossiers of a list for staff: a row for each, which becomes a card on a phone.
struct DossierTable {
  let dossiers: [DossierSummary]
  let caption: HTML
  let catalogue: Catalogue
  let calendar: WorkCalendar
  let now: Moment
  let words: Words
  let language: Language
  /// Whether they belong to several agencies.
  var showsAgency = false
  /// Display names of those who have them in hand, by login.
  let holders: [String: String]
  /// Whether it is the only match of a search: Enter opens it.
  var isOneToOpen = false
  /// The check boxes of its rows, if it is in a form for many dossiers.
  var choice: RowChoice?

  var html: HTML {
    var html = HTML(capacity: 1_024 + dossiers.count * 700)
    let columns = words.staff.columns
    html += """
      <div class="frame"><table class="cards dossiers"><caption>\(caption)</caption><thead><tr>\
      <th scope="col">\(words.dossiers.code)</th><th scope="col">\(columns.who)</th>\
      <th scope="col">\(words.dossiers.status)</th><th scope="col">\(columns.appointment)</th></tr></thead><tbody>
      """
    for (index, dossier) in dossiers.enumerated() { html += row(dossier, isFirst: index == 0) }
    return html + "</tbody></table></div>"
  }

  private func row(_ dossier: DossierSummary, isFirst: Bool) -> HTML {
    let state = DossierState(dossier, calendar: calendar, now: now)
    let procedure = catalogue.procedure(dossier.procedure).map { words.name($0.name, in: language) }
    let agency = showsAgency ? catalogue.agency(dossier.agency).map { words.name($0.name, in: language) } : nil
    return """
      <tr><th scope="row"\(" class=\"picked\"", if: choice != nil)>\(choice?.html(dossier, isFirst: isFirst) ?? .empty) \
      <a class="code" href="\(Address.staffDossier, dossier.code)"\(" autofocus", if: isOneToOpen)>\(dossier.code)</a></th>\
      <td data-label="\(words.staff.columns.who)"><span><strong>\(dossier.applicant.isEmpty ? words.retention.erasedName.html : "\(dossier.applicant)")</strong> \(representative(dossier))\
      <span class="soft line">\(procedure ?? "\(dossier.procedure)")</span>\
      \(agency.map { " <span class=\"soft line\">\($0)</span>" } ?? HTML.empty)</span></td>\
      <td data-label="\(words.dossiers.status)"><span><span class="tag \(state.tone)">\(words.staff.states[state])</span>\
      \(answer(dossier))\(place(dossier))</span></td>\
      <td data-label="\(words.staff.columns.appointment)"><span>\(appointment(dossier, state))</span></td></tr>
      """
  }

  /// The representative may be the one who asks at the counter.
  private func representative(_ dossier: DossierSummary) -> HTML {
    guard let name = dossier.representative else { return .empty }
    return "<span class=\"soft line\">\(words.corrections.fields[.representative]): \(name)</span> "
  }

  /// Shown until somebody acts on it.
  private func answer(_ dossier: DossierSummary) -> HTML {
    guard dossier.hasNewAnswer || dossier.hasNewSupplement else { return .empty }
    let name = dossier.hasNewAnswer ? words.worklists.newAnswer : words.worklists.newSupplement
    return " <span class=\"line\"><span class=\"tag soon\">\(name)</span></span>"
  }

  /// Its step and who has it; while its result waits, how that is handed over.
  private func place(_ dossier: DossierSummary) -> HTML {
    if dossier.status == .finished {
      return " <span class=\"line\">\(words.dossiers.returnMethods[dossier.returnBy])</span>"
    }
    guard dossier.endedAt == nil, dossier.acceptedAt != nil else { return .empty }
    let holder = dossier.officer.map { HTML(text: holders[$0] ?? $0) } ?? words.bulk.noHolder.html
    let steps = catalogue.procedure(dossier.procedure)?.steps ?? []
    guard steps.indices.contains(dossier.step) else { return " <span class=\"soft line\">\(holder)</span>" }
    let step = words.name(steps[dossier.step].name, in: language)
    return " <span class=\"soft line\">\(dossier.step + 1). \(step) · \(holder)</span>"
  }

  private func appointment(_ dossier: DossierSummary, _ state: DossierState) -> HTML {
    if let ended = dossier.endedAt, let outcome = dossier.outcome {
      let text = words.staff.endings[outcome](["date": words.shortDate(ended.date)])
      return outcome == .late ? "<span class=\"toned \(DossierState.late.tone)\">\(text)</span>" : text
    }
    guard let due = dossier.due else { return answerBy(dossier) ?? words.staff.noDate.html }
    let left = words.timeLeft(until: due, now: now, calendar: calendar)
    guard let newDue = dossier.newDue else {
      return """
        \(time(due)) <span class="line toned \(state.tone)">\(left)</span>\(risk(dossier, due))
        """
    }
    // Both dates, so that the one that decides lateness is not mistaken for the one that the applicant was told.
    let cause = dossier.letterCause.map { words.dossiers.letterCause(["cause": words.dossiers.causes[$0].html]) }
    return """
      \(words.staff.rescheduled(["moment": time(newDue)])) <span class="line toned \(state.tone)">\
      \(words.staff.firstDue(["moment": time(due), "left": left]))</span>\
      \(cause.map { " <span class=\"line soft\">\($0)</span>" } ?? HTML.empty)
      """
  }

  /// By when it is to be accepted, refused or sent back for more.
  private func answerBy(_ dossier: DossierSummary) -> HTML? {
    guard dossier.status == .filed, let due = dossier.filedAt.flatMap(calendar.acceptanceDue) else { return nil }
    let tone = (now > due ? DossierState.overdue : .dueSoon).tone
    return """
      \(words.staff.answerBy(["moment": time(due)])) \
      <span class="line toned \(tone)">\(words.timeLeft(until: due, now: now, calendar: calendar))</span>
      """
  }

  private func time(_ moment: Moment) -> HTML {
    "<time datetime=\"\(moment.rfc3339)\" class=\"nowrap\">\(words.shortDeadline(moment))</time>"
  }
}

extension DossierTable {
  /// Why it is likely to be late; empty if it is not, or is already late.
  fileprivate func risk(_ dossier: DossierSummary, _ due: Moment) -> HTML {
    guard let risk = dossier.risk, risk.from <= now, now <= due else { return .empty }
    let left = words.workingTime(calendar.workingTime(from: now, to: due))
    let need = words.workingTime(risk.need)
    let steps = catalogue.procedure(dossier.procedure)?.steps.count ?? 0
    let first = dossier.step + (risk.cases == 0 ? 2 : 1)
    let places: HTML = first < steps ? "\(first)–\(steps)" : "\(first)"
    let reason = risk.cases == 0 ? words.worklists.likelyLateByShares : words.worklists.likelyLate
    let sentence = reason(count: max(1, steps - first + 1), ["left": left, "steps": places, "need": need])
    return " <span class=\"line soft\">\(sentence)</span>"
  }
}

extension Words {
  /// Half days of eight working hours, or whole hours where it is less than a day: `1,5 ngày`, `6 giờ`.
  func workingTime(_ microseconds: Int64) -> HTML {
    let halves = (microseconds + 2 * Moment.hour) / (4 * Moment.hour)
    if microseconds < Moment.hour / 2 { return worklists.lessThanAnHour.html }
    if halves < 2 {
      return worklists.hours(count: Int((microseconds + Moment.hour / 2) / Moment.hour))
    }
    let days = "\(halves / 2)" + (halves % 2 == 0 ? "" : worklists.half.text)
    return halves == 2 ? worklists.days(count: 1, ["days": "1"]) : worklists.days(count: 2, ["days": "\(days)"])
  }
}
