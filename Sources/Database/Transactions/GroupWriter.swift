import Synchronization
import System

/// The only writer of this process, on a thread of its own, with group commit.
///
/// Changes that wait together share one commit and one fsync. Another process may write between groups.
package final class GroupWriter<Work: WriteTransaction & SendableMetatype>: Sendable {
  private let loop: WriteLoop<Work>
  private let thread: Mutex<Thread?>

  /// - Parameter makeWork: makes the transaction's object, once.
  package init(
    _ connection: sending Connection, limits: LogLimits = .init(),
    _ makeWork: (sending Connection) -> sending Work
  ) throws(DatabaseError) {
    let loop = try WriteLoop(connection, limits: limits, makeWork)
    self.loop = loop
    do {
      thread = Mutex(try DatabaseError.wrapping { try Thread.start("writer") { loop.run() } })
    } catch {
      loop.close()
      throw error
    }
  }

  deinit {
    loop.jobs.close()
    thread.withLock { $0?.detach() }
  }

  /// Runs `body` in a transaction; returns once it is on disk.
  ///
  /// Work that can resume where it stopped need not be durable: the call then returns once it is committed, and it
  /// reaches the disk with the next durable commit. Until then it survives the death of the program but not a power
  /// cut, which undoes it as a whole, because changes reach the disk in order.
  ///
  /// It sees everything committed before, by any process, and nothing else happens between its reads and its writes. If
  /// it throws, all that it did is rolled back and the caller gets that error; changes of others that share the commit
  /// are not affected. If the commit fails, nothing is kept and the caller gets a `DatabaseError`.
  ///
  /// If it, or another change that shares the commit, throws after it has written, the first run is rolled back and it
  /// runs a second time: it must do nothing but read and write.
  package func transaction<T: Sendable>(
    isDurable: Bool = true, _ body: @escaping @Sendable (Work) throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { caller in
      let change = Change(caller, isDurable: isDurable, body)
      if !loop.jobs.put(change) { change.resume(failure: .closed) }
    }
  }

  /// Runs one transaction on the calling thread, which waits for the group in progress and for the disk.
  ///
  /// For programs that do nothing else meanwhile: commands, bulk loads.
  @discardableResult
  package func bulk<T>(_ body: (Work) throws -> T) throws -> T {
    defer { loop.relieve() }
    return try loop.work.use { transaction in
      transaction.willLoadInBulk()
      return try transaction.commit { try body(transaction) }
    }
  }

  /// Runs `body` between two groups of changes: all that it reads is committed, and nothing is written meanwhile by this
  /// process. For what no rollback undoes, such as the removal of files that no row names. Blocks; changes wait as long.
  package func betweenGroups<T>(_ body: (any Snapshot) throws -> T) throws -> T {
    try loop.work.use { work in try body(work) }
  }

  /// Takes what was deleted out of what is on disk (`Connection.compact`), between two groups of changes; those that come
  /// meanwhile wait. Blocks for as long as it takes to write the whole database.
  package func compact(_ tables: [String]) throws(DatabaseError) -> Bool {
    defer { loop.relieve() }
    return try loop.work.use { work throws(DatabaseError) in try work.database.compact(tables) }
  }

  /// Requests that the write-ahead log be cut if it grew large during a long read that is over. Returns at once. To be
  /// called now and then, since nothing else cuts the log while nothing is written.
  package func tendLog() { loop.tend() }

  /// How many changes wait for the next group.
  package var waitingCount: Int { loop.jobs.count }

  /// Accepts no more changes and returns when the waiting ones are done. Blocks; may be called twice.
  package func close() {
    loop.jobs.close()
    if let thread = thread.withLock({ $0.take() }) {
      if thread.isCurrent { thread.detach() } else { thread.join() }
    }
  }
}
