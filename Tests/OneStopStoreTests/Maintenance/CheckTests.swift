import Database
import OneStop
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct CheckTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { transaction in
      for _ in 0..<3 { try transaction.accept() }
      try transaction.act(.finish, on: 2, at: .at("2018-06-20T08:00"))
      try transaction.file()
    }
  }

  @Test("A sound store has no findings")
  func sound() throws {
    #expect(try store.check() == CheckReport(dossiers: 4, events: 5))
  }

  @Test("A change that a crash has interrupted is for a program to undo that writes")
  func interrupted() throws {
    try TestEngine.require(.sqlite)
    store.close()
    let other = try TemporaryFolder()
    let connection = try Connection(path: store.folder.database, knownVersion: 99)
    // With a journal on disk, and a page in the file that is not committed.
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try FileSystem.copy(store.folder.database, other.path + "/motcua.sqlite")
    let copy = try Connection(path: other.path + "/motcua.sqlite", knownVersion: 99)
    try copy.execute("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
    try copy.begin(.write)
    try copy.execute("UPDATE dossiers SET summary = hex(zeroblob(40000))")
    let crashed = try DataFolder(creating: other.path + "/crashed")
    for suffix in ["", "-journal"] {
      try FileSystem.copy(other.path + "/motcua.sqlite" + suffix, crashed.database + suffix)
    }
    #expect(throws: StoreError.interrupted(path: crashed.database)) { try crashed.check() }
    #expect(try Store(folder: crashed).check() == CheckReport(dossiers: 4, events: 5))
  }

  static let damages = [
    ("UPDATE dossiers SET status = 4 WHERE id = 1", "0001: status differ"),
    ("UPDATE dossiers SET due = due + 1 WHERE id = 1", "0001: due moment differ"),
    ("UPDATE dossiers SET officer = 'x' WHERE id = 3", "0003: officer differ"),
    ("UPDATE dossiers SET outcome = 'early' WHERE id = 2", "0002: outcome differ"),
    ("UPDATE dossiers SET code = '000.00.41.H29-180601-0007' WHERE id = 3", "3 codes were given"),
    ("UPDATE dossiers SET code = '000.00.41.H29-180602-0003' WHERE id = 3", "its code says otherwise"),
    ("UPDATE dossiers SET code = 'nonsense' WHERE id = 3", "an unreadable value in column 2 of dossiers"),
    ("UPDATE serials SET last = 9", "9 codes were given, 3 dossiers"),
    ("DELETE FROM serials", "but none was given"),
    ("DELETE FROM events WHERE dossier_id = 2 AND seq = 2", "0002: status, end, outcome"),
    ("DELETE FROM events WHERE dossier_id = 3", "no event that begins it"),
    (
      """
      DELETE FROM words WHERE dossier_id = 3; DELETE FROM changes WHERE event >> 16 = 3;
      DELETE FROM events WHERE dossier_id = 3; UPDATE dossiers SET id = 9223372036854775807 WHERE id = 3
      """, "no event that begins it"
    ),
    ("UPDATE tallies SET received = 4 WHERE grain = 0", "received 4 instead of 3"),
    ("DELETE FROM tallies WHERE grain = 7", "received 0 instead of 3"),
    ("UPDATE tallies SET overdue_change = 9 WHERE grain = 5", "overdue 9 instead of 2"),
    ("UPDATE step_times SET count = 5 WHERE step = 0", "5 instead of 1"),
    ("DELETE FROM step_times", "0 instead of 1"),
    ("UPDATE dossiers SET at_risk_from = at_risk_from - 1 WHERE id = 1", "0001: the moment from which"),
    ("UPDATE dossiers SET at_risk_from = NULL WHERE id = 1", "0001: the moment from which"),
    ("UPDATE dossiers SET at_risk_from = 1 WHERE id = 2", "at risk of lateness while its clock does not run"),
    (
      "PRAGMA foreign_keys = OFF; INSERT INTO ratings (dossier_id, level, comment, at) VALUES (77, 3, '', 0)",
      "ratings, row 77 points to nothing"
    ),
  ]

  @Test("What differs from the events is said", arguments: damages)
  func damage(_ sql: String, _ expected: String) throws {
    // A server lets no reference dangle.
    if sql.contains("PRAGMA"), TestEngine.current != .sqlite { return }
    try Connection(store.folder.place, knownVersion: 99).execute(sql)
    let findings = try store.check().findings
    #expect(findings.contains { $0.contains(expected) }, "\(findings)")
  }

  @Test("Many differences of one kind are not listed one by one")
  func many() throws {
    try store.writer.bulk { transaction in
      for _ in 0..<60 { try transaction.accept() }
      try transaction.connection.execute("UPDATE dossiers SET officer = 'x'")
    }
    #expect(try store.check().findings.count == Check.most + 1)
  }

  @Test("What is no database of this program is not called sound, and stays as it is", arguments: ["", "no database"])
  func writesNothing(_ content: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: "motcua.sqlite")
    let data = try DataFolder(existing: folder.path)
    #expect(throws: StoreError.self) { try data.check() }
    #expect(try FileSystem.names(in: folder.path) == ["motcua.sqlite"])
    #expect(try FileSystem.read(data.database) == Array(content.utf8))
  }
}
