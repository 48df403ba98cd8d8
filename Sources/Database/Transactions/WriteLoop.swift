import System

/// The writer's thread: takes all waiting changes, commits once, then answers all callers.
final class WriteLoop<Work: WriteTransaction & SendableMetatype>: Sendable {
  let jobs = Mailbox<any WriteJob<Work>>()
  let work: Exclusive<Work>
  private let log: WriteAheadLog
  private let path: String
  private let identity: FileIdentity?

  init(
    _ connection: sending Connection, limits: WriteAheadLog.Limits, _ makeWork: (sending Connection) -> sending Work
  ) throws(DatabaseError) {
    path = connection.path
    identity = FileSystem.identity(of: path)
    log = try WriteAheadLog(of: connection, limits: limits)
    work = Exclusive(makeWork(connection))
  }

  func run() {
    while let group = jobs.take(upTo: largestGroup) {
      let failure = work.use { WriteLoop.commit(group, in: $0) } ?? loss
      for job in group { job.resume(failure: failure) }
      relieveLog()
    }
    closeLog()
  }

  /// Why what was committed is lost all the same: a deleted file vanishes with its last user.
  private var loss: DatabaseError? {
    identity == nil || FileSystem.identity(of: path) == identity ? nil : .gone(path: path)
  }

  func tendLog() { log.tend() }

  func closeLog() { log.close() }

  /// Called after callers were answered, so that none waits for it.
  func relieveLog() { work.use { log.relieve(from: $0.database) } }

  /// The reason why nothing of the group was kept, or nil. A change that throws is rolled back alone.
  ///
  /// That takes savepoints, which make SQLite copy every page before it changes. So the group first runs without them,
  /// and runs again with them only if a change throws after it has written.
  private static func commit(_ group: [any WriteJob<Work>], in transaction: Work) -> DatabaseError? {
    do {
      do {
        try perform(group, in: transaction, hasSavepoints: false)
      } catch is HalfDone {
        try perform(group, in: transaction, hasSavepoints: true)
      }
      return nil
    } catch {
      return error as? DatabaseError ?? .other(code: 0, message: String(describing: error))
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
          transaction.keep()
        } catch {
          // Some errors, such as a full disk, end the whole transaction and not only the change.
          if database.isOutsideTransaction { throw error as? DatabaseError ?? .diskFull }
          guard hasSavepoints || database.changeCount == before else { throw HalfDone() }
          transaction.forget()
          if hasSavepoints { try database.rollBackToSavepoint() }
        }
        // Even if the change caught the error: each following change would commit alone.
        if database.isOutsideTransaction { throw DatabaseError.diskFull }
        if hasSavepoints { try database.releaseSavepoint() }
      }
    }
  }
}

/// The most changes that share a commit, so that the first one does not wait for an endless queue.
private let largestGroup = 256

/// A change of the group threw after it had written.
private struct HalfDone: Error {}
