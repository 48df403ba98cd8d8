import OneStop

/// The ledger of a dossier as people read it: a grid of months, and the same in words.
struct LedgerView {
  let ledger: Ledger
  let view: DossierView
  private let byDate: [LocalDate: LedgerEntry]

  /// nil where no due moment can be told.
  init?(view: DossierView) {
    guard let accepted = view.dossier.acceptedAt else { return nil }
    let letter = view.dossier.rescheduled.map { Ledger.Extension(newDue: $0.to, issued: $0.issuedAt) }
    guard
      let ledger = try? Ledger.compute(
        accepted: accepted, rules: view.dossier.rules, pauses: view.dossier.pauses, calendar: view.calendar,
        now: view.now, extension: letter)
    else { return nil }
    self.ledger = ledger
    self.view = view
    byDate = Dictionary(ledger.entries.map { ($0.date, $0) }, uniquingKeysWith: { _, last in last })
  }

  private var words: LedgerWords { view.words.lookup.ledger }

  /// The rule in a sentence.
  var rule: HTML {
    let rules = view.dossier.rules
    return words.rule[rules.time.unit](["time": view.words.processingTime(rules.time)])
  }

  /// The rule with all that belongs to it.
  var rules: HTML {
    var html: HTML = "<p>\(rule)</p>"
    if let cutoff = view.dossier.rules.cutoff {
      html += "<p>\(words.cutoff(["time": view.words.time(cutoff)]))</p>"
    }
    html += "<p>\(view.dossier.rules.supplement == .restart ? words.restart : words.goOn)</p>"
    for index in ledger.ignoredPauses where view.dossier.pauses.indices.contains(index) {
      html += "<p>\(words.ignoredPause(["moment": view.words.moment(view.dossier.pauses[index].from)]))</p>"
    }
    return html
  }

  /// Every month that the ledger touches.
  var months: HTML { monthStarts.map(month).joined() }

  /// The last so many of them, for a page that has other things to say.
  func lastMonths(_ count: Int) -> HTML { monthStarts.suffix(count).map(month).joined() }

  private var monthStarts: [LocalDate] {
    guard let first = ledger.entries.first?.date, let last = ledger.entries.last?.date else { return [] }
    var starts = [first.firstOfMonth]
    while let start = starts.last, let next = .some(start.adding(days: 31).firstOfMonth), next <= last {
      starts.append(next)
    }
    return starts
  }

  private func month(_ start: LocalDate) -> HTML {
    let (year, month, _) = start.components
    let name = words.month(["month": "\(month)", "year": "\(year)"])
    var html: HTML = "<table class=\"month\"><caption>\(name)</caption><thead><tr>"
    for (weekday, short) in zip(view.words.dates.weekdays, view.words.dates.weekdaysShort) {
      html += "<th scope=\"col\"><abbr title=\"\(weekday)\">\(short)</abbr></th>"
    }
    html += "</tr></thead><tbody>"
    // Weeks in which nothing is told are left out.
    var day = max(start, ledger.entries.first?.date ?? start).monday
    let end = start.adding(days: 31).firstOfMonth
    let last = min(end.adding(days: -1), ledger.entries.last?.date ?? end)
    while day <= last {
      html += "<tr>"
      for _ in 0..<7 {
        html += day < start || day >= end ? "<td class=\"out\"></td>" : cell(day)
        day = day.next
      }
      html += "</tr>"
    }
    return html + "</tbody></table>"
  }

  private func cell(_ date: LocalDate) -> HTML {
    let number = date.components.day
    guard let entry = byDate[date] else { return "<td class=\"out\">\(number)</td>" }
    let line = LedgerLine(entry: entry, ledger: self)
    let mark: HTML = entry.isDue ? "\(line.mark)</span><span>\(words.dueMark)" : line.mark
    return "<td class=\"\(line.tone)\">\(number)<span>\(mark)</span></td>"
  }

  /// The same in words, a row a day.
  var table: HTML {
    let rows = ledger.entries.map { entry -> HTML in
      """
      <tr><th scope="row">\(view.words.day(entry.date))</th>\
      <td>\(LedgerLine(entry: entry, ledger: self).sentence)</td></tr>
      """
    }
    return """
      <div class="frame" tabindex="0" role="region" aria-label="\(words.list)"><table><caption>\(words.list)</caption>\
      <thead><tr><th scope="col">\(words.columns.date)</th><th scope="col">\(words.columns.what)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }
}
