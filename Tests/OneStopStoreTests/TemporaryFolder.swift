import Glibc

@testable import OneStopStore

/// A folder of its own for one test, removed with everything in it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/motcua-store-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileSystem.failure("mkdtemp", "/tmp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { TemporaryFolder.remove(path) }

  func write(_ text: String, to name: String) throws {
    let file = fopen(path + "/" + name, "w")
    defer { if let file { fclose(file) } }
    guard let file, fputs(text, file) >= 0 else { throw FileSystem.failure("fopen", name) }
  }

  private static func remove(_ path: String) {
    if FileSystem.kind(of: path) == .folder {
      for name in (try? FileSystem.names(in: path)) ?? [] { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

/// A schema of one table, for what is below the real one.
let notes = Migration(
  number: 1,
  sql: """
    CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE TABLE replies (note BIGINT NOT NULL REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED);
    """)

extension Store {
  convenience init(notesIn folder: TemporaryFolder, log: WriteAheadLog.Limits = .init()) throws {
    try self.init(folder: DataFolder(creating: folder.path), migrations: [notes], log: log)
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
  guard stat(path, &status) == 0 else { throw FileSystem.failure("stat", path) }
  return status.st_size
}
