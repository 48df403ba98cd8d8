import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A citizen's own dossiers: where each stands, and when it is due.
struct OwnDossierList {
  static let length = 20

  let dossiers: KeyedPage<DossierSummary>
  /// Where the list is read from; nil: from its beginning.
  let place: ListPlace?
  let citizen: CitizenSignIn
  let catalogue: Catalogue
  let calendar: WorkCalendar
  let now: Moment
  let csrfField: HTML
  let words: Words
  let language: Language

  private var names: OwnDossierWords { words.ownDossiers }

  var page: Page {
    Page(
      names.title.html, content, current: .lookup, address: Address.ownDossiers.with(place), isIndexed: false,
      isSecret: true)
  }

  private var content: HTML {
    let body: HTML = dossiers.rows.isEmpty ? "<p>\(names.list.none)</p>" : table
    return """
      <h1>\(names.title)</h1><p class="lead">\(reader)</p>\(body)\
      \(Pager(dossiers, words: words) { Address.ownDossiers.with($0) }.html)<p>\(names.list.noneHint)</p>\
      <p><a href="\(Address.ownHeld)">\(words.privacy.held.ownLink)</a></p>\
      <form method="post" action="\(Address.citizenSignOut)">\(csrfField)<p class="actions">\
      <button class="button quiet">\(words.site.signOut)</button> <span class="soft small">\(names.list.ends)</span></p></form>
      """
  }

  private var reader: HTML {
    switch citizen.owner {
    case .identity(let number):
      let values: KeyValuePairs<String, HTML> = ["name": HTML(text: citizen.name), "number": "\(number.description)"]
      return citizen.name.isEmpty ? names.list.number(values) : names.list.person(values)
    case .contact(.sms(let phone)): return names.list.contact(["contact": "\(phone.spaced)"])
    case .contact(.email(let address)): return names.list.contact(["contact": "\(address.description)"])
    }
  }

  private var table: HTML {
    """
    <div class="frame"><table class="cards"><caption>\(names.list.caption)</caption><thead><tr>\
    <th scope="col">\(names.list.dossier)</th><th scope="col">\(words.dossiers.status)</th>\
    <th scope="col">\(words.dossiers.appointment)</th></tr></thead><tbody>\(dossiers.rows.map(row).joined())</tbody></table></div>
    """
  }

  private func row(_ dossier: DossierSummary) -> HTML {
    let state = DossierState(dossier, calendar: calendar, now: now)
    let procedure = catalogue.procedure(dossier.procedure).map { words.plainName($0.name, in: language) }
    let agency = catalogue.agency(dossier.agency).map { words.name($0.name, in: language) }
    return """
      <tr><th scope="row"><span><a href="\(Address.dossier, dossier.code)">\(procedure ?? "\(dossier.procedure)")</a> \
      <span class="soft line code">\(dossier.code)</span> <span class="soft line">\(agency ?? .empty)</span></span></th>\
      <td data-label="\(words.dossiers.status)"><span><span class="tag \(state.toneForApplicant)">\
      \(words.dossiers.states[state])</span></span></td>\
      <td data-label="\(words.dossiers.appointment)"><span>\(appointment(dossier, state))</span></td></tr>
      """
  }

  private func appointment(_ dossier: DossierSummary, _ state: DossierState) -> HTML {
    if let ended = dossier.endedAt, let outcome = dossier.outcome {
      return words.staff.endings[outcome](["date": words.shortDate(ended.date)])
    }
    guard let due = dossier.newDue ?? dossier.due else { return words.staff.noDate.html }
    let left = words.timeLeft(until: due, now: now, calendar: calendar)
    return """
      <time datetime="\(due.rfc3339)" class="nowrap">\(words.shortDeadline(due))</time> \
      <span class="line toned \(state.toneForApplicant)">\(left)</span>
      """
  }
}
