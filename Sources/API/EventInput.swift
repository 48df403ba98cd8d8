import OneStop

/// A change of a dossier as another system sends it. `Dossier.decide` checks whether it has everything that the action
/// needs.
struct EventInput {
  let command: DossierCommand

  private static let actions = Action.allCases.filter(\.comesFromPrograms)
  private static let note = TextRule.text(.program, upTo: 4_000)

  init(body: [UInt8]) throws(Problem) {
    var fields = try JSONFields(body: body)
    let action = fields.neededWord("type", of: Self.actions)
    let at = fields.moment("at")
    let note = fields.text("note", Self.note)
    let papers = fields.paperNames("papers")
    let amount = fields.integer("amount", in: 0...1_000_000_000_000)
    let ground = action == .stop ? fields.word("ground", of: Ground.all(for: .stop)) : nil
    let cause = fields.word("cause", of: LatenessCause.allCases)
    let newDue = fields.moment("new_due")
    fields.finish()
    try fields.mistakes.check()
    guard let action else { throw .invalid(fields.mistakes.list) }
    let kind: DossierCommand.Kind
    switch action {
    case .requestSupplement: kind = .requestSupplement(papers: papers)
    case .requestPayment: kind = .requestPayment(amount: amount)
    case .extend: kind = .extend(to: newDue, cause: cause)
    case .finish: kind = .finish(cause: cause)
    case .stop: kind = .stop(ground: ground, cause: cause)
    case .process: kind = .process
    case .supplementReceived: kind = .supplementReceived
    case .paymentReceived: kind = .paymentReceived
    case .handOver: kind = .handOver
    case .withdraw: kind = .withdraw
    case .accept, .refuse, .forward, .assign, .takeBack, .askConsultation, .answerConsultation, .lapseConsultation,
      .withdrawConsultation, .correct, .undoEnd:
      throw .invalid("type", "Other systems cannot send it.")
    }
    command = DossierCommand(kind, at: at, note: note)
  }
}
