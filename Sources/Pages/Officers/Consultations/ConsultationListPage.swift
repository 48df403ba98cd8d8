import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Questions between this agency and others.
struct ConsultationListPage {
  static let pageLength = 50

  /// The reader's agency.
  let agency: AgencyCode
  let tab: ConsultationTab
  let counts: ConsultationCounts
  let lines: KeyedPage<ConsultationSummary>
  let catalogue: Catalogue
  let calendar: WorkCalendar
  let now: Moment
  let words: Words
  let language: Language

  private var list: ConsultationWords.List { words.consultations.list }

  var page: Page { Page("\(list.title): \(list.tabs[tab])", content, for: .staff, current: .consultations) }

  private var content: HTML {
    "<h1>\(list.title)</h1>\(tabs)\(lines.rows.isEmpty ? "<p>\(list.empty[tab])</p>" : table + pager)"
  }

  private var tabs: HTML {
    let items = ConsultationTab.allCases.map { tab -> HTML in
      let current: HTML = tab == self.tab ? " aria-current=\"page\"" : .empty
      let count = tab.count(in: counts).map { " <span class=\"count\">\(grouped($0, language))</span>" as HTML }
      return """
        <li><a href="\(Address.consultations(tab))"\(current)>\(list.tabs[tab])\(count ?? .empty)</a></li>
        """
    }
    return "<nav aria-label=\"\(list.lists)\"><ul class=\"tabs\">\(items.joined())</ul></nav>"
  }

  private var table: HTML {
    let partner = tab.isOfAsker ? words.consultations.asked : list.asker
    let last = tab.isOver ? words.consultations.answer : words.consultations.due
    return """
      <div class="frame"><table class="cards dossiers"><caption>\(list.captions[tab])</caption><thead><tr>\
      <th scope="col">\(words.dossiers.code)</th><th scope="col">\(list.dossier)</th>\
      <th scope="col">\(partner)</th><th scope="col">\(last)</th></tr></thead>\
      <tbody>\(lines.rows.map { row($0, partner, last) }.joined())</tbody></table></div>
      """
  }

  private func row(_ line: ConsultationSummary, _ partner: Phrase, _ last: Phrase) -> HTML {
    let code = tab.isOfAsker ? line.asked : line.agency
    let procedure = catalogue.procedure(line.procedure).map { words.name($0.name, in: language) }
    // The asked agency may no longer know whom the dossier is about.
    let applicant: HTML = tab == .ended ? .empty : "<strong>\(line.applicant)</strong>"
    return """
      <tr><th scope="row"><a class="code" href="\(Address.staffDossier, line.dossier)">\(line.dossier)</a></th>\
      <td data-label="\(list.dossier)"><span>\(applicant) \
      <span class="soft line">\(procedure ?? "\(line.procedure)")</span> \
      <span class="line" lang="vi">\(shortened(line.question))</span></span></td>\
      <td data-label="\(partner)"><span>\(name(code))</span></td>\
      <td data-label="\(last)"><span>\(tab.isOver ? answer(line) : due(line))</span></td></tr>
      """
  }

  private func name(_ code: AgencyCode) -> HTML {
    catalogue.agency(code).map { words.name($0.name, in: language) } ?? "\(code)"
  }

  private func due(_ line: ConsultationSummary) -> HTML {
    guard let due = line.due else { return words.consultations.noDue.html }
    let left = words.timeLeft(until: due, now: now, calendar: calendar)
    let mark: HTML =
      if now > due { "<span class=\"tag bad\">\(list.overdue)</span>" } else if calendar.isDueSoon(due, now: now) {
        "<span class=\"tag soon\">\(list.reminder)</span>"
      } else { .empty }
    let silence: HTML =
      line.isSilenceAgreement ? " <span class=\"soft line\">\(words.consultations.silence)</span>" : .empty
    return """
      <time datetime="\(due.rfc3339)" class="nowrap">\(words.shortDeadline(due))</time> \
      <span class="line">\(left)</span>\(mark)\(silence)
      """
  }

  private func answer(_ line: ConsultationSummary) -> HTML {
    guard let outcome = line.outcome, let ended = line.endedAt else { return .empty }
    let state = ConsultationState(outcome)
    let late = outcome != .lapsed && line.due.map { ended > $0 } ?? false
    let former = list.askedBefore(["agency": name(line.asked)])
    return """
      <span class="tag \(state.tone)">\(words.consultations.states[state])</span> \
      <span class="soft line nowrap">\(words.shortMoment(ended))</span>\
      \(" <span class=\"line toned late\">\(list.overdue)</span>", if: late)\
      \(" <span class=\"soft line\">\(former)</span>", if: tab == .ended && line.asked != agency)
      """
  }

  /// The beginning of a question; the whole of it is on the dossier's page.
  private func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= 160 ? text : String(String.UnicodeScalarView(scalars.prefix(159))) + "…"
  }

  private var pager: HTML {
    Pager(lines, words: words) { .consultations(tab).with($0) }.html
  }
}
