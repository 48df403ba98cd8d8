/// Căn cứ: the legal ground on which a dossier is refused or stopped. The note beside it gives the reason: how the
/// ground is met in this case.
package enum Ground: String, Hashable, Sendable, CaseIterable {
  /// Outside the agency's powers.
  case notCompetent = "not_competent"
  /// The conditions that the law sets are not met.
  case notEligible = "not_eligible"
  case papersInvalid = "papers_invalid"
  /// Settled, or being settled, in another dossier.
  case settledAlready = "settled_already"
  /// What was asked for did not come in time.
  case notSupplied = "not_supplied"
  case notPaid = "not_paid"
  /// A court or another authority has decided so.
  case authority
  /// A dispute, complaint or lawsuit stands in the way.
  case dispute
  /// The applicant died, or the organisation is no more.
  case subjectGone = "subject_gone"
  case other

  /// The grounds that the action can have; none for an action that needs no ground.
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
