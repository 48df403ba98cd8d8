import CSQLite
import Database
import Glibc
import System
import TestSupport

@testable import OneStopStore

/// A database of notes at rest, with pages of every kind.
struct NotesPages {
  enum Kind: String, CaseIterable {
    case header, innerTable, outerTable, innerIndex, outerIndex, overflow, listOfFree, free

    /// Of a page that is neither the first nor free.
    init(firstByte: UInt8) {
      switch firstByte {
      case 2: self = .innerIndex
      case 5: self = .innerTable
      case 10: self = .outerIndex
      case 13: self = .outerTable
      default: self = .overflow
      }
    }
  }

  static let size = 4_096

  let folder: TemporaryFolder
  var path: String { folder.path + "/motcua.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
    let store = try Store(notesIn: folder)
    try NotesPages.fill(store)
    store.close()
  }

  /// Enough for trees of three levels, long texts, and pages that are free again.
  static func fill(_ store: Store) throws {
    try store.writer.bulk { transaction in
      try transaction.connection.execute("CREATE INDEX notes_text ON notes (text)")
      for id in 1...2_000 { try transaction.addNote(id, "ghi chú \(id) \(String(repeating: "x", count: id % 200))") }
      for id in 3_001...3_010 { try transaction.addNote(id, String(repeating: "dài \(id) ", count: 2_000)) }
      for id in 4_001...4_010 { try transaction.addNote(id, String(repeating: "bỏ \(id) ", count: 2_000)) }
    }
    try store.writer.bulk { try $0.connection.execute("DELETE FROM notes WHERE id > 4000") }
  }

  /// What each page is (sqlite.org/fileformat2.html, 1.5 to 1.7), from page 1 on.
  func kinds() throws -> [Kind] {
    let bytes = try FileSystem.read(path)
    func number(_ page: Int, _ offset: Int) -> Int {
      let start = (page - 1) * NotesPages.size + offset
      return bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    var kinds = stride(from: 0, to: bytes.count, by: NotesPages.size).map { Kind(firstByte: bytes[$0]) }
    kinds[0] = .header
    var list = number(1, 32)
    while list != 0 {
      kinds[list - 1] = .listOfFree
      for place in 0..<number(list, 4) { kinds[number(list, 8 + 4 * place) - 1] = .free }
      list = number(list, 0)
    }
    return kinds
  }
}

/// Changes a file behind everybody's back, as a failing disk does.
func damage(_ path: String, at offset: Int, bit: UInt8 = 1) throws {
  try write(path, at: offset, [try read(path, at: offset, count: 1)[0] ^ bit])
}

func read(_ path: String, at offset: Int, count: Int) throws -> [UInt8] {
  let descriptor = try Descriptor(opening: path, O_RDONLY)
  var bytes = [UInt8](repeating: 0, count: count)
  _ = try DescriptorBytes.read(descriptor.raw, into: &bytes, at: offset, path: path)
  return bytes
}

func write(_ path: String, at offset: Int, _ bytes: [UInt8]) throws {
  let descriptor = try Descriptor(opening: path, O_WRONLY)
  try SystemCall.retrying("pwrite", path: path) { pwrite(descriptor.raw, bytes, bytes.count, offset) }
}

/// SQLite without checksums of pages, as other programs have it.
func otherProgram(_ path: String, _ sql: String) throws {
  try SQLiteSetup.once()
  var handle: OpaquePointer?
  defer { sqlite3_close(handle) }
  guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "unix") == SQLITE_OK,
    sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
  else { throw DatabaseError.other(code: sqlite3_errcode(handle), message: String(cString: sqlite3_errmsg(handle))) }
}
