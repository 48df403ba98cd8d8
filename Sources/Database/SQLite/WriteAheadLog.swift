import CSQLite
import Synchronization
import System

/// Keeps the write-ahead log short without making callers wait.
///
/// A thread with a connection of its own copies the log into the database (a passive checkpoint, which blocks nobody)
/// each time it has grown by `stride`. Under steady load that thread never reaches the very end, and only a log copied
/// to its end starts over: so past `limit` the writer copies the short rest itself, between two groups. A long reader,
/// such as a backup, can prevent even that; past `patience` the writer waits briefly for readers, and for the thread,
/// since no busy timeout waits for another checkpoint (sqlite.org/c3ref/wal_checkpoint_v2.html). A file that grew large
/// during a long read is cut when `tend` finds that nobody is reading it any more.
package final class WriteAheadLog: Sendable {
  /// In pages of 4 KiB.
  package struct Limits: Sendable {
    package var stride: Int
    package var limit: Int
    package var patience: Int

    package init(stride: Int = 16_384, limit: Int = 32_768, patience: Int = 131_072) {
      self.stride = stride
      self.limit = limit
      self.patience = patience
    }
  }

  private let limits: Limits
  private let pages = Atomic(0)
  private let copied = Atomic(0)
  private let requests = Mailbox<Void>()
  private let copier: Copier
  private let thread: Thread

  /// Replaces SQLite's automatic checkpoints on the writer's connection.
  init(of connection: Connection, limits: Limits) throws(DatabaseError) {
    self.limits = limits
    copier = try Copier(Connection(path: connection.path, knownVersion: .max), largest: limits.limit * 4_096)
    let (requests, copier) = (requests, copier)
    thread = try DatabaseError.wrapping {
      try Thread.start("checkpoint") {
        while requests.take(upTo: .max) != nil { copier.copy() }
      }
    }
    // Commits happen only while the write loop exists, which owns this.
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_wal_hook(
      connection.handle,
      { context, _, _, pages in
        if let context { Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue().grew(to: Int(pages)) }
        return SQLITE_OK
      }, context)
  }

  /// Called by the writer after it has answered its callers.
  func relieve(from writer: Connection) {
    let length = pages.load(ordering: .relaxed)
    let done = copied.load(ordering: .relaxed)
    guard length - done >= limits.stride else { return }
    copied.store(length, ordering: .relaxed)
    if length >= limits.patience {
      copier.pausing { writer.waiting(milliseconds: 250) { writer.checkpoint(SQLITE_CHECKPOINT_RESTART) } }
    } else if length >= limits.limit {
      writer.checkpoint(SQLITE_CHECKPOINT_PASSIVE)
    } else {
      _ = requests.put(())
    }
  }

  /// Requests that the log be copied, and cut if its file is large; does not wait.
  func tend() { _ = requests.put(()) }

  func close() {
    requests.close()
    thread.join()
  }

  private func grew(to length: Int) {
    if length < pages.load(ordering: .relaxed) { copied.store(0, ordering: .relaxed) }
    pages.store(length, ordering: .relaxed)
  }

  /// `@unchecked`: only the checkpoint thread touches the connection.
  private final class Copier: @unchecked Sendable {
    private let connection: Connection
    /// In bytes.
    private let largest: Int
    private let copying = Mutex(())

    init(_ connection: Connection, largest: Int) {
      self.connection = connection
      self.largest = largest
    }

    func copy() {
      pausing {
        connection.checkpoint(SQLITE_CHECKPOINT_PASSIVE)
        guard FileSystem.size(of: connection.path + "-wal") ?? 0 > largest else { return }
        // The writer has to wait during this.
        connection.waiting(milliseconds: 50) { connection.checkpoint(SQLITE_CHECKPOINT_TRUNCATE) }
      }
    }

    /// Runs `body` while nothing else is being copied.
    func pausing(_ body: () -> Void) { copying.withLock { _ in body() } }
  }
}

extension Connection {
  /// Copies the log into the database. A failure is ignored: it is tried again later, and nothing is lost meanwhile.
  fileprivate func checkpoint(_ mode: Int32) {
    _ = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
  }
}
