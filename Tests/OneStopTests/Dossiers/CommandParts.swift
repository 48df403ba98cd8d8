@testable import OneStop

/// All that any command may need, each part of which a test can change before one action takes what is its.
struct CommandParts {
  let action: Action
  var at: Moment?
  var note = "Lý do"
  var ground: Ground?
  var papers = ["Bản vẽ"]
  var amount: Int? = 75_000
  var cause: LatenessCause? = .overload
  var newDue: Moment
  var step: Int
  var officer: String?
  /// Which question an answer, a withdrawal or a lapse is about.
  var number = 1
  var agency: AgencyCode
  var time: ProcessingTime
  var isSilenceAgreement = false
  var opinion = Opinion.object
  var details: FilingDetails

  var command: DossierCommand { DossierCommand(kind, at: at, note: note) }

  private var kind: DossierCommand.Kind {
    switch action {
    case .accept: .accept
    case .refuse: .refuse(ground: ground)
    case .process: .process
    case .forward: .forward(step: step, officer: officer)
    case .assign: .assign(officer: officer)
    case .takeBack: .takeBack
    case .requestSupplement: .requestSupplement(papers: papers)
    case .supplementReceived: .supplementReceived
    case .requestPayment: .requestPayment(amount: amount)
    case .paymentReceived: .paymentReceived
    case .extend: .extend(to: newDue, cause: cause)
    case .finish: .finish(cause: cause)
    case .handOver: .handOver
    case .withdraw: .withdraw
    case .stop: .stop(ground: ground, cause: cause)
    case .askConsultation: .askConsultation(agency, time: time, isSilenceAgreement: isSilenceAgreement)
    case .answerConsultation: .answerConsultation(number: number, opinion)
    case .lapseConsultation: .lapseConsultation(number: number)
    case .withdrawConsultation: .withdrawConsultation(number: number)
    case .correct: .correct(details)
    case .undoEnd: .undoEnd
    }
  }
}
