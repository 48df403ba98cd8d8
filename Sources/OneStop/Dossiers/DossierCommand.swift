/// What a person or another system asks to be done to a dossier; `Dossier.decide` answers with an event or a refusal.
package struct DossierCommand: Hashable, Sendable {
  package var kind: Kind
  /// When it happened; nil: now.
  package var at: Moment?
  package var note: String

  /// What is to be done, with what that needs.
  package enum Kind: Hashable, Sendable {
    case accept
    /// Beside its reason, which is the note; a ground that is none of the action is left out.
    case refuse(ground: Ground? = nil)
    case process
    /// The place of the step in the procedure's process, from 0, which has to be said, and the login of the person
    /// there; nil: the unit.
    case forward(step: Int?, officer: String? = nil)
    case assign(officer: String?)
    case takeBack
    /// What has to be supplied: papers, and fields of the form by their keys; without any the note says so. Why, for
    /// each that has a reason of its own, by the paper's name or the field's key; the note is for all.
    case requestSupplement(papers: [String] = [], fields: [String] = [], reasons: [String: String] = [:])
    case supplementReceived
    /// In đồng; without it the note says what to pay and where.
    case requestPayment(amount: Int? = nil)
    case paymentReceived
    /// It goes without neither: what is left out, `decide` asks for.
    case extend(to: Moment?, cause: LatenessCause?)
    /// A cause that is given where there is no lateness is left out.
    case finish(cause: LatenessCause? = nil)
    case handOver
    case withdraw
    case stop(ground: Ground? = nil, cause: LatenessCause? = nil)
    /// The question is the note.
    case askConsultation(
      AgencyCode, time: ProcessingTime, isSilenceAgreement: Bool = false, files: [Int] = [])
    /// The answer's text is the note.
    case answerConsultation(number: Int, Opinion, files: [StoredFile] = [])
    case lapseConsultation(number: Int)
    /// nil: of a form that names none.
    case withdrawConsultation(number: Int?)
    /// All that can be corrected, as it is to stand.
    indirect case correct(FilingDetails)
    case undoEnd
  }

  package init(_ kind: Kind, at: Moment? = nil, note: String = "") {
    self.kind = kind
    self.at = at
    self.note = note.composed
  }

  package var action: Action { kind.action }
}

extension DossierCommand.Kind {
  package var action: Action {
    switch self {
    case .accept: .accept
    case .refuse: .refuse
    case .process: .process
    case .forward: .forward
    case .assign: .assign
    case .takeBack: .takeBack
    case .requestSupplement: .requestSupplement
    case .supplementReceived: .supplementReceived
    case .requestPayment: .requestPayment
    case .paymentReceived: .paymentReceived
    case .extend: .extend
    case .finish: .finish
    case .handOver: .handOver
    case .withdraw: .withdraw
    case .stop: .stop
    case .askConsultation: .askConsultation
    case .answerConsultation: .answerConsultation
    case .lapseConsultation: .lapseConsultation
    case .withdrawConsultation: .withdrawConsultation
    case .correct: .correct
    case .undoEnd: .undoEnd
    }
  }

  /// On what a refusal or a stop rests, as far as it is one of its grounds.
  var ground: Ground? {
    switch self {
    case .refuse(let ground), .stop(let ground, _):
      ground.flatMap { Ground.all(for: action).contains($0) ? $0 : nil }
    default: nil
    }
  }
}
