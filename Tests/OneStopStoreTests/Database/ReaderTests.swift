import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct ReaderTests {
  let folder: TemporaryFolder
  let store: Store

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(notesIn: folder)
  }

  @Test("A batch sees one state; the next batch sees what was committed meanwhile")
  func snapshot() async throws {
    let reader = try store.makeReader()
    #expect(try reader.noteCount() == 0)
    try await store.writer.transaction { try $0.addNote(1) }
    #expect(try reader.noteCount() == 0)
    reader.endBatch()
    #expect(try reader.noteCount() == 1)
  }

  @Test("What another process commits is seen by readers and by the writer")
  func otherProcess() async throws {
    let other = try Store(notesIn: folder)
    let reader = try store.makeReader()
    #expect(try reader.noteCount() == 0)
    reader.endBatch()
    try other.writer.bulk { try $0.addNote(1) }
    #expect(try reader.noteCount() == 1)
    #expect(try await store.writer.transaction { try $0.noteCount() } == 1)
  }

  @Test("Ending a batch that read nothing is allowed, also twice")
  func emptyBatch() throws {
    let reader = try store.makeReader()
    reader.endBatch()
    #expect(try reader.noteCount() == 0)
    reader.endBatch()
    reader.endBatch()
    #expect(try reader.noteCount() == 0)
  }

  @Test("A reader cannot write")
  func readOnly() throws {
    let reader = try store.makeReader()
    #expect(throws: StoreError.self) { try reader.connection.run("DELETE FROM notes") }
  }

  @Test("A scoped read sees one state and lets it go, also where it throws")
  func scoped() throws {
    let snapshots = try store.snapshots()
    try snapshots.read { snapshot in
      #expect(try snapshot.noteCount() == 0)
      try store.writer.bulk { try $0.addNote(1) }
      #expect(try snapshot.noteCount() == 0)
    }
    #expect(throws: Failure.self) {
      try snapshots.read { snapshot in
        #expect(try snapshot.noteCount() == 1)
        throw Failure()
      }
    }
    try store.writer.bulk { try $0.addNote(2) }
    #expect(try snapshots.read { try $0.noteCount() } == 2)
    #expect(try store.read { try $0.noteCount() } == 2)
  }

  private struct Failure: Error {}
}
