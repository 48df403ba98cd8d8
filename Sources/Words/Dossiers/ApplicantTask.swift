import OneStop

/// A task that only the applicant can do now.
package enum ApplicantTask: String, CaseIterable, Sendable {
  /// To supply what is missing before the agency accepts.
  case correction
  case papers, payment

  package init?(_ state: DossierState) {
    switch state {
    case .correction: self = .correction
    case .awaitingPapers: self = .papers
    case .awaitingPayment: self = .payment
    default: return nil
    }
  }

  /// The kind of pause that it ends.
  package var pause: Pause.Kind { self == .payment ? .payment : .supplement }
}
