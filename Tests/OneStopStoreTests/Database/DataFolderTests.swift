import Glibc
import System
import TestSupport
import Testing

@testable import Database
@testable import OneStopStore

@Suite struct DataFolderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("What is missing is created, folders above included")
  func creates() throws {
    let data = try DataFolder(creating: folder.path + "/a/b/")
    #expect(data.path == folder.path + "/a/b")
    #expect(FileSystem.kind(of: data.files) == .folder)
    // A second time finds it, before there is a database and after.
    _ = try DataFolder(creating: data.path)
    _ = try Store(folder: data, schema: notes)
    #expect(try DataFolder(creating: data.path) == data)
    #expect(try DataFolder(existing: data.path) == data)
  }

  @Test("A file is no data folder, and neither is what lies below a file")
  func file() throws {
    try folder.write("x", to: "file")
    let path = folder.path + "/file"
    #expect(throws: StoreError.notAFolder(path: path)) { try DataFolder(creating: path) }
    #expect(throws: StoreError.notAFolder(path: path)) { try DataFolder(creating: path + "/below") }
    #expect(throws: StoreError.notAFolder(path: path)) { try DataFolder(existing: path) }
  }

  @Test("A folder with other things in it is refused and left as it is")
  func foreign() throws {
    try folder.write("x", to: "thesis.txt")
    #expect(throws: StoreError.foreignFolder(path: folder.path)) { try DataFolder(creating: folder.path) }
    #expect(try FileSystem.names(in: folder.path) == ["thesis.txt"])
  }

  @Test("A folder without a database holds no data")
  func empty() {
    #expect(throws: StoreError.noDatabase(path: folder.path)) { try DataFolder(existing: folder.path) }
  }

  @Test("A folder that may not be written is refused", .enabled(if: geteuid() != 0))
  func notWritable() throws {
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    #expect(throws: StoreError.notWritable(path: folder.path)) { try DataFolder(creating: folder.path) }
  }

  @Test("One process serves a folder at a time; the lock ends with its owner")
  func lock() throws {
    let data = try DataFolder(creating: folder.path)
    var owner: FolderLock? = try data.lock()
    #expect(throws: StoreError.alreadyServed(path: folder.path)) { try data.lock() }
    #expect(owner != nil)
    owner = nil
    _ = try data.lock()
  }

  @Test("The secret is made once and stays")
  func secret() throws {
    let data = try DataFolder(creating: folder.path)
    let first = try data.secret(byteCount: 4) { [1, 2, 3, 4] }
    #expect(first == [1, 2, 3, 4])
    #expect(try data.secret(byteCount: 4) { [9, 9, 9, 9] } == first)
    #expect(throws: StoreError.self) { try data.secret(byteCount: 8) { [] } }
    var status = stat()
    #expect(stat(folder.path + "/secret", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(try DataFolder(creating: folder.path) == data)
  }

  @Test("What the folder holds is for its owner alone, also where it was made beforehand and open to all")
  func isPrivate() throws {
    let folder = try TemporaryFolder()
    chmod(folder.path, 0o755)
    try Store(folder: DataFolder(creating: folder.path)).close()
    chmod(folder.path, 0o755)
    chmod(folder.path + "/motcua.sqlite", 0o644)
    let store = try Store(folder: DataFolder(creating: folder.path))
    defer { store.close() }
    #expect(store.openToOthers.isEmpty)
    for (name, rights) in [("", 0o700), ("/files", 0o700), ("/motcua.sqlite", 0o600), ("/motcua.sqlite-wal", 0o600)] {
      var status = stat()
      #expect(stat(folder.path + name, &status) == 0 && Int(status.st_mode & 0o777) == rights, "\(name)")
    }
  }
}
