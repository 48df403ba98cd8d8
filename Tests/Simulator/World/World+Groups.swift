import Dispatch
import Synchronization

/// Several steps that share a commit.
extension World {
  /// All of them wait together while the writer is held, so that they are one group, in their order.
  func performTogether(_ steps: [Step]) async throws {
    let ready = steps.compactMap { step in job(of: step).map { (step: step, job: $0) } }
    // Every other one throws after it has written where the number says so: the group is then run again with savepoints.
    let answers = await runTogether(ready.map { $0.step.number % 7 == 0 ? brokenOff($0.job) : $0.job })
    let done = zip(ready, answers).filter { $0.1 != .broken(nil) }.map { (step: $0.0.step, answer: $0.1) }
    for (step, answer) in done { try compareAnswer(answer, with: step) }
    for (step, _) in done { try compareDossiers(of: step) }
  }

  func brokenOff(_ job: @escaping Job) -> Job {
    { transaction in
      _ = try job(transaction)
      throw BrokenOff()
    }
  }

  private func runTogether(_ jobs: [Job]) async -> [Answer] {
    let gate = Gate()
    let writer = store.writer
    async let held: Void? = try? writer.transaction { _ in gate.hold() }
    while !gate.isHeld { await Task.yield() }
    let answers = await withTaskGroup(of: (Int, Answer).self) { group in
      for (place, job) in jobs.enumerated() {
        group.addTask { (place, await self.run(job)) }
        while writer.waitingCount <= place { await Task.yield() }
      }
      gate.open()
      return await group.reduce(into: [Answer](repeating: .done, count: jobs.count)) { $0[$1.0] = $1.1 }
    }
    _ = await held
    return answers
  }
}

/// Holds the writer until all of a group wait.
private final class Gate: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let held = Atomic(false)

  var isHeld: Bool { held.load(ordering: .acquiring) }

  func hold() {
    held.store(true, ordering: .releasing)
    semaphore.wait()
  }

  func open() { semaphore.signal() }
}
