import System

/// The writer's thread: takes all that wait, commits once, answers all.
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

  /// Why what was committed is not kept all the same: a deleted file goes with its last user.
  private var loss: DatabaseError? {
    identity == nil || FileSystem.identity(of: path) == identity ? nil : .gone(path: path)
  }

  func tendLog() { log.tend() }

  func closeLog() { log.close() }

  /// Off the path of an acknowledgement.
  func relieveLog() { work.use { log.relieve(from: $0.database) } }

  /// Why nothing of the group was kept, or nil. A change that throws is taken back alone.
  ///
  /// That takes a savepoint, and behind one every page is copied before it changes: a tenth of what an intake costs, for
  /// what hardly ever happens. So the group runs without, and once more with savepoints where it turns out to need them.
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
          // A full disk, for one, ends the whole transaction and not only the change.
          if database.isOutsideTransaction { throw error as? DatabaseError ?? .diskFull }
          guard hasSavepoints || database.changeCount == before else { throw HalfDone() }
          transaction.forget()
          if hasSavepoints { try database.rollBackToSavepoint() }
        }
        // Whatever the change made of it: the next would each commit alone.
        if database.isOutsideTransaction { throw DatabaseError.diskFull }
        if hasSavepoints { try database.releaseSavepoint() }
      }
    }
  }
}

/// How many changes share a commit at most, so that the first does not wait for an endless queue.
private let largestGroup = 256

/// A change of the group threw when it had written already.
private struct HalfDone: Error {}
