import OneStop

/// A change of a dossier as another system sends it in.
struct EventInput {
  var command: DossierCommand

  /// What another system may tell; acceptance comes with the dossier itself.
  enum Kind: String, CaseIterable {
    case process
    case requestSupplement = "request_supplement"
    case supplementReceived = "supplement_received"
    case requestPayment = "request_payment"
    case paymentReceived = "payment_received"
    case extend, finish
    case handOver = "hand_over"
    case withdraw, stop
  }

  init(body: [UInt8]) throws(Problem) {
    var fields = try JSONFields(body: body)
    let kind: Kind? = fields.neededWord("type")
    let at = fields.moment("at")
    let note = fields.text("note", upTo: 4_000)
    let papers = fields.names("papers", upTo: 100, length: 300)
    let amount = fields.integer("amount", in: 0...1_000_000_000_000)
    let cause: LatenessCause? = fields.word("cause")
    let newDue = fields.moment("new_due")
    fields.finish()
    try fields.mistakes.check()
    guard let kind, let action = Action(rawValue: kind.rawValue) else { throw .invalid(fields.mistakes.list) }
    command = DossierCommand(
      action, at: at, note: note, papers: papers, amount: amount, cause: cause, newDue: newDue)
  }
}
