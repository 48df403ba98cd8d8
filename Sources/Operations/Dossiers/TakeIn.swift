import OneStop
import OneStopStore

/// Tiếp nhận: a filing is accepted, at the counter or from a program, and its clock runs from then on.
package struct TakeIn: Operation {
  /// What to do if the same person already has an open dossier for the same procedure at the agency.
  package enum Repeats: Sendable {
    /// Take it in.
    case taken
    /// Ask, unless that dossier was already shown.
    case asked(ConfidentialSight, butFor: DossierCode?)
  }

  package enum Outcome: Sendable {
    case taken(StoredDossier)
    /// The form had come before.
    case earlier(Submission.Earlier)
    /// Nothing was saved: the agency has been dissolved.
    case dissolved(Dissolution)
    /// Nothing was saved: the same person already has an open dossier for the same procedure.
    case repeats(StoredDossier)
  }

  package let filing: Filing
  package let rules: DeadlineRules
  /// When it was handed in, if earlier; nil: now.
  package var receivedAt: Moment?
  package let actor: Actor
  /// nil where the sender itself makes sure that it comes only once.
  package var submission: Submission?
  package var repeats = Repeats.taken
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    filing: Filing, rules: DeadlineRules, receivedAt: Moment? = nil, actor: Actor, submission: Submission? = nil,
    repeats: Repeats = Repeats.taken, notices: NoticeWriter, now: Moment
  ) {
    self.filing = filing
    self.rules = rules
    self.receivedAt = receivedAt
    self.actor = actor
    self.submission = submission
    self.repeats = repeats
    self.notices = notices
    self.now = now
  }

  /// Throws `Refusal`, and then has changed nothing.
  package func run(in transaction: Transaction) throws -> Outcome {
    transaction.askEarly(readAhead)
    if let earlier = try submission?.earlier(in: transaction) { return .earlier(earlier) }
    if let end = try transaction.dissolution(of: filing.agency, on: now.date) { return .dissolved(end) }
    if let open = try repeated(in: transaction) { return .repeats(open) }
    let accepted = try accepted(by: transaction.calendar)
    let stored = try transaction.intake(filing, rules: rules, events: [accepted])
    try transaction.notify(stored, notices, now: now)
    try submission?.keep(stored.dossier.code, in: transaction, now: now)
    return .taken(stored)
  }

  /// Reads what the intake is going to read, for `askEarly`.
  package func readAhead(in transaction: Transaction) throws {
    _ = try submission?.earlier(in: transaction)
    _ = try repeated(in: transaction)
    try transaction.readAhead(of: filing, on: (receivedAt ?? now).date)
  }

  private func repeated(in transaction: Transaction) throws -> StoredDossier? {
    guard case .asked(let sight, let shown) = repeats,
      let open = try transaction.openDossier(
        of: filing.applicant, for: filing.procedure, at: filing.agency, sight: sight),
      open.dossier.code != shown
    else { return nil }
    return open
  }

  /// The acceptance, with the due moment that the calendar gives.
  package func accepted(by calendar: WorkCalendar) throws(Refusal) -> DossierEvent {
    try filing.accepted(at: receivedAt ?? now, by: actor, rules: rules, calendar: calendar, now: now)
  }
}
