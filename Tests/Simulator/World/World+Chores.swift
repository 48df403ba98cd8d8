import Dispatch
import OneStop
import OneStopStore
import Operations

/// What runs by itself, in the program's own chores.
extension World {
  /// Runs it until there is nothing more to do, or until it is stopped at one of its looks at the clock. Others act
  /// between two of its transactions, while it looks at the clock.
  func run(_ work: ChoreKind, _ meanwhile: [Step], _ stop: Stop?, _ step: Step) async throws {
    let killed = Exchange<(crash: OpenedStore.Crash, model: Model)>()
    let looks = Exchange<Int>()
    let failure = Exchange<Difference>()
    let inner = Exchange<[Step]>()
    inner.set(meanwhile)
    let look: @Sendable () -> Moment = { [self] in
      let count = (looks.value ?? 0) + 1
      looks.set(count)
      if count > 1, failure.value == nil, var steps = inner.value, !steps.isEmpty {
        let next = steps.removeFirst()
        inner.set(steps)
        do {
          try observe(work, now: step.at)
          try performAtOnce(next)
        } catch {
          failure.set(error as? Difference ?? Difference(kind: "an error", sentence: "\(error)"))
        }
      }
      if count == stop?.look {
        if case .killed? = stop, failure.value == nil {
          do {
            try observe(work, now: step.at)
            killed.set((try opened.crashed(), model))
          } catch {
            failure.set(error as? Difference ?? Difference(kind: "an error", sentence: "\(error)"))
          }
        }
        withUnsafeCurrentTask { $0?.cancel() }
      }
      return step.at
    }
    if work == .delivery {
      try await deliver(step)
    } else if let chore = chore(work, look) {
      _ = try await Task { try await chore.run() }.value
    }
    if let failure = failure.value { throw failure }
    if let (crash, then) = killed.value {
      // What it did after that look, it did not live to do.
      (opened, model) = (try opened.opened(crash, clock: clock), then)
      return
    }
    let isStopped = (looks.value ?? 0) >= stop?.look ?? .max
    try follow(work, isStopped: isStopped, hasMeanwhile: !meanwhile.isEmpty, step)
    for step in inner.value ?? [] { try performAtOnce(step) }
  }

  private func chore(_ work: ChoreKind, _ look: @escaping @Sendable () -> Moment) -> (any Chore)? {
    switch work {
    case .recomputation:
      DueRecomputationChore(store: store, notices: texts.notices, logger: logger, clock: look, sizes: 20...20)
    case .dissolution:
      DissolutionChore(store: store, notices: texts.notices, logger: logger, clock: look, sizes: 10...10)
    case .silence: ConsultationChore(store: store, logger: logger, clock: look)
    case .reminders:
      ReminderChore(store: store, words: texts.vietnamese, notices: texts.settings, logger: logger, clock: look)
    case .weeklyReports:
      WeeklyReportChore(
        store: store, run: WeeklyRun(words: texts.vietnamese, notices: texts.settings), logger: logger, clock: look)
    case .lateRisks: LateRiskChore(store: store, sizes: 50...50, clock: look)
    case .forgetting: ForgettingChore(store: store, clock: look)
    case .delivery: nil
    }
  }

  /// Lets the model do the same.
  private func follow(_ work: ChoreKind, isStopped: Bool, hasMeanwhile: Bool, _ step: Step) throws {
    switch work {
    case .recomputation, .dissolution:
      try observe(work, now: step.at)
      // What reaches an agency that has ended while its work is passed on is left for the next time.
      if !isStopped, work == .recomputation || !hasMeanwhile { try finish(work, now: step.at) }
    case .silence: model.lapse(now: step.at)
    case .reminders: model.remind(now: step.at)
    case .weeklyReports:
      for agency in model.reportWeek(now: step.at) { try compareReport(of: agency, now: step.at) }
    case .forgetting: model.forget(now: step.at)
    case .lateRisks, .delivery: break
    }
  }

  /// Rounds of delivery, each by a program that has just started.
  private func deliver(_ step: Step) async throws {
    let seed = step.number
    let outcome: @Sendable (Int, Int) -> DeliveryResult.Outcome = { message, attempt in
      var random = SeededRandom(UInt64(seed &* 1_000_003 &+ message &* 101 &+ attempt))
      return random.pick(weighted: [
        (70, .sent), (12, .postponed), (6, .refused), (8, .timedOut), (4, .notSetUp),
      ]) ?? .sent
    }
    let sender = FakeSender(outcome: outcome)
    for _ in 0..<1 + seed % 3 {
      let chore = OutboxChore(
        store: store, senders: [.email: sender, .sms: sender], logger: logger, clock: { step.at }, width: Model.width)
      _ = try await chore.run()
      await chore.finish()
      model.releaseClaims()
      model.deliver(now: step.at, outcome: outcome)
    }
  }
}

/// Sends nothing, and says what became of it.
private struct FakeSender: MessageSender {
  var outcome: @Sendable (_ message: Int, _ attempt: Int) -> DeliveryResult.Outcome

  func send(_ message: StoredMessage, isStopping: @Sendable () -> Bool) -> DeliveryResult {
    DeliveryResult(outcome(Int(message.id), message.attemptCount + 1))
  }
}
