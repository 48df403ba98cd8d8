/// Something that happened to a dossier; the only way it changes.
///
/// Events are what the timeline shows, what audit keeps and what other systems are sent.
package struct DossierEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// An online or postal filing that nobody has accepted yet.
    case filed
    case accepted
    case refused
    case processed
    /// Luân chuyển: handed over to a step of the procedure's own process, and there to a person or to the whole unit.
    case forwarded(step: Int, officer: String?)
    /// Given to a person of the unit that has it, or back to the whole unit.
    case assigned(officer: String?)
    /// The last hand-over was taken back by its sender.
    case takenBack
    /// What has to be supplied, each item as the applicant reads it.
    case supplementRequested(papers: [String])
    case supplementReceived
    /// In đồng, where the amount is known.
    case paymentRequested(amount: Int?)
    case paymentReceived
    /// Phiếu xin lỗi và hẹn lại ngày trả kết quả: a lateness letter with its new appointment.
    case extended(to: Moment, cause: LatenessCause)
    case finished(cause: LatenessCause?)
    case handedOver
    case withdrawn
    case stopped(cause: LatenessCause?)
    /// Another agency was asked; the question is the note.
    case consultationAsked(ConsultationRequest)
    /// Its answer, whose text is the note.
    case consultationAnswered(number: Int, opinion: Opinion, files: [AnswerFile])
    /// Its silence was taken as agreement.
    case consultationLapsed(number: Int)
    case consultationWithdrawn(number: Int)
    /// A change of days off gave another due moment, or made it certain; with the one that stood before.
    case dueRecomputed(from: Moment?)
    /// The agency was dissolved: the successor does from here on what it had to do in this dossier, which it had in hand
    /// or was asked about. The decision is the note.
    case transferred(from: AgencyCode, to: AgencyCode)
    /// What was mistyped at filing was put right; the reason is the note.
    indirect case corrected(Correction)
    /// A mistaken end, or a mistaken handing over, was taken back: the status that it had made, and since when.
    case endUndone(Status, at: Moment)
  }

  /// When it happened.
  package var at: Moment
  /// When it was entered: the same, or later where an agency enters what happened before.
  package var recordedAt: Moment
  package var actor: Actor
  package var kind: Kind
  package var note: String
  /// On what a refusal or a stop rests, where that was chosen.
  package var ground: Ground?
  /// The due moment as it stands after the event; nil before acceptance, in a pause that stops the clock, and where no
  /// due moment can be told.
  package var due: Moment?
  /// Whether `due` rests on days off that are not announced yet.
  package var isDueProvisional: Bool

  package init(
    at: Moment, recordedAt: Moment, actor: Actor, kind: Kind, note: String = "", ground: Ground? = nil, due: Moment?,
    isDueProvisional: Bool = false
  ) {
    self.at = at
    self.recordedAt = recordedAt
    self.actor = actor
    self.kind = kind
    self.note = note
    self.ground = ground
    self.due = due
    self.isDueProvisional = isDueProvisional
  }

  /// Entered on a later day than it happened: it changes figures of a day that may have been reported.
  /// Silence is noted by the portal when it runs again, and changes no figure.
  package var isLateEntry: Bool {
    if case .consultationLapsed = kind { return false }
    return recordedAt.date > concerns.date
  }

  /// When what it tells of came about: for the undoing of an end, the end, whose figures it takes back.
  package var concerns: Moment {
    if case .endUndone(let status, let moment) = kind, status != .handedOver { moment } else { at }
  }
}

extension DossierEvent.Kind {
  /// The login of the person that it gives the dossier to.
  package var officer: String? {
    switch self {
    case .forwarded(_, let officer), .assigned(let officer): officer
    default: nil
    }
  }
}
