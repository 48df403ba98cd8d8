import Synchronization
import System

/// The one writer of this process, on a thread of its own, with group commit.
///
/// Changes that wait together share one commit and one fsync. Another process may write between groups.
package final class GroupWriter<Work: WriteTransaction & SendableMetatype>: Sendable {
  private let loop: WriteLoop<Work>
  private let thread: Mutex<Thread?>

  /// - Parameter makeWork: makes the transaction's object, once.
  package init(
    _ connection: sending Connection, limits: WriteAheadLog.Limits = .init(),
    _ makeWork: (sending Connection) -> sending Work
  ) throws(DatabaseError) {
    let loop = try WriteLoop(connection, limits: limits, makeWork)
    self.loop = loop
    do {
      thread = Mutex(try DatabaseError.wrapping { try Thread.start("writer") { loop.run() } })
    } catch {
      loop.closeLog()
      throw error
    }
  }

  deinit {
    loop.jobs.close()
    thread.withLock { $0?.detach() }
  }

  /// Runs `body` in a transaction; returns once it is on disk.
  ///
  /// Work that begins again where it stood may be not durable: it returns once it is committed, and is on disk with the
  /// next commit that is. Until then it outlives the program's death but not the machine's, which takes it back whole:
  /// changes reach the disk in their order.
  ///
  /// It sees everything committed before, by any process, and nothing else happens between its reads and its writes.
  /// When it throws, all that it did is taken back and the caller gets that error; changes of others that share the
  /// commit are not touched. When the commit fails, nothing is kept and the caller gets a `DatabaseError`.
  ///
  /// Where it, or another change that shares the commit, throws after it has written, it runs a second time and the first
  /// is taken back: it must do nothing but read and write.
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
  /// For programs that do nothing else meanwhile: command lines, bulk loads.
  @discardableResult
  package func bulk<T>(_ body: (Work) throws -> T) throws -> T {
    defer { loop.relieveLog() }
    return try loop.work.use { transaction in
      transaction.willLoadInBulk()
      return try transaction.commit { try body(transaction) }
    }
  }

  /// Has the write-ahead log cut where a long reader has made it large and is gone. Returns at once; to be called now and
  /// then, for where nothing is written nothing else looks after it.
  package func tendLog() { loop.tendLog() }

  /// How many changes wait for the next group.
  package var waitingCount: Int { loop.jobs.count }

  /// Takes no more changes and returns when those that wait are done. Blocks; safe to call twice.
  package func close() {
    loop.jobs.close()
    if let thread = thread.withLock({ $0.take() }) {
      if thread.isCurrent { thread.detach() } else { thread.join() }
    }
  }
}
