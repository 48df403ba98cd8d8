import Markup
import OneStop
import Operations
import Words

/// When a dossier would be due if it were taken in now, and how that is counted.
struct DuePreview {
  let procedure: Procedure
  let agency: Agency
  let calendar: WorkCalendar
  let now: Moment
  let words: Words
  let language: Language

  /// The piece that the script reloads while the form is open.
  var html: HTML {
    let names = words.intake.due
    var html: HTML = "<p class=\"soft\">\(names.title)</p>"
    guard let view, let due = view.dossier.due else { return html + "<p class=\"when\">\(names.none)</p>" }
    html += "<p class=\"when\">\(words.deadline(due))</p><p>\(words.processingTime(procedure.rules.time))</p>"
    if view.dossier.isDueProvisional { html += "<p class=\"soft\">\(words.dossiers.provisional)</p>" }
    if let ledger = LedgerView(view: view) {
      html += "<details><summary>\(names.how)</summary>\(ledger.rules)\(ledger.months)</details>"
    }
    return html + "<p><a href=\"\(Address.procedure(procedure.code))\">\(names.procedure)</a></p>"
  }

  /// A dossier that nobody has filed, as it would be right after acceptance.
  private var view: DossierView? {
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: .counter,
      applicant: Applicant(kind: .citizen, name: "", identity: nil), summary: "", papers: [], returnBy: .counter,
      key: LookupKey())
    guard
      let event = try? filing.accepted(at: now, by: .portal, rules: procedure.rules, calendar: calendar, now: now),
      let dossier = Dossier(
        code: DossierCode(agency: agency.code, date: now.date, serial: 1), filing: filing, rules: procedure.rules,
        first: event)
    else { return nil }
    return DossierView(
      dossier: dossier, events: [event], procedure: procedure, agency: agency, calendar: calendar, now: now,
      words: words, language: language)
  }
}
