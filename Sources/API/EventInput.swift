import OneStop

/// A change of a dossier as another system sends it in.
struct EventInput {
  let command: DossierCommand
  /// What a letter cannot do without and the body leaves out: it is told behind what the lifecycle forbids.
  let missing: Problem.FieldMistake?

  private static let actions = Action.allCases.filter(\.comesFromPrograms)

  init(body: [UInt8]) throws(Problem) {
    var fields = try JSONFields(body: body)
    let action = fields.neededWord("type", of: Self.actions)
    let at = fields.moment("at")
    let note = fields.text("note", upTo: 4_000)
    let papers = fields.names("papers", upTo: 100, length: 300)
    let amount = fields.integer("amount", in: 0...1_000_000_000_000)
    let ground = action == .stop ? fields.word("ground", of: Ground.all(for: .stop)) : nil
    let cause: LatenessCause? = fields.word("cause")
    let newDue = fields.moment("new_due")
    fields.finish()
    try fields.mistakes.check()
    guard let action else { throw .invalid(fields.mistakes.list) }
    let kind: DossierCommand.Kind
    var missing: Problem.FieldMistake?
    switch action {
    case .requestSupplement: kind = .requestSupplement(papers: papers)
    case .requestPayment: kind = .requestPayment(amount: amount)
    case .extend:
      if newDue == nil { missing = .init(field: "new_due", message: "The new appointment is needed.") }
      kind = .extend(to: newDue ?? Moment(microseconds: .max), cause: cause)
    case .finish: kind = .finish(cause: cause)
    case .stop: kind = .stop(ground: ground, cause: cause)
    case .process: kind = .process
    case .supplementReceived: kind = .supplementReceived
    case .paymentReceived: kind = .paymentReceived
    case .handOver: kind = .handOver
    case .withdraw: kind = .withdraw
    case .accept, .refuse, .forward, .assign, .takeBack, .askConsultation, .answerConsultation, .lapseConsultation,
      .withdrawConsultation, .correct, .undoEnd:
      throw .invalid("type", "Other systems do not send it.")
    }
    command = DossierCommand(kind, at: at, note: note)
    self.missing = missing
  }
}
