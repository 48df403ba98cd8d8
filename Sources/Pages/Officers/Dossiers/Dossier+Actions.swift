import OneStop

extension Dossier {
  /// The actions that the lifecycle allows now; the usual next one comes first, those that close the dossier last.
  ///
  /// - Parameter steps: the procedure's process: a dossier is finished at its last step, and passed on before that.
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
    let kind: DossierCommand.Kind
    switch action {
    case .extend: return true
    case .finish: kind = .finish()
    case .stop: kind = .stop()
    default: return false
    }
    do {
      _ = try decide(DossierCommand(kind), by: .portal, calendar: calendar, now: now)
      return false
    } catch {
      return error == .causeMissing
    }
  }

  /// Everything that a command lacks, so that a person can correct it all at once; `decide` only reports the first
  /// mistake.
  func refusals(of command: DossierCommand, by login: String, calendar: WorkCalendar, now: Moment) -> [Refusal] {
    var command = command
    var refusals: [Refusal] = []
    while refusals.count < Refusal.Part.allCases.count {
      do {
        _ = try decide(command, by: .staff(login: login), calendar: calendar, now: now)
        break
      } catch {
        refusals.append(error)
        guard let part = error.part, command.mend(part) else { return refusals }
      }
    }
    return refusals
  }
}

extension DossierCommand {
  /// After whatever a letter has to be later than.
  private static let latestMoment = Moment(WorkCalendar.lastDate, .midnight)

  /// Replaces a missing part by a valid one; false for a part that the reader of the form reports at once.
  fileprivate mutating func mend(_ part: Refusal.Part) -> Bool {
    switch (part, kind) {
    case (.note, _): note = "x"
    case (.cause, .extend(let to, _)): kind = .extend(to: to, cause: .overload)
    case (.cause, .finish): kind = .finish(cause: .overload)
    case (.cause, .stop(let ground, _)): kind = .stop(ground: ground, cause: .overload)
    case (.papers, .requestSupplement): kind = .requestSupplement(papers: ["x"])
    case (.amount, .requestPayment): kind = .requestPayment(amount: 1)
    case (.newDue, .extend(_, let cause)): kind = .extend(to: DossierCommand.latestMoment, cause: cause)
    case (.officer, .assign): kind = .assign(officer: "-")
    default: return false
    }
    return true
  }
}
