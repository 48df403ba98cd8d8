/// Căn cứ: on what ground of law a dossier is refused or stopped. The reason itself is the note beside it, which says
/// what of the ground is met here.
package enum Ground: String, Hashable, Sendable, CaseIterable {
  /// Outside the agency's powers.
  case notCompetent = "not_competent"
  /// The conditions that the law sets are not met.
  case notEligible = "not_eligible"
  case papersInvalid = "papers_invalid"
  /// Settled, or being settled, in another dossier.
  case settledAlready = "settled_already"
  /// What was asked for did not come in its term.
  case notSupplied = "not_supplied"
  case notPaid = "not_paid"
  /// A court or another authority has decided so.
  case authority
  /// A dispute, complaint or lawsuit stands in the way.
  case dispute
  /// The applicant died, or the organisation is no more.
  case subjectGone = "subject_gone"
  case other

  /// Those on which the action can rest; none for an action that needs no ground.
  package static func all(for action: Action) -> [Ground] {
    switch action {
    case .refuse: [.notCompetent, .notEligible, .papersInvalid, .settledAlready, .other]
    case .stop:
      [
        .notSupplied, .notPaid, .notEligible, .papersInvalid, .authority, .dispute, .subjectGone, .settledAlready,
        .other,
      ]
    default: []
    }
  }
}
