import Database
import OneStop
import System

/// The embedded database of one data folder.
package final class Store: Sendable {
  package let folder: DataFolder
  package let writer: Writer
  /// Rings when a commit has put messages into the outbox.
  package let outboxBell = Bell()
  /// Tells whoever recomputes due moments that days off have changed.
  package let daysOffBell = Bell()
  /// Tells whoever moves dossiers that an agency goes up in another.
  package let dissolutionBell = Bell()

  /// The clock by which the database is written; nil where nobody watches it.
  package let clock: WatchedClock?

  /// Opens the database, creates it where it is missing, and brings its schema up to date.
  ///
  /// - Parameter clock: the system's; while it is not believed (`WatchedClock`), nothing is written.
  package convenience init(
    folder: DataFolder, clock: (@Sendable () -> Moment)? = nil
  ) throws(StoreError) {
    try self.init(folder: folder, schema: .store, clock: clock)
  }

  /// What other users of the machine can read, and this program may not close to them.
  package let openToOthers: [String]

  /// The number of the newest migration.
  let newest: Int

  init(
    folder: DataFolder, schema: Schema, log: WriteAheadLog.Limits = .init(),
    clock: (@Sendable () -> Moment)? = nil
  ) throws(StoreError) {
    self.folder = folder
    newest = schema.newest
    let connection = try Connection(path: folder.database, knownVersion: newest)
    openToOthers = folder.makePrivate()
    try schema.bring(connection)
    self.clock = try clock.map { clock throws(StoreError) in WatchedClock(clock, kept: try connection.lastClock()) }
    let (bell, watched) = (outboxBell, self.clock)
    writer = try Writer(connection, limits: log) { Transaction($0, outboxBell: bell, clock: watched) }
  }

  /// A reader for one event loop, which ends its snapshots itself. Everything else reads by `read` or `snapshots`.
  package func makeReader() throws(StoreError) -> Reader {
    Reader(try Connection(path: folder.database, knownVersion: newest, isReadOnly: true))
  }

  /// Runs `body` on one state of the database, which is let go whatever happens.
  package func read<Value>(_ body: (any Snapshot) throws -> Value) throws -> Value { try snapshots().read(body) }

  /// For work that reads several states one after the other, since each `read` opens the database again.
  package func snapshots() throws(StoreError) -> Snapshots {
    Snapshots(try Connection(path: folder.database, knownVersion: newest, isReadOnly: true))
  }

  /// What waits to be written is written. Blocks.
  package func close() { writer.close() }
}
