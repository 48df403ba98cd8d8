import System

/// The writer's thread: takes all that wait, commits once, answers all.
final class WriteLoop: Sendable {
  /// How many changes share a commit at most, so that the first does not wait for an endless queue.
  static let largestGroup = 256

  let jobs = Mailbox<any WriteJob>()
  let database: Exclusive<Transaction>
  let outboxBell = Bell()
  private let log: WriteAheadLog
  private let path: String
  private let identity: FileIdentity?

  init(
    _ connection: sending Connection, limits: WriteAheadLog.Limits, clock: WatchedClock?
  ) throws(StoreError) {
    path = connection.path
    identity = FileSystem.identity(of: path)
    log = try WriteAheadLog(of: connection, limits: limits)
    database = Exclusive(Transaction(connection, outboxBell: outboxBell, clock: clock))
  }

  func run() {
    while let group = jobs.take(upTo: WriteLoop.largestGroup) {
      let failure = database.use { WriteLoop.commit(group, in: $0) } ?? loss
      for job in group { job.resume(failure: failure) }
      relieveLog()
    }
    closeLog()
  }

  /// Why what was committed is not kept all the same: a deleted file goes with its last user.
  private var loss: StoreError? {
    identity == nil || FileSystem.identity(of: path) == identity ? nil : .gone(path: path)
  }

  func tendLog() { log.tend() }

  func closeLog() { log.close() }

  /// Off the path of an acknowledgement.
  func relieveLog() {
    database.use { transaction in
      if let database = try? transaction.connection { log.relieve(from: database) }
    }
  }

  /// A change of the group threw when it had written already.
  private struct HalfDone: Error {}

  /// Why nothing of the group was kept, or nil. A change that throws is taken back alone.
  ///
  /// That takes a savepoint, and behind one every page is copied before it changes: a tenth of what an intake costs, for
  /// what hardly ever happens. So the group runs without, and once more with savepoints where it turns out to need them.
  private static func commit(_ group: [any WriteJob], in transaction: Transaction) -> StoreError? {
    do {
      do {
        try perform(group, in: transaction, hasSavepoints: false)
      } catch is HalfDone {
        try perform(group, in: transaction, hasSavepoints: true)
      }
      return nil
    } catch {
      return error as? StoreError ?? .other(code: 0, message: String(describing: error))
    }
  }

  private static func perform(_ group: [any WriteJob], in transaction: Transaction, hasSavepoints: Bool) throws {
    try transaction.commit(isDurable: group.contains { $0.isDurable }) {
      let database = try transaction.connection
      for job in group {
        let before = database.changeCount
        if hasSavepoints { try database.run("SAVEPOINT change") }
        do {
          try job.perform(in: transaction)
          transaction.keep()
        } catch {
          // A full disk, for one, ends the whole transaction and not only the change.
          if database.isOutsideTransaction { throw error as? StoreError ?? .diskFull }
          guard hasSavepoints || database.changeCount == before else { throw HalfDone() }
          transaction.forget()
          if hasSavepoints { try database.run("ROLLBACK TO change") }
        }
        // Whatever the change made of it: the next would each commit alone.
        if database.isOutsideTransaction { throw StoreError.diskFull }
        if hasSavepoints { try database.run("RELEASE change") }
      }
    }
  }
}

extension Transaction {
  /// Runs `body`, then adds to the tallies and step times what it noted, and commits. Where anything throws, nothing is kept.
  /// Nothing is begun while the clock is not believed.
  func commit<Value, Failure: Error>(
    isDurable: Bool = true, _ body: () throws(Failure) -> Value
  ) throws -> Value {
    let database = try connection
    let now = try clock?.believed()
    try database.setDurable(isDurable)
    defer {
      tallies = TallyBuffer()
      hasNewMessages = false
      hasNewCatalogue = false
    }
    try database.run("BEGIN IMMEDIATE")
    do {
      try stepTimes.begin(on: database)
      let value = try body()
      keep()
      if !tallies.isEmpty {
        try tallies.write(to: database, confidential: compiledCatalogue().catalogue.confidentialProcedures)
      }
      try stepTimes.write(to: database)
      var isClockKept = false
      if let clock, let now { isClockKept = try clock.keep(now, in: database) }
      try database.run("COMMIT")
      if isClockKept, let now { clock?.didCommit(now) }
      if hasNewMessages { outboxBell.ring() }
      return value
    } catch {
      database.rollBack()
      stepTimes.clear()
      forgetCatalogue()
      throw error
    }
  }

  /// What was noted since the last time is going to be committed.
  fileprivate func keep() {
    tallies.keep()
    stepTimes.keep()
  }

  /// A change of the catalogue was taken back: its number will be another change's.
  private func forgetCatalogue() {
    if hasNewCatalogue { (knownCatalogue, knownCommunes) = (nil, nil) }
  }

  /// What was noted since the last time was taken back.
  fileprivate func forget() {
    tallies.forget()
    stepTimes.forget()
    forgetCatalogue()
  }
}
