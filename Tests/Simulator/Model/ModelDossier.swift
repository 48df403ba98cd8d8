import OneStop

/// A dossier as the model keeps it.
struct ModelDossier {
  /// What happened to it, as far as the model looks at it.
  struct Entry: Hashable {
    var kind: EventKind
    var at: Moment
    var recordedAt: Moment
    var actor: Actor
    var due: Moment?
    /// The agency in whose figures the dossier counts afterwards.
    var counted: AgencyCode
    /// The agency that has the dossier afterwards.
    var holder: AgencyCode
    /// Whether a request for a supplement or a payment is open afterwards.
    var isPaused = false
    var isAccepted = false
    /// For an end.
    var outcome: Outcome?
    /// The status that was undone, for an undoing.
    var undone: Status?
    /// Whether the dossier itself passed to another agency, and not only a question about it; or whether its
    /// appointment moved, and not only whether that is certain.
    var isMove = false
    /// Whether it is the second request for a supplement.
    var isSecondSupplement = false
  }

  struct Question: Hashable {
    var asked: AgencyCode
    var due: Moment?
    var isSilenceAgreement: Bool
    var askedAt: Moment
    var isReminded = false
    var endedAt: Moment?
    var outcome: Consultation.Outcome?
    var isOpen: Bool { endedAt == nil }
  }

  /// Where it stands: what the undoing of an end brings back.
  struct State {
    var status = Status.filed
    var pauses: [Pause] = []
    var endedAt: Moment?
    var outcome: Outcome?
    var cause: LatenessCause?
    var endedBy: AgencyCode?
    var step = 0
    var officer: String?
    var isAtCounter = true
    /// The last move, as long as nothing has followed it.
    var move: (step: Int, officer: String?, sender: Actor)?
    var questions: [Question] = []
  }

  var id: Int64
  /// nil where it was drawn at random and not yet read.
  var code: String?
  var filedCode: String?
  var filing: Filing
  var rules: DeadlineRules
  var agency: AgencyCode
  var firstActor: Actor
  var acceptedAt: Moment?
  var due: Moment?
  var isProvisional = false
  var letter: (to: Moment, issuedAt: Moment, cause: LatenessCause, isLate: Bool)?
  var supplementRequests = 0
  var handedOverAt: Moment?
  var corrections = 0
  var lastAt: Moment
  var state = State()
  /// Before each end and handing over that stands.
  var before: [State] = []
  var entries: [Entry] = []

  var isConfidential: Bool { filing.isConfidential }
  var isEnded: Bool { state.endedAt != nil }
  /// Nothing is left to be done.
  var isClosed: Bool { isEnded && state.status != .finished }
  var counted: AgencyCode { state.endedBy ?? agency }
  var openQuestions: [Question] { state.questions.filter(\.isOpen) }
  /// Those that still have something to do.
  var busy: [AgencyCode] { (isClosed ? [] : [agency]) + openQuestions.map(\.asked) }

  func isSeen(by sight: ConfidentialSight) -> Bool {
    guard isConfidential else { return true }
    switch sight {
    case .none: return false
    case .all: return true
    case .holder(let login): return state.officer == login
    case .leader(let login, let agencies): return state.officer == login || agencies.contains(agency)
    case .program(let label): return state.officer == nil && firstActor == .system(label)
    }
  }
}
