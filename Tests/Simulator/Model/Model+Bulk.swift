import OneStop
import OneStopStore

/// One order for many dossiers.
extension Model {
  struct Order {
    struct Line: Hashable {
      var dossier: Int64
      var version: Int?
      var outcome: BulkOutcome?
    }

    var login: String
    var order: BulkOrder
    var lines: [Line]
    var createdAt: Moment
  }

  mutating func begin(_ order: BulkOrder, of lines: [Order.Line], as number: Int, by login: String, now: Moment)
    -> Answer
  {
    if orders[number] == nil { orders[number] = Order(login: login, order: order, lines: lines, createdAt: now) }
    return .begun(true)
  }

  /// The next group of an order, each dossier by itself; whether there was anything to do.
  mutating func carryOut(_ number: Int, groupOf size: Int, now: Moment) -> Bool {
    guard let order = orders[number], let account = accounts[order.login] else { return false }
    let waiting = order.lines.indices.filter { order.lines[$0].outcome == nil }.prefix(size)
    for place in waiting {
      let outcome = carryOut(order.order, order.lines[place], by: account, now: now)
      orders[number]?.lines[place].outcome = outcome
    }
    return !waiting.isEmpty
  }

  private mutating func carryOut(
    _ order: BulkOrder, _ line: Order.Line, by account: Account, now: Moment
  ) -> BulkOutcome {
    let passed = passOn(line.dossier, now: now)
    let dossier = self[line.dossier]
    guard isSame(dossier.agency, account.agency, now), dossier.isSeen(by: sight(of: account, on: now.localDay)) else {
      return .refused(.unknown)
    }
    if let version = line.version, version + passed != dossier.entries.count { return .refused(.changed) }
    let steps = procedures[dossier.filing.procedure]?.steps ?? []
    let kind: DossierCommand.Kind =
      switch order.kind {
      case .process: .process
      case .forward: .forward(step: dossier.state.step + 1, officer: order.officer)
      case .assign: .assign(officer: order.officer)
      case .finish: .finish()
      case .handOver: .handOver
      }
    let command = DossierCommand(kind, note: order.note)
    if let denial = denial(of: command.action, on: dossier, steps: steps, to: account) {
      return .refused(.denied(denial))
    }
    let before = self
    if let refusal = decide(command, on: line.dossier, by: .staff(login: account.login), now: now) {
      switch refusal {
      case .causeMissing: return .refused(.late)
      case .thereAlready: return .refused(.thereAlready)
      default: return .refused(.notAllowed(dossier.state.status))
      }
    }
    if order.kind == .forward, dossier.state.step + 1 >= steps.count {
      self = before
      return .refused(.noNextStep)
    }
    if order.kind == .finish, !dossier.openQuestions.isEmpty {
      self = before
      return .refused(.awaitsAnswers)
    }
    notify(line.dossier, now: now)
    return .done
  }

  /// What is older than thirty days is not known any more.
  mutating func forget(now: Moment) {
    let oldest = now.adding(microseconds: -30 * Moment.day)
    submissions = submissions.filter { $0.value.at >= oldest }
    orders = orders.filter { $0.value.createdAt >= oldest }
  }
}
