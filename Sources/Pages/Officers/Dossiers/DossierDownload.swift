import OneStop
import OneStopStore
import Operations
import Web
import Words
import Workbook

/// The dossiers of a list for staff as a sheet, a row for each.
struct DossierDownload {
  let name: String
  let dossiers: [DossierSummary]
  /// What the list shows, of which agency and moment, and what is left out.
  let caption: [String]
  /// Names of those who may have them in hand, by login.
  var holders: [String: String] = [:]
  let catalogue: Catalogue
  let calendar: WorkCalendar
  let now: Moment
  let words: Words
  let language: Language

  var table: TableFile {
    let filter = words.worklists.filter
    let columns = [
      words.dossiers.code, words.dossiers.applicant, words.reports.keys[.procedure], words.dossiers.procedure,
      words.dossiers.agency, filter.channel, words.dossiers.status, words.dossiers.receivedAt,
      words.dossiers.appointment, words.downloads.newAppointment, words.lateness.page.ended, filter.officer,
    ]
    return TableFile(
      name: name, sheet: words.staff.search.title.text, caption: caption, columns: columns.map { .init($0.text) },
      rows: dossiers.map { Workbook.Row(cells($0)) })
  }

  private func cells(_ dossier: DossierSummary) -> [Workbook.Cell] {
    let state = DossierState(dossier, calendar: calendar, now: now)
    let procedure = catalogue.procedure(dossier.procedure).map { words.plainName($0.name, in: language) }
    let agency = catalogue.agency(dossier.agency).map { words.plainName($0.name, in: language) }
    return [
      .text(dossier.code.description), .text(dossier.applicant), .text(dossier.procedure.description),
      .text(procedure ?? ""), .text(agency ?? dossier.agency.description),
      .text(words.dossiers.channels[dossier.channel].text), .text(words.staff.states[state].text),
      .optional(dossier.acceptedAt), .optional(dossier.due), .optional(dossier.newDue), .optional(dossier.endedAt),
      dossier.officer.map { .text(holders[$0] ?? $0) } ?? .empty,
    ]
  }
}

extension Visit {
  /// A list that the reader can see, in its present state.
  ///
  /// - Parameters:
  ///   - name: of the list in plain letters.
  ///   - count: of the whole list.
  func dossierFile(
    _ name: String, _ title: String, of dossiers: [DossierSummary], count: Int, scope: AgencyScope,
    _ agencies: [AgencyCode]
  ) throws -> TableFile {
    let account = try account
    let place = scope == .below ? AgencyScope.belowValue : scope == .own ? account.agency.description : scope.value
    let agency =
      switch scope {
      case .own: agencyName(account.agency)
      case .below: words.reports.subtree.text(["agency": agencyName(account.agency)])
      case .one(let code): agencyName(code)
      }
    var caption = [title, agency, words.reports.asOfNow.text(["moment": words.plainMoment(now)])]
    if count > dossiers.count { caption.append(limited(to: dossiers.count, of: count)) }
    let staff = agencies.count == 1 ? try reader.staff(of: agencies[0], on: now.date) : []
    return DossierDownload(
      name: "\(name)_\(place)_\(now.date)", dossiers: dossiers, caption: caption,
      holders: Dictionary(staff.map { ($0.login, $0.name) }) { first, _ in first }, catalogue: catalogue,
      calendar: calendar, now: now, words: words, language: language
    ).table
  }
}
