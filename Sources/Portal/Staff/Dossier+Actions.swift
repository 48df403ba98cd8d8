import OneStop

extension Dossier {
  /// What the lifecycle offers now, what usually comes next first and what closes the dossier last.
  ///
  /// - Parameter steps: the procedure's own process: it is done at its last step, and passed on before.
  func offeredActions(_ steps: [Procedure.Step]) -> [Action] {
    let next: Action? =
      switch status {
      case .filed: .accept
      case .accepted: .process
      case .processing: stepsAhead(of: steps).isEmpty ? .finish : .forward
      case .awaitingSupplement: .supplementReceived
      case .awaitingPayment: .paymentReceived
      case .finished: .handOver
      case .refused, .withdrawn, .stopped, .handedOver: nil
      }
    let order: [Action] = [
      .accept, .process, .forward, .supplementReceived, .paymentReceived, .finish, .handOver, .takeBack, .assign,
      .requestSupplement, .requestPayment, .askConsultation, .withdrawConsultation, .extend, .refuse, .withdraw, .stop,
      .undoEnd,
    ]
    return ([next].compactMap { $0 } + order.filter { $0 != next }).filter(allows)
  }

  /// Whether the action, done now, needs a cause of lateness.
  func needsCause(_ action: Action, calendar: WorkCalendar, now: Moment) -> Bool {
    if action == .extend { return true }
    do {
      _ = try decide(DossierCommand(action), by: .portal, calendar: calendar, now: now)
      return false
    } catch {
      return error == .causeMissing
    }
  }

  /// Everything that a command lacks, where `decide` tells the first thing only: a person mends all of it at once.
  func refusals(of command: DossierCommand, by login: String, calendar: WorkCalendar, now: Moment) -> [Refusal] {
    var command = command
    var refusals: [Refusal] = []
    while refusals.count < Refusal.Part.allCases.count {
      do {
        _ = try decide(command, by: .staff(login: login), calendar: calendar, now: now)
        break
      } catch {
        refusals.append(error)
        switch error.part {
        case .cause: command.cause = .overload
        case .note: command.note = "x"
        case .papers: command.papers = ["x"]
        case .amount: command.amount = 1
        case .newDue: command.newDue = Moment(WorkCalendar.lastDate, .midnight)
        case .step: command.step = Int.max
        case .officer: command.officer = "-"
        // Told at once where their forms are read.
        case .at, .agency, .time, .text, .opinion, .details, nil: return refusals
        }
      }
    }
    return refusals
  }
}
