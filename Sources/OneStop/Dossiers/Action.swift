/// The kinds of change, without their data: what a page offers and what the lifecycle allows.
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

  /// Whether another system may report it for a dossier of its agency. Acceptance comes with the dossier itself; moves
  /// within an agency, what passes between agencies, and corrections are done on the pages.
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

  /// Whether it corrects what was entered wrongly (`Rules.md`, Corrections), which a person answers for, never another
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
    // Back to the status before.
    case .undoEnd: ([.refused, .withdrawn, .stopped, .finished, .handedOver], nil)
    }
  }
}
