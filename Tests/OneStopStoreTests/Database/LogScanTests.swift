import Database
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite("The log of a database that was left in use") struct LogScanTests {
  static let frame = 24 + NotesPages.size
  let folder: TemporaryFolder
  /// How many frames there are; the last two transactions have one each.
  let frames: Int
  var path: String { folder.path + "/motcua.sqlite" }
  var log: String { path + "-wal" }

  /// As a killed program leaves it.
  init() throws {
    folder = try TemporaryFolder()
    let running = try TemporaryFolder()
    let store = try Store(notesIn: running)
    try NotesPages.fill(store)
    for id in 20_001...20_002 { try store.writer.bulk { try $0.addNote(id) } }
    for suffix in ["", "-wal"] {
      try FileSystem.copy(running.path + "/motcua.sqlite" + suffix, folder.path + "/motcua.sqlite" + suffix)
    }
    frames = (try fileSize(folder.path + "/motcua.sqlite-wal") - 32) / LogScanTests.frame
  }

  @Test("is sound while nothing is damaged, and where the last frame is cut off")
  func sound() throws {
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true))
    try FileSystem.write(Array(FileSystem.read(log).dropLast(10)), to: log)
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true))
  }

  @Test("is damaged where a frame differs and transactions follow", arguments: [0, 5, 9, 17, 24, 2_000, 4_119])
  func frame(_ place: Int) throws {
    for number in [1, frames / 2, frames - 3] {
      try damage(log, at: 32 + (number - 1) * Self.frame + place)
      #expect(try PageScan(of: path).brokenFrame == number)
      try damage(log, at: 32 + (number - 1) * Self.frame + place)
    }
  }

  @Test("is damaged from the beginning where its header is", arguments: 0..<32)
  func header(_ place: Int) throws {
    try damage(log, at: place)
    #expect(try PageScan(of: path).brokenFrame == 1)
  }

  @Test("may end anywhere: of the last frame alone nothing is known")
  func last() throws {
    try damage(log, at: 32 + (frames - 1) * Self.frame + 100)
    #expect(try PageScan(of: path).brokenFrame == nil)
  }

  @Test("does not excuse a page that was copied from it into the file, where it is read from now on")
  func copied() throws {
    let connection = try Connection(path: path, knownVersion: 1)
    try damage(path, at: 2 * NotesPages.size - 1)
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true))
    try connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true))
    try damage(path, at: 2 * NotesPages.size - 1)
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true, damaged: [2]))
    #expect(throws: StoreError.self) {
      try Connection(path: path, knownVersion: 1).all("SELECT text FROM notes") { $0.text(0) }
    }
    #expect(try connection.integer("SELECT 1") == 1)
  }

  @Test("holds the pages that count: what the file has of them is of no account")
  func superseded() throws {
    try FileSystem.write(FileSystem.read(path) + [UInt8](repeating: 0, count: 10 * NotesPages.size), to: path)
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true))
    let store = try Store(notesIn: folder)
    #expect(try store.makeReader().noteCount() == 2_012)
    store.close()
    #expect(try PageScan(of: path) == PageScan(hasChecksums: true))
  }
}
