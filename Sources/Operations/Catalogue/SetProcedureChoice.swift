import OneStop
import OneStopStore

/// Why a choice was not kept. Nothing has changed.
package enum ChoiceRefusal: Error, Hashable, Sendable {
  /// The person may not do it, or not any more.
  case denied
  case unknownProcedure
  /// Somebody else has changed it since the form was made.
  case outdated
}

/// An administrator of the city says where a procedure is filed online and what people call it, or where all are filed
/// that have no choice of their own.
package struct SetProcedureChoice: Operation {
  private let procedure: ProcedureCode?
  private let choice: ProcedureChoice
  private let seen: Moment?
  private let manager: AccountManager
  private let now: Moment

  /// - Parameters:
  ///   - procedure: nil: all that have no choice of their own.
  ///   - seen: when the choice that the form was made with was set; nil: there was none.
  package init(
    _ choice: ProcedureChoice, of procedure: ProcedureCode?, seen: Moment?, by manager: AccountManager, now: Moment
  ) {
    (self.choice, self.procedure, self.seen, self.manager, self.now) = (choice, procedure, seen, manager, now)
  }

  /// Throws `ChoiceRefusal`.
  package func run(in transaction: Transaction) throws {
    let catalogue = try transaction.presentCatalogue
    do {
      _ = try manager.confirmed(in: transaction, catalogue, right: .manageProcedures, now: now)
    } catch is AccountRefusal {
      throw ChoiceRefusal.denied
    }
    if let procedure, catalogue.procedure(procedure) == nil { throw ChoiceRefusal.unknownProcedure }
    let present = try transaction.storedProcedureChoices()[procedure]
    if present.map({ $0.choice == choice }) ?? (choice == .none) { return }
    guard present?.setAt == seen else { throw ChoiceRefusal.outdated }
    // Later than the one before, so that the form made with that one is known to be outdated.
    let setAt = max(now, (present?.setAt).map { $0.adding(microseconds: 1) } ?? now)
    try transaction.set(choice, of: procedure, by: manager.account?.login ?? "", now: setAt)
    try transaction.note(
      .procedureChoice(procedure, filing: choice.filing, words: choice.words.count), by: manager, now: now)
  }
}
