import OneStop
import OneStopStore

/// Why a rule was not set. Nothing has changed.
package enum RetentionRefusal: Error, Hashable, Sendable {
  /// The person may not do it, or not any more.
  case denied
  case unknownProcedure
  /// Somebody else has changed the rule since the form was made.
  case outdated
  /// So many dossiers become due by it, and nobody has confirmed that number.
  case unconfirmed(Int)
}

/// An administrator of the city says how long the personal data of a procedure's dossiers are kept, or that they are kept
/// until somebody says so.
package struct SetRetentionRule: Operation {
  private let procedure: ProcedureCode?
  private let rule: RetentionRule?
  private let seen: RetentionRule?
  private let confirmed: Int?
  private let manager: AccountManager
  private let now: Moment

  /// - Parameters:
  ///   - procedure: nil: all that have no rule of their own.
  ///   - rule: nil: there is to be none.
  ///   - seen: the rule that was in force when the form was made; nil: none was.
  ///   - confirmed: how many dossiers become due by it at once, as its author was told; nil: nothing was said.
  package init(
    _ rule: RetentionRule?, of procedure: ProcedureCode?, seen: RetentionRule?, confirmed: Int? = nil,
    by manager: AccountManager, now: Moment
  ) {
    (self.rule, self.procedure, self.seen, self.confirmed) = (rule, procedure, seen, confirmed)
    (self.manager, self.now) = (manager, now)
  }

  /// Throws `RetentionRefusal`.
  package func run(in transaction: Transaction) throws {
    let catalogue = try transaction.presentCatalogue
    do {
      _ = try manager.confirmed(in: transaction, catalogue, right: .manageRetention, now: now)
    } catch is AccountRefusal {
      throw RetentionRefusal.denied
    }
    if let procedure, catalogue.procedure(procedure) == nil { throw RetentionRefusal.unknownProcedure }
    let present = try transaction.retentionRules().first { $0.rule.procedure == procedure }
    guard present?.rule == seen else { throw RetentionRefusal.outdated }
    let due = try transaction.newlyDue(by: rule, of: procedure, on: now.date)
    guard due == 0 || due == confirmed else { throw RetentionRefusal.unconfirmed(due) }
    if let rule {
      try transaction.set(rule, by: manager.account?.login ?? "", now: now)
    } else {
      _ = try transaction.dropRetentionRule(of: procedure, now: now)
    }
    try transaction.note(.retention(procedure, months: rule?.months.months), by: manager, now: now)
  }
}
