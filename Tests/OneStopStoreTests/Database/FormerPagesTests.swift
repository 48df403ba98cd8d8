import CSQLite
import Database
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite("A file from before there were checksums of pages") struct FormerPagesTests {
  let folder: TemporaryFolder
  var path: String { folder.path + "/motcua.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    try otherProgram(
      folder.path + "/motcua.sqlite",
      """
      PRAGMA journal_mode = WAL;
      PRAGMA application_id = 1836020835;
      PRAGMA user_version = 1;
      CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
      CREATE TABLE replies (note INTEGER NOT NULL) STRICT;
      WITH RECURSIVE ids (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM ids WHERE id < 3000)
      INSERT INTO notes SELECT id, 'ghi chú ' || id || hex(zeroblob(id % 500)) FROM ids;
      """)
  }

  private func sum(_ connection: Connection) throws -> [Int] {
    [
      try connection.integer("SELECT count(*) FROM notes"),
      try connection.integer("SELECT sum(length(text)) FROM notes"),
    ]
  }

  @Test("is read and written as it is")
  func unchanged() throws {
    let connection = try Connection(path: path, knownVersion: 1)
    let before = try sum(connection)
    #expect(before[0] == 3_000)
    try connection.execute("UPDATE notes SET text = text || ''")
    #expect(try PageScan(of: path) == PageScan())
    #expect(try Connection(path: path, knownVersion: 1).structureFindings() == [])
  }

  @Test("is rebuilt with them once nobody else has it open, with all that it holds")
  func alone() throws {
    var other: Connection? = try Connection(path: path, knownVersion: 1)
    let before = try sum(#require(other))
    try Store(notesIn: folder).close()
    #expect(try PageScan(of: path) == PageScan())
    #expect(try sum(#require(other)) == before)
    other = nil
    let store = try Store(notesIn: folder)
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true))
    let reader = try store.makeReader()
    #expect(try sum(reader.connection) == before)
    #expect(try reader.connection.structureFindings() == [])
    #expect(try reader.connection.integer("PRAGMA user_version") == 1)
    #expect(try fileSize(path + "-wal") == 0)
  }

  @Test("keeps what it holds where the rebuilding was killed before its log was copied into the file")
  func killed() throws {
    let copy = try TemporaryFolder()
    do {
      let connection = try Connection(path: path, knownVersion: 1)
      try connection.execute("PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = FILE; VACUUM")
      for suffix in ["", "-wal"] { try FileSystem.copy(path + suffix, copy.path + "/motcua.sqlite" + suffix) }
    }
    #expect(try PageScan(of: copy.path + "/motcua.sqlite") == PageScan())
    // The header was copied, and nothing else yet.
    var header = try read(copy.path + "/motcua.sqlite", at: 0, count: NotesPages.size)
    header[20] = 8
    try write(copy.path + "/motcua.sqlite", at: 0, header)
    #expect(try PageScan(of: copy.path + "/motcua.sqlite") == PageScan(hasChecksums: true))
    let store = try Store(notesIn: copy)
    #expect(try store.makeReader().noteCount() == 3_000)
    store.close()
    #expect(try PageScan(of: copy.path + "/motcua.sqlite") == PageScan(hasChecksums: true))
  }

  @Test("gives backups that have them")
  func copied() throws {
    let copy = folder.path + "/copy"
    try Connection(path: path, knownVersion: 1).copy(to: copy)
    #expect(try PageScan(of: copy) == PageScan(hasChecksums: true))
  }
}
