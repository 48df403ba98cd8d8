import Database
import OneStop
import System

/// The embedded database of one data folder.
package final class Store: Sendable {
  package let folder: DataFolder
  package let writer: Writer
  /// Rings when a commit has queued messages in the outbox.
  package let outboxBell = Bell()
  /// Rings when days off have changed and due moments have to be recomputed.
  package let daysOffBell = Bell()
  /// Rings when an agency is to merge into another and its dossiers have to move.
  package let dissolutionBell = Bell()

  /// Where uploaded files are read as a whole. Each takes a processor: more at a time would only hold each other up.
  let fileReads = Places(4)

  /// The clock by which the database is written; nil where it is not watched.
  package let clock: WatchedClock?

  /// Opens the database, creating it if it is missing, and brings its schema and its pages up to date.
  ///
  /// - Parameter clock: the system's; nothing is written while it is not trusted (`WatchedClock`).
  package convenience init(
    folder: DataFolder, clock: (@Sendable () -> Moment)? = nil
  ) throws(StoreError) {
    try self.init(folder: folder, schema: .store, clock: clock)
  }

  /// Paths that other users of the machine can read, and that this program has no right to close to them.
  package let openToOthers: [String]

  /// The number of the newest migration.
  let newest: Int

  init(
    folder: DataFolder, schema: Schema, log: LogLimits = .init(),
    clock: (@Sendable () -> Moment)? = nil
  ) throws(StoreError) {
    self.folder = folder
    newest = schema.newest
    let connection = try Connection(folder.place, knownVersion: newest)
    openToOthers = folder.makePrivate()
    try schema.bring(connection)
    try connection.renew()
    self.clock = try clock.map { clock throws(StoreError) in WatchedClock(clock, kept: try connection.lastClock()) }
    let (bell, watched) = (outboxBell, self.clock)
    writer = try Writer(connection, limits: log) { Transaction($0, outboxBell: bell, clock: watched) }
  }

  /// A reader for one event loop, which ends its snapshots itself. Everything else reads by `read` or `snapshots`.
  package func makeReader() throws(StoreError) -> Reader {
    Reader(try Connection(folder.place, knownVersion: newest, isReadOnly: true))
  }

  /// Runs `body` on one state of the database, which is let go whatever happens.
  package func read<Value>(_ body: (any Snapshot) throws -> Value) throws -> Value { try snapshots().read(body) }

  /// For work that reads several states one after the other, since each `read` opens the database again.
  package func snapshots() throws(StoreError) -> Snapshots {
    Snapshots(try Connection(folder.place, knownVersion: newest, isReadOnly: true))
  }

  /// Writes what waits to be written. Blocks.
  package func close() { writer.close() }
}
