/// The kinds of change, without what each carries: what a page offers and what the lifecycle allows.
package enum Action: String, Hashable, Sendable, CaseIterable {
  case accept, refuse, process
  case forward, assign
  case takeBack = "take_back"
  case requestSupplement = "request_supplement"
  case supplementReceived = "supplement_received"
  case requestPayment = "request_payment"
  case paymentReceived = "payment_received"
  case extend, finish
  case handOver = "hand_over"
  case withdraw, stop
  case askConsultation = "ask_consultation"
  case answerConsultation = "answer_consultation"
  case lapseConsultation = "lapse_consultation"
  case withdrawConsultation = "withdraw_consultation"
  case correct
  case undoEnd = "undo_end"

  /// Whether another system may tell it of its agency's dossier. Acceptance comes with the dossier itself; what moves it
  /// within the agency, or passes between agencies, is done on the pages, and so is what puts something right.
  package var comesFromPrograms: Bool {
    switch self {
    case .accept, .refuse, .forward, .assign, .takeBack: false
    case .askConsultation, .answerConsultation, .lapseConsultation, .withdrawConsultation: false
    case .correct, .undoEnd: false
    case .process, .requestSupplement, .supplementReceived, .requestPayment, .paymentReceived, .extend, .finish,
      .handOver, .withdraw, .stop:
      true
    }
  }

  /// Puts right what was entered wrongly (`Rules.md`, Corrections): by a person who answers for it, never by another
  /// system.
  package var isCorrection: Bool { self == .correct || self == .undoEnd }

  /// The lifecycle as one table: the statuses in which an action may come, and the status after it
  /// (nil: the status stays).
  package var transition: (from: Set<Status>, to: Status?) {
    switch self {
    case .accept: ([.filed], .accepted)
    case .refuse: ([.filed], .refused)
    case .process: ([.accepted, .processing], .processing)
    case .forward: ([.accepted, .processing], .processing)
    case .assign: ([.accepted, .processing, .awaitingSupplement, .awaitingPayment], nil)
    case .takeBack: ([.processing], .processing)
    case .requestSupplement: ([.filed, .accepted, .processing], .awaitingSupplement)
    case .supplementReceived: ([.awaitingSupplement], .processing)
    case .requestPayment: ([.processing], .awaitingPayment)
    case .paymentReceived: ([.awaitingPayment], .processing)
    case .extend: ([.accepted, .processing], nil)
    case .finish: ([.accepted, .processing, .awaitingPayment], .finished)
    case .handOver: ([.finished], .handedOver)
    case .withdraw: ([.filed, .accepted, .processing, .awaitingSupplement, .awaitingPayment], .withdrawn)
    case .stop: ([.accepted, .processing, .awaitingSupplement, .awaitingPayment], .stopped)
    case .askConsultation: ([.accepted, .processing], .processing)
    case .answerConsultation, .lapseConsultation, .withdrawConsultation:
      ([.processing, .awaitingSupplement, .awaitingPayment], nil)
    case .correct: (Set(Status.allCases), nil)
    // To where the dossier stood before.
    case .undoEnd: ([.refused, .withdrawn, .stopped, .finished, .handedOver], nil)
    }
  }
}
