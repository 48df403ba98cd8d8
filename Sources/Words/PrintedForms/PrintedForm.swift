import OneStop

/// The printed forms of a dossier; the raw value is the name in their address.
package enum PrintedForm: String, CaseIterable, Sendable {
  case receipt, supplement, refusal, apology, stop
  case controlSlip = "control-slip"

  package static func available(for dossier: Dossier) -> [PrintedForm] {
    // A form names people.
    if dossier.erasedAt != nil { return [] }
    return allCases.filter { form in
      switch form {
      case .receipt, .controlSlip: dossier.acceptedAt != nil
      case .supplement: dossier.supplementRequests > 0 || dossier.status == .awaitingSupplement
      case .refusal: dossier.status == .refused
      case .apology: dossier.rescheduled != nil
      case .stop: dossier.status == .stopped
      }
    }
  }
}

extension Action {
  /// The forms that the applicant gets.
  package var printedForm: PrintedForm? {
    switch self {
    case .accept: .receipt
    case .refuse: .refusal
    case .requestSupplement: .supplement
    case .extend: .apology
    case .stop: .stop
    case .process, .forward, .assign, .takeBack, .supplementReceived, .requestPayment, .paymentReceived, .finish,
      .handOver, .withdraw, .askConsultation, .answerConsultation, .lapseConsultation, .withdrawConsultation,
      .correct, .undoEnd:
      nil
    }
  }
}
