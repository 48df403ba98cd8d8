import Database
import Glibc
import OneStop
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite("check and consultations", .eachEngine) struct ConsultationCheckTests {
  let folder: TemporaryFolder
  let store: Store
  let start = Moment.at("2018-06-01T09:30")

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { transaction in
      for _ in 0..<4 { try transaction.accept(at: start) }
    }
  }

  static let damages = [
    ("UPDATE consultations SET question = 'x' WHERE number = 1", "0001: its consultations differ"),
    ("UPDATE consultations SET ended_at = NULL, outcome = NULL", "0001: its consultations differ"),
    ("UPDATE consultations SET asked = '000.00.91.H29' WHERE number = 2", "0001: its consultations differ"),
    ("UPDATE consultations SET due = due + 1", "0001: its consultations differ"),
    ("DELETE FROM consultations WHERE number = 2", "1 consultations are listed, 2 were asked"),
    (
      "INSERT INTO consultations SELECT 2, number, agency, asked, question, asked_at, due, is_silence_agreement, "
        + "ended_at, outcome, reminded_at FROM consultations", "4 consultations are listed, 2 were asked"
    ),
    ("UPDATE events SET consultation = 'x' WHERE seq = 3", "unreadable value"),
    ("UPDATE events SET consultation = NULL WHERE seq = 3", "unreadable value"),
    ("DELETE FROM files", "is not listed, though an event names it"),
    ("UPDATE files SET size = 7", "is listed, but no event names it with this size"),
    ("INSERT INTO files VALUES (1, '77', 7)", "File 77 is listed, but no event names it with this size"),
  ]

  /// Two questions about dossier 1, the second answered with a file.
  private func askAndAnswer() throws -> String {
    let file = StoredFile.whole
    let path = store.folder.files + "/" + file.digest
    try FileSystem.write([1, 2, 3], to: path)
    try store.writer.bulk { transaction in
      try transaction.ask(.planning, about: 1, at: start)
      try transaction.ask(.environment, about: 1, at: start)
      try transaction.answer(2, of: 1, at: start, files: [file])
    }
    #expect(try store.check() == CheckReport(dossiers: 4, events: 7))
    return path
  }

  @Test("What is not as the events have it is said, of consultations and of files", arguments: damages)
  func damage(_ sql: String, _ expected: String) throws {
    _ = try askAndAnswer()
    try Connection(store.folder.place, knownVersion: 99).execute(sql)
    let findings = try store.check().findings
    #expect(findings.contains { $0.contains(expected) }, "\(findings)")
  }

  @Test(
    "check misses a file that is gone, cut off or another one", arguments: [nil, [1, 2], [1, 2, 4]] as [[UInt8]?])
  func missingFile(_ bytes: [UInt8]?) throws {
    let path = try askAndAnswer()
    #expect(unlink(path) == 0)
    if let bytes { try FileSystem.write(bytes, to: path) }
    let findings = try store.check().findings
    let code = try #require(try store.makeReader().dossier(id: 1)).dossier.code
    let sentence = "\(StoredFile.whole.digest) of \(code) \(bytes == nil ? "is missing" : "was changed") in "
    #expect(findings.count == 1 && findings[0].contains(sentence), "\(findings)")
  }
}
