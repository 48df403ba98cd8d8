import Markup
import OneStop
import Words

/// The ledger of a dossier for people: a grid of months, and the same in words. It is a class because each of its lines
/// holds it.
final class LedgerView {
  let ledger: Ledger
  let view: DossierView
  let words: LedgerWords
  /// The days that are shown one by one. Those after the due date, up to the date of a letter of apology, are one line,
  /// and so are those after a dossier was stopped or withdrawn.
  private let counted: ArraySlice<LedgerEntry>

  /// nil where there is no due moment.
  init?(view: DossierView) {
    guard let ledger = view.dossier.ledger(by: view.calendar, now: view.nextCounterMoment) else { return nil }
    self.ledger = ledger
    self.view = view
    words = view.words.lookup.ledger
    let end = view.cutShortOn
    counted = ledger.entries.prefix { !$0.isExtended && !LedgerView.isAfter($0, end) }
  }

  /// A ledger's days have no gaps.
  private func entry(_ date: LocalDate) -> LedgerEntry? {
    guard let first = ledger.entries.first?.date else { return nil }
    let place = first.days(until: date)
    return counted.indices.contains(place) ? counted[place] : nil
  }

  /// The rule in a sentence.
  var rule: HTML {
    let rules = view.dossier.rules
    return words.rule[rules.time.unit](["time": view.words.processingTime(rules.time)])
  }

  /// The rule with its further sentences.
  var rules: HTML {
    var html: HTML = "<p>\(rule)</p>"
    if let cutoff = view.dossier.rules.cutoff {
      html += "<p>\(words.cutoff(["time": view.words.time(cutoff)]))</p>"
    }
    html += "<p>\(view.dossier.rules.supplement == .restart ? words.restart : words.goOn)</p>"
    for index in ledger.ignoredPauses where view.dossier.pauses.indices.contains(index) {
      html += "<p>\(words.ignoredPause(["moment": view.words.moment(view.dossier.pauses[index].from)]))</p>"
    }
    if let revision = view.calendarRevision { html += "<p class=\"soft\">\(view.words.calendarSentence(revision))</p>" }
    return html
  }

  /// Every month from the acceptance to the due date.
  var months: HTML { lastMonths(.max) }

  private var extended: ArraySlice<LedgerEntry> { ledger.entries.drop { !$0.isExtended } }
  private var afterEnd: ArraySlice<LedgerEntry> { ledger.entries.drop { !isAfterEnd($0) } }

  private func isAfterEnd(_ entry: LedgerEntry) -> Bool { LedgerView.isAfter(entry, view.cutShortOn) }

  private static func isAfter(_ entry: LedgerEntry, _ end: LocalDate?) -> Bool { end.map { entry.date > $0 } ?? false }

  /// The last few months, for a page with other content.
  func lastMonths(_ count: Int) -> HTML {
    var html = HTML(capacity: 4_096)
    writeLastMonths(count, to: &html)
    return html
  }

  /// Writes the markup of `lastMonths`.
  func writeLastMonths(_ count: Int, to html: inout HTML) {
    for start in monthStarts.suffix(count) { write(month: start, to: &html) }
    if let last = extended.last {
      html += "<p class=\"soft\">"
      words.extension.write(to: &html) { _, html in html.append(view.words.date(last.date)) }
      html += "</p>"
    }
  }

  private var monthStarts: [LocalDate] {
    guard let first = counted.first?.date, let last = counted.last?.date else { return [] }
    var starts = [first.firstOfMonth]
    while let start = starts.last, let next = .some(start.adding(days: 31).firstOfMonth), next <= last {
      starts.append(next)
    }
    return starts
  }

  private func write(month start: LocalDate, to html: inout HTML) {
    let (year, month, _) = start.components
    html += "<table class=\"month\"><caption>"
    let name = view.words.dates.monthMarkup?[month - 1]
    words.month.write(to: &html) { place, html in
      if place == "month", let name { html.append(name) } else { html.append(place == "month" ? month : year) }
    }
    html += "</caption><thead><tr>\(view.words.dates.columns)</tr></thead><tbody>"
    // Weeks without anything to show are left out.
    var date = max(start, ledger.entries.first?.date ?? start).monday
    let end = start.adding(days: 31).firstOfMonth
    let last = min(end.adding(days: -1), counted.last?.date ?? end)
    while date <= last {
      html += "<tr>"
      for _ in 0..<7 {
        if date < start || date >= end {
          html += "<td class=\"out\"></td>"
        } else {
          write(date, day: start.days(until: date) + 1, to: &html)
        }
        date = date.next
      }
      html += "</tr>"
    }
    html += "</tbody></table>"
  }

  /// A cell of the grid, piece by piece: there are many on a page.
  private func write(_ date: LocalDate, day: Int, to html: inout HTML) {
    guard let entry = entry(date) else {
      html += "<td class=\"out\">"
      html.append(day)
      html += "</td>"
      return
    }
    let line = LedgerLine(entry: entry, ledger: self)
    html.append(line.tone.opening(day))
    line.writeMark(to: &html)
    if entry.isDue { html += "</span> <span>\(words.dueMark)" }
    html += "</span></td>"
  }

  /// Several days in one row; empty where there are none.
  private func row(_ entries: ArraySlice<LedgerEntry>, _ sentence: HTML) -> [HTML] {
    guard let first = entries.first, let last = entries.last else { return [] }
    let days: HTML =
      if first.date == last.date {
        "<span class=\"day\">\(view.words.day(last.date))</span>"
      } else {
        """
        <span class="nowrap">\(view.words.date(first.date)) –</span> \
        <span class="nowrap">\(view.words.date(last.date))</span>
        """
      }
    return ["<tr><th scope=\"row\">\(days)</th> <td>\(sentence)</td></tr>"]
  }

  /// The same in words, with a row for each day.
  var table: HTML {
    var rows = counted.map { entry -> HTML in
      """
      <tr><th scope="row"><span class="day">\(view.words.day(entry.date))</span></th>\
      <td>\(LedgerLine(entry: entry, ledger: self).sentence)</td></tr>
      """
    }
    let letter = extended.filter { !isAfterEnd($0) }
    if let last = letter.last { rows += row(letter[...], LedgerLine(entry: last, ledger: self).sentence) }
    rows += row(afterEnd, words.afterEnd.html)
    return """
      <div class="frame" tabindex="0" role="region" aria-label="\(words.list)"><table><caption>\(words.list)</caption>\
      <thead><tr><th scope="col">\(words.columns.date)</th><th scope="col">\(words.columns.what)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }
}
