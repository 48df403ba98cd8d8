import OneStop
import OneStopStore

/// Why a rule was not set. Nothing has changed.
package enum RetentionRefusal: Error, Hashable, Sendable {
  /// The person may not do it, or not any more.
  case denied
  case unknownProcedure
  /// Somebody else has changed the rule since the form was made.
  case outdated
}

/// An administrator of the city says how long the personal data of a procedure's dossiers are kept, or that they are kept
/// until somebody says so.
package struct SetRetentionRule: Operation {
  private let procedure: ProcedureCode?
  private let rule: RetentionRule?
  private let seen: RetentionRule?
  private let manager: AccountManager
  private let now: Moment

  /// - Parameters:
  ///   - procedure: nil: all that have no rule of their own.
  ///   - rule: nil: there is to be none.
  ///   - seen: the rule that was in force when the form was made; nil: none was.
  package init(
    _ rule: RetentionRule?, of procedure: ProcedureCode?, seen: RetentionRule?, by manager: AccountManager,
    now: Moment
  ) {
    (self.rule, self.procedure, self.seen, self.manager, self.now) = (rule, procedure, seen, manager, now)
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
    if let rule {
      try transaction.set(rule, by: manager.account?.login ?? "", now: now)
    } else {
      _ = try transaction.dropRetentionRule(of: procedure, now: now)
    }
    try transaction.note(
      SecurityLine(
        .settingChanged, at: now, agency: manager.account?.agency, actor: manager.account?.login,
        client: manager.origin.client,
        detail: "retention \(procedure?.description ?? "*") \(rule.map { "\($0.months.months)" } ?? "-")"))
  }
}
