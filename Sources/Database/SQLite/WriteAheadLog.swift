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
package final class WriteAheadLog: Upkeep {
  private let limits: LogLimits
  /// Touched in `relieve` only, which its user calls.
  private nonisolated(unsafe) unowned let writer: SQLiteConnection
  private let path: String
  private let identity: FileIdentity?
  private let pages = Atomic(0)
  private let copied = Atomic(0)
  private let requests = Mailbox<Void>()
  private let copier: Copier
  private let thread: Thread

  /// Replaces SQLite's automatic checkpoints on the writer's connection.
  init(of connection: SQLiteConnection, limits: LogLimits) throws(DatabaseError) {
    self.limits = limits
    writer = connection
    path = connection.path
    identity = FileSystem.identity(of: path)
    copier = try Copier(SQLiteConnection(path: path, knownVersion: .max), largest: limits.limit * 4_096)
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

  /// A deleted file vanishes with its last user.
  var loss: DatabaseError? {
    identity == nil || FileSystem.identity(of: path) == identity ? nil : .gone(path: path)
  }

  func relieve() {
    let length = pages.load(ordering: .relaxed)
    let done = copied.load(ordering: .relaxed)
    guard length - done >= limits.stride else { return }
    copied.store(length, ordering: .relaxed)
    if length >= limits.patience {
      copier.pausing { writer.checkpoint(SQLITE_CHECKPOINT_RESTART, waiting: 250) }
    } else if length >= limits.limit {
      writer.checkpoint(SQLITE_CHECKPOINT_PASSIVE)
    } else {
      _ = requests.put(())
    }
  }

  /// Requests that the log be copied, and cut if its file is large.
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
    private let connection: SQLiteConnection
    /// In bytes.
    private let largest: Int
    private let copying = Mutex(())

    init(_ connection: SQLiteConnection, largest: Int) {
      self.connection = connection
      self.largest = largest
    }

    func copy() {
      pausing {
        connection.checkpoint(SQLITE_CHECKPOINT_PASSIVE)
        guard FileSystem.size(of: connection.path + "-wal") ?? 0 > largest else { return }
        // The writer has to wait during this.
        connection.checkpoint(SQLITE_CHECKPOINT_TRUNCATE, waiting: 50)
      }
    }

    /// Runs `body` while nothing else is being copied.
    func pausing(_ body: () -> Void) { copying.withLock { _ in body() } }
  }
}

extension SQLiteConnection {
  /// Copies the whole log into the database and cuts it; false where readers still use some of it.
  func isLogCut() -> Bool {
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil) == SQLITE_OK
  }

  /// Copies the log into the database. A failure is ignored: it is tried again later, and nothing is lost meanwhile.
  ///
  /// - Parameter patience: for locks on the file, in milliseconds.
  fileprivate func checkpoint(_ mode: Int32, waiting patience: Int32 = usualPatience) {
    setPatience(milliseconds: patience)
    defer { setPatience(milliseconds: usualPatience) }
    _ = sqlite3_wal_checkpoint_v2(handle, nil, mode, nil, nil)
  }
}
