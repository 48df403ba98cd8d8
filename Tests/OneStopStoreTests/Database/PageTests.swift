import CPages
import CSQLite
import Database
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite("Checksums of pages") struct PageTests {
  let notes: NotesPages
  let kinds: [NotesPages.Kind]

  init() throws {
    notes = try NotesPages()
    kinds = try notes.kinds()
  }

  private func pages(_ kind: NotesPages.Kind) -> [Int] { kinds.indices.filter { kinds[$0] == kind }.map { $0 + 1 } }

  /// Everything that is in use is read, through the tables and through the index.
  private func readAll() throws {
    let connection = try Connection(path: notes.path, knownVersion: 1)
    _ = try connection.all("SELECT text FROM notes") { $0.text(0) }
    _ = try connection.all("SELECT text FROM notes INDEXED BY notes_text ORDER BY text") { $0.text(0) }
  }

  @Test("While nothing is damaged, each page fits")
  func sound() throws {
    #expect(try PageScan(of: notes.path) == PageScan(hasChecksums: true))
    #expect(throws: Never.self) { try readAll() }
  }

  @Test("Another word in any place, words in another order, and another number of the page, change the checksum")
  func words() throws {
    var page = try read(notes.path, at: NotesPages.size, count: NotesPages.size)
    #expect(pages_match(page, page.count, 2) == 1)
    #expect((1...1_000).filter { pages_match(page, page.count, $0) == 1 } == [2])
    var unseen = 0
    for start in stride(from: 0, to: page.count, by: 8) {
      for distance in [8, 16, 32, 40] where start + distance < page.count {
        let (one, other) = (Array(page[start..<start + 8]), Array(page[start + distance..<start + distance + 8]))
        (page[start..<start + 8], page[start + distance..<start + distance + 8]) = (other[...], one[...])
        if one != other { unseen += Int(pages_match(page, page.count, 2)) }
        (page[start..<start + 8], page[start + distance..<start + distance + 8]) = (one[...], other[...])
      }
      for mask in [1, 0x80, 0xFF] as [UInt8] {
        for place in start..<start + 8 {
          page[place] ^= mask
          unseen += Int(pages_match(page, page.count, 2))
          page[place] ^= mask
        }
        for place in start..<start + 8 { page[place] ^= mask }
        unseen += Int(pages_match(page, page.count, 2))
        for place in start..<start + 8 { page[place] ^= mask }
      }
    }
    #expect(unseen == 0)
  }

  @Test("One changed bit of a page of any kind is found", arguments: NotesPages.Kind.allCases)
  func kind(_ kind: NotesPages.Kind) throws {
    let pages = pages(kind)
    for page in Set([pages.first, pages.last].compactMap(\.self)) {
      for place in [0, 20, 1_000, 2_047, NotesPages.size - 9, NotesPages.size - 8, NotesPages.size - 1]
      where kind != .header || place > 19 {
        let offset = (page - 1) * NotesPages.size + place
        try damage(notes.path, at: offset, bit: 8)
        #expect(try PageScan(of: notes.path).damaged == [page], "page \(page), byte \(place)")
        try damage(notes.path, at: offset, bit: 8)
      }
    }
    #expect(!pages.isEmpty)
    #expect(try PageScan(of: notes.path).damaged == [])
  }

  @Test("Reading a damaged page is an error that names it", arguments: NotesPages.Kind.allCases)
  func reading(_ kind: NotesPages.Kind) throws {
    let page = try #require(pages(kind).last)
    try damage(notes.path, at: (page - 1) * NotesPages.size + 1_000)
    let error = StoreError.corrupt("page \(page) differs from what was written")
    switch kind {
    case .free: #expect(throws: Never.self) { try readAll() }
    case .listOfFree:
      #expect(throws: error) {
        try Connection(path: notes.path, knownVersion: 1)
          .run("INSERT INTO notes VALUES ($1, $2)", 5_001, String(repeating: "x", count: 1_000_000))
      }
    default: #expect(throws: error) { try readAll() }
    }
  }

  @Test("A transaction that met a damaged page goes on with what else it does")
  func transaction() throws {
    let page = pages(.outerTable)[5]
    try damage(notes.path, at: (page - 1) * NotesPages.size + 1_000)
    let connection = try Connection(path: notes.path, knownVersion: 1)
    try connection.begin(.write)
    try connection.run("INSERT INTO notes VALUES ($1, $2)", 5_001, "")
    #expect(throws: StoreError.self) { try connection.all("SELECT text FROM notes WHERE id < 2000") { $0.text(0) } }
    #expect(connection.transactionState == .open)
    try connection.commit()
    #expect(try connection.integer("SELECT count(*) FROM notes WHERE id = 5001") == 1)
  }

  @Test("Each of some hundred flips is found: in every page, and in places that chance chose")
  func flips() throws {
    var dice = SplitMix64(seed: 18)
    let count = kinds.count
    let inEach = (0..<count).map { $0 * NotesPages.size + Int.random(in: 0..<NotesPages.size, using: &dice) }
    let anywhere = (0..<300).map { _ in Int.random(in: 0..<count * NotesPages.size, using: &dice) }
    for offset in inEach + anywhere {
      // The first bytes say that it is a database at all.
      guard offset > 19 else { continue }
      let bit = UInt8(1) << Int.random(in: 0..<8, using: &dice)
      try damage(notes.path, at: offset, bit: bit)
      #expect(try PageScan(of: notes.path).damaged == [offset / NotesPages.size + 1], "byte \(offset), bit \(bit)")
      try damage(notes.path, at: offset, bit: bit)
    }
  }

  @Test("What is no header of a database any more is refused", arguments: 0..<20)
  func header(_ offset: Int) throws {
    try damage(notes.path, at: offset)
    #expect(throws: StoreError.self) { try readAll() }
  }

  @Test("A header that denies the checksums is damaged", arguments: [8, 4, 16, 128] as [UInt8])
  func lostMark(_ bit: UInt8) throws {
    try damage(notes.path, at: 20, bit: bit)
    #expect(try PageScan(of: notes.path) == PageScan(hasChecksums: true, damaged: [1]))
    #expect(throws: StoreError.corrupt("page 1 differs from what was written")) { try readAll() }
    try PageScan.accept(notes.path)
    #expect(try PageScan(of: notes.path) == PageScan(hasChecksums: true))
  }

  @Test("A page that was written in another's place is found, and one full of zeros")
  func place() throws {
    let leaves = pages(.outerTable)
    let (from, to) = (try #require(leaves.first), try #require(leaves.last))
    let bytes = try read(notes.path, at: (from - 1) * NotesPages.size, count: NotesPages.size)
    try write(notes.path, at: (to - 1) * NotesPages.size, bytes)
    let empty = try #require(pages(.overflow).first)
    try write(notes.path, at: (empty - 1) * NotesPages.size, [UInt8](repeating: 0, count: NotesPages.size))
    #expect(try PageScan(of: notes.path).damaged == [to, empty].sorted())
  }

  @Test("A file that ends within a page is damaged there")
  func cut() throws {
    let bytes = try FileSystem.read(notes.path)
    try FileSystem.write(bytes.dropLast(100), to: notes.path)
    #expect(try PageScan(of: notes.path).damaged == [kinds.count])
  }

  @Test("A copy that is larger than what SQLite keeps in memory has its checksums before its header")
  func largeCopy() throws {
    let store = try Store(notesIn: notes.folder)
    try store.writer.bulk { transaction in
      for id in 5_001...5_020 { try transaction.addNote(id, String(repeating: "x", count: 1_000_000)) }
    }
    let copy = notes.folder.path + "/copy"
    try Connection(path: notes.path, knownVersion: 1).copy(to: copy)
    #expect(try PageScan(of: copy) == PageScan(hasChecksums: true))
  }

  @Test("Other programs can read the file; what they write is damaged in our eyes, until it is accepted")
  func others() throws {
    try otherProgram(notes.path, "PRAGMA integrity_check; SELECT * FROM notes")
    #expect(try PageScan(of: notes.path).damaged == [])
    try otherProgram(notes.path, "UPDATE notes SET text = 'anders' WHERE id = 7")
    #expect(try !PageScan(of: notes.path).damaged.isEmpty)
    #expect(throws: StoreError.self) { try readAll() }
    try PageScan.accept(notes.path)
    #expect(try PageScan(of: notes.path).damaged == [])
    let connection = try Connection(path: notes.path, knownVersion: 1)
    #expect(try connection.first("SELECT text FROM notes WHERE id = 7") { $0.text(0) } == "anders")
  }

  @Test("A file that is being written is never called damaged")
  func writing() async throws {
    let store = try Store(notesIn: notes.folder, log: .init(stride: 4, limit: 8, patience: 16))
    let path = notes.path
    let scans = Task {
      try await onThread { try (0..<60).map { _ in try PageScan(of: path) } }.get()
    }
    for id in 10_001...10_400 {
      try await store.writer.transaction { try $0.addNote(id, String(repeating: "y", count: id % 3_000)) }
    }
    #expect(try await scans.value.allSatisfy { $0 == PageScan(hasChecksums: true) })
  }
}
