/// What a person or another system asks to be done to a dossier; `Dossier.decide` answers with events or a refusal.
package struct DossierCommand: Hashable, Sendable {
  package var action: Action
  /// When it happened; nil: now.
  package var at: Moment?
  package var note: String
  /// For `refuse` and `stop`, beside the reason, which is the note; one that is no ground of the action is left out.
  package var ground: Ground?
  /// What has to be supplied, for `requestSupplement`.
  package var papers: [String]
  /// In đồng, for `requestPayment`; without it the note says what to pay and where.
  package var amount: Int?
  /// For `extend`, and for `finish` and `stop` of a late dossier; not looked at where there is no lateness.
  package var cause: LatenessCause?
  /// For `extend`.
  package var newDue: Moment?
  /// For `forward`: the place of the step in the procedure's process, from 0.
  package var step: Int?
  /// For `forward` and `assign`: the login of who is to have it; nil: the unit.
  package var officer: String?
  package var consultation: ConsultationCommand
  /// For `correct`: all that can be corrected, as it is to stand.
  package var details: FilingDetails?

  package init(
    _ action: Action, at: Moment? = nil, note: String = "", ground: Ground? = nil, papers: [String] = [],
    amount: Int? = nil,
    cause: LatenessCause? = nil, newDue: Moment? = nil, step: Int? = nil, officer: String? = nil,
    consultation: ConsultationCommand = ConsultationCommand(), details: FilingDetails? = nil
  ) {
    self.action = action
    self.at = at
    self.note = note.composed
    self.ground = ground.flatMap { Ground.all(for: action).contains($0) ? $0 : nil }
    self.papers = papers.map { $0.composed.squeezed }.filter(\.saysSomething)
    self.amount = amount
    self.cause = cause
    self.newDue = newDue
    self.step = step
    self.officer = officer
    self.consultation = consultation
    self.details = details
  }
}
