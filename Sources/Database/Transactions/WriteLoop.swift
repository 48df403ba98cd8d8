import System

/// The writer's thread: takes all waiting changes, commits once, then answers all callers.
final class WriteLoop<Work: WriteTransaction & SendableMetatype>: Sendable {
  let jobs = Mailbox<any WriteJob<Work>>()
  let work: Exclusive<Work>
  private let upkeep: any Upkeep

  init(
    _ connection: sending Connection, limits: LogLimits, _ makeWork: (sending Connection) -> sending Work
  ) throws(DatabaseError) {
    upkeep = try connection.engine.makeUpkeep(limits)
    work = Exclusive(makeWork(connection))
  }

  func run() {
    while let group = jobs.take(upTo: largestGroup) {
      let failure = work.use { WriteLoop.commit(group, in: $0) } ?? upkeep.loss
      for job in group { job.resume(failure: failure) }
      relieve()
    }
    close()
  }

  func tend() { upkeep.tend() }

  func close() { upkeep.close() }

  /// Called after callers were answered, so that none waits for it.
  func relieve() { work.use { _ in upkeep.relieve() } }

  /// The reason why nothing of the group was kept, or nil. A change that throws is rolled back alone.
  ///
  /// That takes savepoints, which make SQLite copy every page before it changes. So the group first runs without them,
  /// and runs again with them only if a change throws after it has written. Where the session with a server is lost,
  /// and nothing was kept, it runs again in a new one.
  private static func commit(_ group: [any WriteJob<Work>], in transaction: Work) -> DatabaseError? {
    do {
      do {
        try carryOut(group, in: transaction)
      } catch DatabaseError.lost {
        try carryOut(group, in: transaction)
      }
      return nil
    } catch {
      return error as? DatabaseError ?? .other(code: 0, message: String(describing: error))
    }
  }

  private static func carryOut(_ group: [any WriteJob<Work>], in transaction: Work) throws {
    do {
      try perform(group, in: transaction, hasSavepoints: false)
    } catch is HalfDone {
      try perform(group, in: transaction, hasSavepoints: true)
    } catch DatabaseError.constraint where transaction.isOnServer {
      try perform(group, in: transaction, hasSavepoints: true)
    }
  }

  private static func perform(_ group: [any WriteJob<Work>], in transaction: Work, hasSavepoints: Bool) throws {
    try transaction.commit(isDurable: group.contains { $0.isDurable }) {
      let database = transaction.database
      for job in group {
        let before = database.changeCount
        if hasSavepoints { try database.setSavepoint() }
        do {
          try job.perform(in: transaction)
          if hasSavepoints { try database.awaitAnswers() }
          transaction.keep()
        } catch {
          job.fail(error)
          // Some errors, such as a full disk, end the whole transaction and not only the change.
          if database.transactionState == .none { throw error as? DatabaseError ?? database.ending }
          let isUntouched = database.changeCount == before && database.transactionState == .open
          guard hasSavepoints || isUntouched else { throw HalfDone() }
          transaction.forget()
          if hasSavepoints { try database.rollBackToSavepoint() }
        }
        // Even if the change caught the error: each following change would commit alone.
        if database.transactionState == .none { throw database.ending }
        if hasSavepoints { try database.releaseSavepoint() }
      }
    }
  }
}

/// The most changes that share a commit, so that the first one does not wait for an endless queue.
private let largestGroup = 256

/// A change of the group threw after it had written.
private struct HalfDone: Error {}
