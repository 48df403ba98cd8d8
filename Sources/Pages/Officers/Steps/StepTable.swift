import Markup
import OneStop
import Words

/// The steps of a dossier's process: when each is due, who has had it and how long.
struct StepTable {
  let view: DossierView
  /// Display names by login.
  let names: [String: String]

  private var words: StepWords { view.words.steps }
  private var dossier: Dossier { view.dossier }

  /// Empty before acceptance, and for a procedure without a process.
  var html: HTML {
    guard let accepted = dossier.acceptedAt, !view.procedure.steps.isEmpty else { return .empty }
    let plan = StepPlan(
      view.procedure.steps, accepted: accepted, rules: dossier.rules, pauses: dossier.pauses,
      calendar: view.calendar, now: view.now)
    let stays = dossier.stays(by: view.events)
    let running = RunningTime(pauses: dossier.pauses, calendar: view.calendar, now: view.now)
    let rows = view.procedure.steps.indices.map { place in
      row(place, due: plan?.due[place], stays: stays.filter { self.place($0) == place }, running)
    }
    return """
      <h2>\(words.title)</h2><div class="frame" tabindex="0" role="region" aria-label="\(words.title)">\
      <table class="cards steps"><caption>\(words.caption)</caption><thead><tr><th scope="col">\(words.step)</th>\
      <th scope="col">\(words.due)</th><th scope="col">\(words.held)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
  }

  /// A place past the end of the process is its last.
  private func place(_ stay: StepStay) -> Int { min(max(0, stay.step), view.procedure.steps.count - 1) }

  private func row(_ place: Int, due: Moment?, stays: [StepStay], _ running: RunningTime) -> HTML {
    let step = view.procedure.steps[place]
    let isHere = stays.contains { $0.to == nil }
    let left = stays.last.map { $0.to ?? view.now }
    var dueText = due.map { "<span class=\"nowrap\">\(view.words.shortDeadline($0))</span>" as HTML } ?? .empty
    if let due, let left, left > due {
      let over: HTML = words.overBy(["time": time(running.between(due, left))])
      dueText += " <span class=\"line toned late\">\(over)</span>"
    }
    return """
      <tr\(" class=\"now\"", if: isHere)><th scope="row"><span>\(place + 1). \(view.name(step.name))\
       <span class="soft line">\(view.name(step.unit))</span></span></th>\
      <td data-label="\(words.due)"><span>\(dueText)</span></td>\
      <td data-label="\(words.held)"><span>\(stays.isEmpty ? (dossier.ended == nil ? words.notYet : words.skipped).html : holders(stays, running))</span></td></tr>
      """
  }

  private func holders(_ stays: [StepStay], _ running: RunningTime) -> HTML {
    stays.map { stay -> HTML in
      let holder = stay.officer.map { HTML(text: names[$0] ?? $0) } ?? words.wholeUnit.html
      let held = time(running.between(stay.from, stay.to ?? view.now))
      let here: HTML = stay.to == nil ? " · <strong>\(words.here)</strong>" : .empty
      return " <span class=\"line\">\(holder): \(held)\(here)</span>"
    }.joined()
  }

  /// Working days of eight hours and remaining hours, or hours and minutes.
  private func time(_ microseconds: Int64) -> HTML {
    let minutes = Int(microseconds / Moment.minute)
    let day = 8 * 60
    if minutes == 0 { return words.lessThanAMinute.html }
    if minutes >= day {
      return words.days(["days": "\(minutes / day)", "hours": "\(minutes % day / 60)"])
    }
    return words.hours(["hours": "\(minutes / 60)", "minutes": "\(minutes % 60)"])
  }
}
