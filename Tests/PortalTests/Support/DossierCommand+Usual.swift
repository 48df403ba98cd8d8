import OneStop

@testable import Web

extension DossierCommand.Kind {
  /// The action with something in each place that it has; one that needs more is not done here.
  static func usual(_ action: Action, newDue: Moment = Moment(microseconds: 0), number: Int = 1) -> Self {
    switch action {
    case .accept: .accept
    case .refuse: .refuse()
    case .process: .process
    case .takeBack: .takeBack
    case .requestSupplement: .requestSupplement(papers: ["Bản vẽ"])
    case .supplementReceived: .supplementReceived
    case .requestPayment: .requestPayment()
    case .paymentReceived: .paymentReceived
    case .extend: .extend(to: newDue, cause: .overload)
    case .finish: .finish(cause: .overload)
    case .handOver: .handOver
    case .withdraw: .withdraw
    case .stop: .stop(cause: .overload)
    case .answerConsultation: .answerConsultation(number: number, .agree)
    case .lapseConsultation: .lapseConsultation(number: number)
    case .withdrawConsultation: .withdrawConsultation(number: number)
    case .undoEnd: .undoEnd
    case .forward, .assign, .askConsultation, .correct: preconditionFailure("\(action) needs more than is usual")
    }
  }
}
