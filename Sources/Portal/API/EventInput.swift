import OneStop

/// A change of a dossier as another system sends it in.
struct EventInput {
  var command: DossierCommand

  /// What another system may tell; acceptance comes with the dossier itself.
  private static let actions = Action.allCases.filter { action in
    action != .accept && action != .refuse && !action.isInternal && !action.isCorrection
  }

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
    command = DossierCommand(
      action, at: at, note: note, ground: ground, papers: papers, amount: amount, cause: cause, newDue: newDue)
  }
}
