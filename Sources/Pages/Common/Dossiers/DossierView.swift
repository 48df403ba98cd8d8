import Markup
import OneStop
import OneStopStore
import Words

/// A dossier with everything that pages show of it, at one moment. It is a class because every part of a page holds it.
final class DossierView: Sendable {
  /// The store's number; nil where the dossier is not stored.
  let id: Int64?
  let dossier: Dossier
  let events: [DossierEvent]
  let procedure: Procedure
  let agency: Agency
  /// The agency whose counter the applicant goes to: its own, or the centre that takes in for it.
  let counter: Agency
  /// The centre that took it in for the agency; nil: the agency itself.
  let receiver: Agency?
  /// The agencies that its events name, if the catalogue has them.
  let others: [AgencyCode: Agency]
  let calendar: WorkCalendar
  /// The revision of the days off behind the calendar, if known.
  let calendarRevision: CalendarRevision?
  /// The names of the form's fields that were asked for, by their keys.
  let askedFields: [String: BilingualText]
  let now: Moment
  let words: Words
  let language: Language

  init(
    id: Int64? = nil, dossier: Dossier, events: [DossierEvent], procedure: Procedure, agency: Agency,
    counter: Agency? = nil, receiver: Agency? = nil, others: [AgencyCode: Agency] = [:], calendar: WorkCalendar,
    calendarRevision: CalendarRevision? = nil, askedFields: [String: BilingualText] = [:],
    now: Moment, words: Words, language: Language
  ) {
    self.id = id
    self.dossier = dossier
    self.events = events
    self.procedure = procedure
    self.agency = agency
    self.counter = receiver ?? counter ?? agency
    self.receiver = receiver
    self.others = others
    self.calendar = calendar
    self.calendarRevision = calendarRevision
    self.askedFields = askedFields
    self.now = now
    self.words = words
    self.language = language
  }

  var state: DossierState { DossierState(dossier, calendar: calendar, now: now) }

  var procedureName: HTML { name(procedure.name) }
  var agencyName: HTML { name(agency.name) }

  /// Another agency's name, or its code if it is no longer in the catalogue.
  func agencyName(_ code: AgencyCode) -> HTML { others[code].map { name($0.name) } ?? "\(code)" }

  /// A field of the form that was asked for.
  func fieldName(_ key: String) -> HTML { askedFields[key].map(name) ?? HTML(text: key) }

  /// The question with that number.
  func consultation(_ number: Int) -> Consultation? { dossier.consultations.first { $0.number == number } }

  /// The unit of the procedure's process that has it now.
  var unit: HTML {
    let isDone = dossier.status == .finished || dossier.status == .handedOver
    let place = isDone ? procedure.steps.count - 1 : dossier.step
    return step(place).map { name($0.unit) } ?? agencyName
  }

  /// A step of the procedure's process; for a place past its end, the last one.
  func step(_ place: Int) -> Procedure.Step? {
    procedure.steps.isEmpty ? nil : procedure.steps[min(max(0, place), procedure.steps.count - 1)]
  }

  /// How long each step had it, compared with its share.
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

  /// Whether the due moment is still to come and depends on days off that may change.
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
  /// agency is open; no earlier than the one in a letter of apology. nil where it does not wait.
  var appointmentIfSupplied: (kind: Pause.Kind, day: LocalDate, moment: Moment)? {
    guard let due = dueIfSupplied, let kind = dossier.pauses.last?.kind else { return nil }
    return (kind, nextCounterMoment.date, max(due, dossier.rescheduled?.to ?? due))
  }

  /// The day on which it was stopped or withdrawn, after which nothing is counted; otherwise nil.
  var cutShortOn: LocalDate? {
    dossier.ended.flatMap { Ending($0.outcome) == .done ? nil : $0.at.date }
  }

  /// The name of its due moment: a dossier that was cut short had an earlier appointment, and with a letter of apology
  /// it is the first of two.
  var dueName: Phrase {
    if cutShortOn != nil { return words.lookup.formerAppointment }
    return dossier.rescheduled == nil ? words.dossiers.appointment : words.lookup.firstAppointment
  }
}
