import Database
import Glibc
import System
import TestSupport

@testable import OneStopStore

/// A schema of one table, for what is below the real one.
let notes = Schema(
  foundation: Migration(
    number: 1,
    sql: """
      CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
      CREATE TABLE replies (note BIGINT NOT NULL REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED);
      """))

extension Store {
  convenience init(notesIn folder: TemporaryFolder, log: LogLimits = .init()) throws {
    try self.init(folder: DataFolder(creating: folder.path, server: try folder.server()), schema: notes, log: log)
  }
}

extension Transaction {
  func addNote(_ id: Int, _ text: String = "") throws {
    try connection.run("INSERT INTO notes (id, text) VALUES ($1, $2)", id, text)
  }
}

extension Snapshot {
  func noteCount() throws -> Int {
    try connection.first("SELECT count(*) FROM notes") { $0.int(0) } ?? 0
  }
}

func fileSize(_ path: String) throws -> Int {
  var status = stat()
  guard stat(path, &status) == 0 else { throw SystemError(call: "stat", path: path, code: errno) }
  return status.st_size
}
