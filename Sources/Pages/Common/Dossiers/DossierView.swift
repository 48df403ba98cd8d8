import Markup
import OneStop
import OneStopStore
import Words

/// A dossier with all that pages say about it, at one moment. An object, since every part of a page holds it.
final class DossierView: Sendable {
  /// The store's; nil of one that is not stored.
  let id: Int64?
  let dossier: Dossier
  let events: [DossierEvent]
  let procedure: Procedure
  let agency: Agency
  /// Where its applicant goes: the agency itself, or the centre that takes in for it.
  let counter: Agency
  /// Those that its events name, as far as the catalogue knows them.
  let others: [AgencyCode: Agency]
  let calendar: WorkCalendar
  /// The state of the days off that the calendar is of, where that is known.
  let calendarRevision: CalendarRevision?
  let now: Moment
  let words: Words
  let language: Language

  init(
    id: Int64? = nil, dossier: Dossier, events: [DossierEvent], procedure: Procedure, agency: Agency,
    counter: Agency? = nil, others: [AgencyCode: Agency] = [:], calendar: WorkCalendar,
    calendarRevision: CalendarRevision? = nil,
    now: Moment, words: Words, language: Language
  ) {
    self.id = id
    self.dossier = dossier
    self.events = events
    self.procedure = procedure
    self.agency = agency
    self.counter = counter ?? agency
    self.others = others
    self.calendar = calendar
    self.calendarRevision = calendarRevision
    self.now = now
    self.words = words
    self.language = language
  }

  var state: DossierState { DossierState(dossier, calendar: calendar, now: now) }

  var procedureName: HTML { name(procedure.name) }
  var agencyName: HTML { name(agency.name) }

  /// Another agency's name, or its code where the catalogue has lost it.
  func agencyName(_ code: AgencyCode) -> HTML { others[code].map { name($0.name) } ?? "\(code)" }

  /// The question with that number.
  func consultation(_ number: Int) -> Consultation? { dossier.consultations.first { $0.number == number } }

  /// The unit of the procedure's own process that has it now.
  var unit: HTML {
    let isDone = dossier.status == .finished || dossier.status == .handedOver
    let place = isDone ? procedure.steps.count - 1 : dossier.step
    return step(place).map { name($0.unit) } ?? agencyName
  }

  /// A step of the procedure's own process; of a place past its end, the last one.
  func step(_ place: Int) -> Procedure.Step? {
    procedure.steps.isEmpty ? nil : procedure.steps[min(max(0, place), procedure.steps.count - 1)]
  }

  /// How long each step had it, against its share.
  var stepLoads: [StepLoad] {
    dossier.stepLoads(by: events, steps: procedure.steps, calendar: calendar, now: now)
  }

  /// In the reader's language; marked as Vietnamese where English is missing.
  func name(_ text: BilingualText) -> HTML {
    words.name(text, in: language)
  }

  /// "còn 3 ngày làm việc", "quá hạn 2 ngày làm việc"; nil where nothing is due.
  var timeLeft: HTML? {
    guard case .running(let due) = dossier.clock else { return nil }
    return words.timeLeft(until: due, now: now, calendar: calendar)
  }

  /// Whether the due moment is to come and rests on days off that may change.
  var isDueProvisional: Bool {
    dossier.isDueProvisional && (dossier.due.map { $0.date >= now.date } ?? false)
  }

  /// When something can be brought to the agency next: now, or when it opens next.
  var nextCounterMoment: Moment {
    if let end = calendar.endOfWork(on: now.date), now < end { return now }
    return calendar.nextWorkingDay(after: now.date).flatMap(calendar.startOfWork) ?? now
  }

  /// What the due moment would be if an open pause ended as soon as the agency is open.
  private var dueIfSupplied: Moment? {
    guard dossier.clock == .paused, let accepted = dossier.acceptedAt else { return nil }
    return try? Deadline.compute(
      accepted: accepted, rules: dossier.rules, pauses: dossier.pauses, calendar: calendar,
      now: nextCounterMoment
    ).ifSupplied
  }

  /// The appointment of a dossier that waits for its applicant, if everything is brought on the next day on which the
  /// agency is open; no earlier than one that a letter of apology gave. nil where nothing is waited for.
  var appointmentIfSupplied: (kind: Pause.Kind, day: LocalDate, moment: Moment)? {
    guard let due = dueIfSupplied, let kind = dossier.pauses.last?.kind else { return nil }
    return (kind, nextCounterMoment.date, max(due, dossier.rescheduled?.to ?? due))
  }

  /// The day on which it was stopped or withdrawn, after which nothing is counted; nil of another dossier.
  var cutShortOn: LocalDate? {
    dossier.ended.flatMap { Ending($0.outcome) == .done ? nil : $0.at.date }
  }

  /// What its due moment is called: of what was cut short it was once an appointment, and a letter of apology makes it
  /// the first of two.
  var dueName: Phrase {
    if cutShortOn != nil { return words.lookup.formerAppointment }
    return dossier.rescheduled == nil ? words.dossiers.appointment : words.lookup.firstAppointment
  }
}
