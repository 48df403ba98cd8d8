import AgeFile
import Glibc
import OneStop
import System
import TestSupport
import Testing

@testable import Database
@testable import OneStopStore

@Suite("Encrypted backups") struct SealedBackupTests {
  let folder: TemporaryFolder
  let target: TemporaryFolder
  let store: Store
  let identity = AgeIdentity()
  var file: String { target.path + "/motcua.backup.age" }

  init() throws {
    folder = try TemporaryFolder()
    target = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { try $0.accept() }
    try FileSystem.createFolder(store.folder.files + "/ab")
    try FileSystem.write((0..<200_000).map { UInt8(truncatingIfNeeded: $0) }, to: store.folder.files + "/" + large)
  }

  /// The SHA-256 of a file of more than one piece.
  private let large = "c7a7d73b68d21102bf7d6d9be27b4106497efc8119224bebfbd26b375541bde7"

  /// What is in the folder, by name and content.
  private func content(_ folder: DataFolder) throws -> [String: [UInt8]] {
    var content: [String: [UInt8]] = [:]
    for name in try FileSystem.files(below: folder.path) {
      content[name] = try FileSystem.read(folder.path + "/" + name)
    }
    return content
  }

  @Test("are restored by each recipient's key, and leave nothing but the encrypted file")
  func restored() throws {
    let other = AgeIdentity()
    try store.backup(to: file, for: [other.recipient, identity.recipient])
    #expect(try FileSystem.names(in: target.path) == ["motcua.backup.age"])
    #expect(try !FileSystem.names(in: folder.path).contains { $0.hasSuffix(".backing-up") })
    let bytes = try FileSystem.read(file)
    #expect(AgeFile.isBeginning(bytes) && bytes.firstRange(of: Array("SQLite format".utf8)) == nil)
    var status = stat()
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
    for (number, key) in [identity, other].enumerated() {
      let fresh = try DataFolder(creating: target.path + "/new\(number)")
      try fresh.restore(from: file, by: [key])
      let restored = try Store(folder: fresh)
      #expect(try restored.check().findings == [])
      #expect(try FileSystem.read(fresh.files + "/" + large).count == 200_000)
    }
  }

  @Test("a plain one needs no key, and a key opens no plain one")
  func plain() throws {
    try store.backup(to: file)
    let fresh = try DataFolder(creating: target.path + "/new")
    #expect(throws: StoreError.self) { try fresh.restore(from: file, by: [identity]) }
    try fresh.restore(from: file)
  }

  /// How a file is damaged, and what the refusal says of it.
  enum Damage: CaseIterable {
    case otherKey, noKey, head, middle, lastByte, cutAtPiece, cutInPiece, swapped, extended

    /// One of these; where the last piece is a whole one, the file itself does not say that it is the last.
    var sentences: [String] {
      switch self {
      case .otherKey: ["is encrypted to another key"]
      case .noKey: ["is encrypted. Name the key file"]
      case .head: ["the seal over its head does not fit"]
      case .middle: ["its piece 2 of 64 KiB is not as it was written there"]
      case .lastByte: ["was cut off or altered at its end", "of 64 KiB is not as it was written there"]
      case .cutInPiece: ["was cut off or altered at its end"]
      case .extended: ["was cut off or altered at its end", "something follows its end"]
      case .cutAtPiece: ["was cut off: its end is missing"]
      case .swapped: ["its piece 1 of 64 KiB is not as it was written there"]
      }
    }

    func apply(to bytes: inout [UInt8]) throws {
      let length = 65_536 + 16
      let dashes = try #require(bytes.firstRange(of: Array("\n--- ".utf8)))
      // The seal, the line's end, the nonce.
      let start = dashes.upperBound + 43 + 1 + 16
      switch self {
      case .otherKey, .noKey: break
      // One letter of the seal becomes another.
      case .head: bytes[dashes.upperBound] = bytes[dashes.upperBound] == 0x41 ? 0x42 : 0x41
      case .middle: bytes[start + length + 5] ^= 1
      case .lastByte: bytes[bytes.count - 1] ^= 1
      case .cutAtPiece: bytes.removeLast(bytes.count - start - 2 * length)
      case .cutInPiece: bytes.removeLast(bytes.count - start - 2 * length - 100)
      case .swapped:
        let (one, two) = (Array(bytes[start..<(start + length)]), Array(bytes[(start + length)..<(start + 2 * length)]))
        bytes.replaceSubrange(start..<(start + 2 * length), with: two + one)
      case .extended: bytes.append(0)
      }
    }
  }

