import OneStop

/// What only the applicant can do now.
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

  /// The pause that it ends, in the words of the clock.
  package var pause: Pause.Kind { self == .payment ? .payment : .supplement }
}
