/// Hồ sơ: what was filed, and where it stands after its events.
package struct Dossier: Hashable, Sendable {
  package let code: DossierCode
  /// As corrected since.
  package internal(set) var filing: Filing
  /// The clock rules of the procedure's version under which it was filed.
  package let rules: DeadlineRules

  /// The agency that has it: the one at which it was filed, until that is dissolved.
  package internal(set) var agency: AgencyCode
  /// Who filed it or took it in.
  package let firstActor: Actor
  package internal(set) var status: Status
  /// The moment of status 2; nil before.
  package internal(set) var acceptedAt: Moment?
  package internal(set) var pauses: [Pause]
  /// The due moment that decides lateness; nil while a pause stops the clock, or where none can be computed.
  package internal(set) var due: Moment?
  package internal(set) var isDueProvisional: Bool
  package internal(set) var rescheduled: Extension?
  package internal(set) var supplementRequests: Int
  package internal(set) var ended: End?
  package internal(set) var handedOverAt: Moment?
  /// When its personal data were erased; nil: they are kept.
  package internal(set) var erasedAt: Moment?
  /// The step of the procedure's own process that it is at, from 0.
  package internal(set) var step: Int
  /// Cán bộ thụ lý: the login of the person who has it in hand; nil: the unit as a whole.
  package internal(set) var officer: String?
  /// Whether nobody has begun work on it or been given it since its intake: until then the person who took it in counts
  /// as its holder.
  package internal(set) var isAtCounter: Bool
  /// The last move to another step, as long as nothing has followed it.
  package internal(set) var forwarding: Forwarding?
  /// In the order of asking.
  package internal(set) var consultations: [Consultation]
  /// In the order in which they came, with those that were removed.
  package internal(set) var files: [DossierFile]
  package internal(set) var receipts: [FeeReceipt]
  package internal(set) var archived: Archiving?
  /// When the applicant was last asked for papers.
  package internal(set) var supplementAskedAt: Moment?
  /// The number of events that corrected what was entered wrongly.
  package internal(set) var corrections: Int
  /// As it stood before its end, while it has ended.
  var beforeEnd: StateBeforeEndBox?
  package internal(set) var lastEventAt: Moment
  package internal(set) var eventCount: Int
  /// The range of `eventCount`; no dossier has more events.
  package static let eventCounts = 0...65_535

  /// The new appointment of a lateness letter.
  package struct Extension: Hashable, Sendable {
    package var to: Moment
    package var issuedAt: Moment
    package var cause: LatenessCause
    /// Whether the letter came after the due moment.
    package var isIssuedLate: Bool

    package init(to: Moment, issuedAt: Moment, cause: LatenessCause, isIssuedLate: Bool) {
      self.to = to
      self.issuedAt = issuedAt
      self.cause = cause
      self.isIssuedLate = isIssuedLate
    }
  }

  /// Where a dossier was before it was forwarded, and who did that.
  package struct Forwarding: Hashable, Sendable {
    package var step: Int
    package var officer: String?
    package var sender: Actor
  }

  /// How and when processing ended.
  package struct End: Hashable, Sendable {
    package var at: Moment
    package var outcome: Outcome
    package var cause: LatenessCause?
    /// The agency that ended it, in whose figures it stays.
    package var agency: AgencyCode

    package init(at: Moment, outcome: Outcome, cause: LatenessCause?, agency: AgencyCode) {
      self.at = at
      self.outcome = outcome
      self.cause = cause
      self.agency = agency
    }
  }

  /// The moment that the applicant was last told: the due moment, or the new appointment where that is later.
  package var appointment: Moment? {
    guard let rescheduled else { return due }
    return due.map { max($0, rescheduled.to) } ?? rescheduled.to
  }

  /// Khép lại: nothing is left to be done. A finished dossier still waits for its hand-over.
  package var isClosed: Bool { ended != nil && status != .finished }

  /// The agency in whose figures it counts: the one that ended it, or else the one that has it.
  package var countedAgency: AgencyCode { ended?.agency ?? agency }

  /// Where the clock stands.
  package var clock: Clock {
    if let ended { return .ended(ended.outcome) }
    if status == .filed || acceptedAt == nil { return .notStarted }
    if let due { return .running(due: due) }
    return pauses.last.map { $0.to == nil } == true ? .paused : .undated
  }
}

/// Where the clock of a dossier stands.
package enum Clock: Hashable, Sendable {
  case notStarted
  case running(due: Moment)
  case paused
  /// No due moment, for a reason other than a pause.
  case undated
  case ended(Outcome)
}

/// How a dossier ended, as reports count it.
package enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// Ended on a local date before the due date.
  case early
  /// Ended on the due date, at or before the due moment.
  case onTime = "on_time"
  /// Ended after the due moment.
  case late
  case refused, withdrawn, stopped
  /// Finished, without a due moment to compare with.
  case undated

  /// The outcome of processing that was done at the moment.
  package init(doneAt moment: Moment, due: Moment?) {
    guard let due else {
      self = .undated
      return
    }
    self = moment > due ? .late : moment.date < due.date ? .early : .onTime
  }
}
