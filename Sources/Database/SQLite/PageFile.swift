import CPages
import CSQLite
import System

/// A database file, opened for its pages and not for what they mean.
///
/// It goes through SQLite's VFS, which compares the pages, and which keeps the locks that connections of this process
/// have on the file: closing a descriptor of one's own would release them (fcntl(2)).
final class PageFile {
  enum Page { case whole, damaged, missing }

  private let path: String
  private let name: sqlite3_filename
  private let file: UnsafeMutablePointer<sqlite3_file>
  private let methods: sqlite3_io_methods
  private var buffer: [UInt8]
  /// In bytes; 0 where the pages have no checksums.
  let pageSize: Int

  init(_ path: String, isWriting: Bool = false) throws(DatabaseError) {
    try SQLiteSetup.once()
    guard let vfs = sqlite3_vfs_find(nil), let name = sqlite3_create_filename(path, "", "", 0, nil)
    else { throw DatabaseError(code: SQLITE_NOMEM, connection: nil) }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: Int(vfs.pointee.szOsFile), alignment: 16)
    let file = memory.bindMemory(to: sqlite3_file.self, capacity: 1)
    let flags = isWriting ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY
    let code = vfs.pointee.xOpen(vfs, name, file, flags | SQLITE_OPEN_MAIN_DB, nil)
    guard code == SQLITE_OK, let methods = file.pointee.pMethods?.pointee else {
      sqlite3_free_filename(name)
      memory.deallocate()
      throw DatabaseError(code: code, connection: nil, path: path)
    }
    var header = [UInt8](repeating: 0, count: 100)
    // One that is damaged in what says that there are checksums has them, and is found damaged again as a page.
    let isDamaged = methods.xRead(file, &header, 100, 0) == pages_damaged
    if isDamaged { header[20] = UInt8(pages_reserved) }
    pageSize = Int(pages_checked_size(header))
    buffer = [UInt8](repeating: 0, count: pageSize)
    (self.path, self.name, self.file, self.methods) = (path, name, file, methods)
  }

  deinit {
    _ = methods.xClose(file)
    sqlite3_free_filename(name)
    UnsafeMutableRawPointer(file).deallocate()
  }

  /// How many pages there are, with one at the end that is not whole.
  var pageCount: Int {
    get throws(DatabaseError) {
      var size: sqlite3_int64 = 0
      try check(methods.xFileSize(file, &size))
      return pageSize == 0 ? 0 : (Int(size) + pageSize - 1) / pageSize
    }
  }

  /// Compares the page with the number, counted from 1, with its checksum.
  func read(_ number: Int) throws(DatabaseError) -> Page {
    // SQLite has its locks on this page, and never writes it (sqlite.org/fileformat2.html, 1.3).
    if number == 0x4000_0000 / pageSize + 1 { return .whole }
    let code = methods.xRead(file, &buffer, Int32(pageSize), sqlite3_int64(number - 1) * sqlite3_int64(pageSize))
    switch code {
    case SQLITE_OK: return .whole
    case pages_damaged: return .damaged
    // SQLITE_IOERR_SHORT_READ
    case SQLITE_IOERR | 2 << 8: return .missing
    default: throw DatabaseError(code: code, connection: nil, path: path)
    }
  }

  /// How many frames of the log are in the file already, so that nobody looks for their pages in the log
  /// (sqlite.org/walformat.html, 2.1); none if nobody has it open, since SQLite then begins with the first.
  var copiedFrames: Int {
    guard FileSystem.kind(of: path + "-shm") != nil else { return 0 }
    var memory: UnsafeMutableRawPointer?
    defer { _ = methods.xShmUnmap(file, 0) }
    guard methods.xShmMap(file, 0, 32_768, 0, &memory) == SQLITE_OK, let memory else { return 0 }
    return Int(memory.load(fromByteOffset: 96, as: UInt32.self))
  }

  /// Gives a page the checksum of what is in it.
  func accept(_ number: Int) throws(DatabaseError) {
    guard try read(number) == .damaged else { return }
    if number == 1 { buffer[20] = UInt8(pages_reserved) }
    try check(methods.xWrite(file, buffer, Int32(pageSize), sqlite3_int64(number - 1) * sqlite3_int64(pageSize)))
  }

  func synchronise() throws(DatabaseError) { try check(methods.xSync(file, SQLITE_SYNC_NORMAL)) }

  private func check(_ code: Int32) throws(DatabaseError) {
    guard code == SQLITE_OK else { throw DatabaseError(code: code, connection: nil, path: path) }
  }
}