  @Test(
    "that are not whole or not for the key are refused with the reason, and the folder stays",
    arguments: Damage.allCases)
  func refused(_ damage: Damage) throws {
    try store.backup(to: file, for: [identity.recipient])
    store.close()
    var bytes = try FileSystem.read(file)
    try damage.apply(to: &bytes)
    try FileSystem.write(bytes, to: file)
    let before = try content(store.folder)
    let keys = damage == .noKey ? [] : [damage == .otherKey ? AgeIdentity() : identity]
    #expect {
      try store.folder.restore(from: file, by: keys, isAcceptingDamage: damage != .noKey)
    } throws: { error in
      guard let error = error as? StoreError, case .refusedBackup = error else { return false }
      return damage.sentences.contains { "\(error)".contains($0) }
    }
    var after = try content(store.folder)
    // The lock alone may be new.
    after["serve.lock"] = before["serve.lock"]
    #expect(after == before)
  }

  @Test("hold what was not a backup: the refusal names the file that was given")
  func wrongContent() throws {
    let plain = target.path + "/letter"
    try FileSystem.write(Array(repeating: 65, count: 20_000), to: plain)
    try SealedFile.seal(plain, file, to: [identity.recipient])
    #expect {
      try store.folder.restore(from: file, by: [identity])
    } throws: { error in
      "\(error)".contains("\(file) holds something that is not a database")
    }
  }

  @Test("what a killed one left in the folder is gone after the next, and two at once do not mix")
  func leftOver() throws {
    let plain = store.folder.database + ".backing-up"
    try FileSystem.write([1, 2, 3], to: plain)
    try FileSystem.write([1, 2, 3], to: file + ".partial")
    try store.backup(to: file, for: [identity.recipient])
    #expect(FileSystem.kind(of: plain) == nil && FileSystem.kind(of: file + ".partial") == nil)
    // So does a server that starts.
    for suffix in [".backing-up", ".backing-up-wal", ".restoring"] {
      try FileSystem.write([1, 2, 3], to: store.folder.database + suffix)
    }
    store.folder.removeLeftCopies()
    #expect(
      try FileSystem.names(in: store.folder.path).allSatisfy { !$0.contains("ing-up") && !$0.contains("restoring") })
    let lock = try Descriptor(opening: store.folder.path, O_RDONLY | O_DIRECTORY)
    #expect(flock(lock.raw, LOCK_EX | LOCK_NB) == 0)
    #expect(throws: StoreError.busy) { try store.backup(to: file + "2", for: [identity.recipient]) }
    #expect(try FileSystem.names(in: target.path) == ["motcua.backup.age"])
    _ = lock.raw
  }

  @Test(
    "a key is seen to be in a data folder, through whatever links", arguments: ["key", "files/key", "files/ab/key"])
  func inside(_ name: String) throws {
    let path = store.folder.path + "/" + name
    try FileSystem.write([1], to: path)
    let link = target.path + "/link"
    #expect(symlink(path, link) == 0)
    for path in [path, link, target.path + "/../" + (folder.path.split(separator: "/").last ?? "") + "/" + name] {
      #expect(store.folder.holds(path) && DataFolder.isInside(path), "\(path)")
    }
    #expect(!store.folder.holds(target.path + "/key") && !DataFolder.isInside(target.path + "/key"))
    #expect(!store.folder.holds("/nowhere/at/all/key"))
  }
}

@Suite("Backups that are kept for days") struct BackupFolderTests {
  private static let now = Moment.at("2018-06-30T09:30")

  @Test("have names that say when they were made")
  func names() {
    #expect(BackupFolder.name(of: Self.now, isEncrypted: false) == "motcua-2018-06-30-093000.backup")
    let name = BackupFolder.name(of: Self.now, isEncrypted: true)
    #expect(name == "motcua-2018-06-30-093000.backup.age")
    #expect(BackupFolder.day(of: name) == Self.now.date && BackupFolder.day(of: name + ".partial") == Self.now.date)
    for other in [
      "", "motcua.backup", "motcua-2018-06-30.backup", "motcua-2018-02-30-093000.backup",
      "motcua-2018-06-30-09300x.backup",
      "motcua-2018-06-30-093000.txt", "x-2018-06-30-093000.backup", "motcua-2018-06-30-0930000.backup",
      "motcua-2018-06-30-093000.backup.age.old",
    ] {
      #expect(BackupFolder.day(of: other) == nil, "\(other)")
    }
  }

  @Test("those that are older are removed, and nothing else")
  func removed() throws {
    let folder = try TemporaryFolder()
    let made = "motcua-2018-06-30-093000.backup.age"
    let old = [
      "motcua-2018-05-30-235959.backup", "motcua-2016-01-01-000000.backup.age",
      "motcua-2018-05-30-000000.backup.partial",
    ]
    let kept = [
      "motcua-2018-05-31-000000.backup", made, "motcua.sqlite", "motcua-2018-05-30.backup",
    ]
    for name in old + kept { try FileSystem.write([], to: folder.path + "/" + name) }
    // Made by a clock that ran ahead, and what is no file at all.
    let strange = ["motcua-2018-01-03-000000.backup", "motcua-2020-01-01-000000.backup.age"]
    try FileSystem.createFolder(folder.path + "/" + strange[0])
    try FileSystem.write([], to: folder.path + "/" + strange[1])
    let done = try BackupFolder.removeOlder(than: 30, in: folder.path, made: made, today: Self.now.date)
    #expect(done.removed == old.sorted() && done.strange == strange)
    #expect(try FileSystem.names(in: folder.path).sorted() == (kept + strange).sorted())
    #expect(throws: StoreError.self) {
      try BackupFolder.removeOlder(than: 1, in: folder.path + "/none", made: made, today: Self.now.date)
    }
  }

  @Test("beside the new one, the newest finished one stays, however old")
  func lastButOne() throws {
    let folder = try TemporaryFolder()
    let made = "motcua-2018-06-30-093000.backup.age"
    let names = [
      "motcua-2016-01-01-000000.backup.age", "motcua-2016-01-02-000000.backup.age",
      "motcua-2016-01-03-000000.backup.age.partial", "motcua-2030-01-01-000000.backup.age",
    ]
    for name in names + [made] { try FileSystem.write([], to: folder.path + "/" + name) }
    for _ in 0..<2 {
      _ = try BackupFolder.removeOlder(than: 1, in: folder.path, made: made, today: Self.now.date)
      #expect(try FileSystem.names(in: folder.path).sorted() == [names[1], made, names[3]])
    }
  }
}
