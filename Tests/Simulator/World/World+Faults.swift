import Database
import OneStop
import OneStopStore

/// What goes wrong: what was refused must not be there at all, what was acknowledged must be.
extension World {
  func perform(_ step: Step, during fault: Fault) async throws {
    if fault == .killedSending { return try killWhileSending(step) }
    guard let job = job(of: step) else { return }
    switch fault {
    case .fullDisk(let pages):
      settle(pages: pages)
      let answer = await run(job)
      settle(pages: nil)
      if answer != .broken(.diskFull) { try compare(answer, with: step) }
    case .busy:
      let other = try Connection(path: store.folder.database, knownVersion: .max)
      wait(milliseconds: 1)
      try other.begin(.write)
      let answer = await run(job)
      other.rollBack()
      wait(milliseconds: 10_000)
      try require(answer, .broken(.busy), "a change while another process writes")
    case .brokenOff:
      let answer = await run(brokenOff(job))
      if answer != .broken(nil) { try compare(answer, with: step) }
    case .killedBefore:
      let crash = Exchange<OpenedStore.Crash>()
      let answer = await run { transaction in
        _ = try job(transaction)
        crash.set(try self.opened.crashed())
        throw BrokenOff()
      }
      if let image = crash.value {
        opened = try opened.opened(image, clock: clock)
      } else {
        try compare(answer, with: step)
      }
    case .killedAfter:
      let answer = await run(job)
      opened = try opened.opened(opened.crashed(), clock: clock)
      try compare(answer, with: step)
      // Whoever has no answer sends the form again.
      if case .takeIn(let intake) = step.kind, intake.token != nil { try compare(await run(job), with: step) }
    case .wrongClock:
      clock.setError(300 * Moment.day)
      let answer = await run(job)
      clock.setError(0)
      guard case .broken(.clock) = answer else {
        throw Difference(kind: "a wrong clock", sentence: "step \(step.number) answered \(answer)")
      }
    case .otherProcess: try compare(await run(job, in: try opened.otherProcess(clock: clock)), with: step)
    case .killedSending: break
    }
    for id in step.kind.dossiers(in: model) { try compare(id) }
  }

  /// Messages are claimed, and nobody ever hears what became of them.
  private func killWhileSending(_ step: Step) throws {
    let claimed = try store.writer.bulk { transaction in
      try MessageChannel.allCases.flatMap {
        try transaction.claimMessages(upTo: Model.width, of: $0, now: step.at).map { Int($0.id) - 1 }
      }
    }
    opened = try opened.opened(opened.crashed(), clock: clock)
    let expected = model.claim(now: step.at)
    guard claimed == expected else {
      throw Difference(kind: "claims", sentence: "step \(step.number): messages \(claimed) were taken, not \(expected)")
    }
  }

  private func require(_ answer: Answer, _ expected: Answer, _ what: String) throws {
    if answer != expected { throw Difference(kind: what, sentence: "answered \(answer), not \(expected)") }
  }

  /// How many more pages the file may have; nil: as many as it likes.
  private func settle(pages: Int?) {
    _ = try? store.writer.bulk { transaction in
      let database = transaction.database
      let most = try pages.map { try database.integer("PRAGMA page_count") + $0 } ?? 1_073_741_823
      try database.execute("PRAGMA max_page_count = \(most)")
    }
  }

  /// How long the writer waits for another process.
  private func wait(milliseconds: Int) {
    _ = try? store.writer.bulk { try $0.database.execute("PRAGMA busy_timeout = \(milliseconds)") }
  }
}
