import AgeFile
import Database
import Glibc
import OneStop
import System
import TestSupport
import Testing

@testable import OneStopStore

@Suite struct BackupTests {
  let folder: TemporaryFolder
  let target: TemporaryFolder
  let store: Store
  var file: String { target.path + "/motcua.backup" }

  init() throws {
    folder = try TemporaryFolder()
    target = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { try $0.accept() }
    try FileSystem.createFolder(store.folder.files + "/ab")
    try FileSystem.write([1, 2, 3], to: store.folder.files + "/" + StoredFile.whole.digest)
  }

  /// That no dossier names the file.
  private let note = "1 uploaded file is named by no dossier: `motcua serve` removes such files."

  @Test("A backup beside a running server restores dossiers and files into an empty folder")
  func backup() throws {
    let reader = try store.makeReader()
    #expect(try reader.dossier(id: 1) != nil)
    try store.backup(to: file)
    #expect(try FileSystem.names(in: target.path) == ["motcua.backup"])
    try store.writer.bulk { try $0.accept() }

    let fresh = try DataFolder(creating: target.path + "/new")
    try fresh.restore(from: file)
    let restored = try Store(folder: fresh)
    #expect(try restored.check() == CheckReport(dossiers: 1, events: 1, notes: [note]))
    #expect(try FileSystem.read(fresh.files + "/" + StoredFile.whole.digest) == [1, 2, 3])
    #expect(try restored.writer.bulk { try $0.accept() }.dossier.code.description.hasSuffix("0002"))
  }

  @Test("Files that waited for their forms are in no backup, and nothing restored names them")
  func waiting() throws {
    let now = Moment.at("2018-06-01T09:30")
    let draft = FileDraft(owner: "o", dossier: nil, purpose: "tep")
    try store.writer.bulk { transaction in
      try transaction.keep([KeptFile(name: "k", field: "tep", file: .whole)], of: draft, now: now)
      try transaction.add(ComingFile(name: "c", draft: draft, field: "tep", title: "a.pdf", size: 9), now: now)
    }
    try store.backup(to: file)
    let fresh = try DataFolder(creating: target.path + "/new")
    try fresh.restore(from: file)
    let waiting = try Store(folder: fresh).read { try $0.waitingFiles() }
    #expect(waiting == WaitingFiles(count: 0, size: 0))
    #expect(try store.read { try $0.waitingFiles() } == WaitingFiles(count: 2, size: 3))
  }

  @Test("A file that is gone or changed is told by the backup, and by the restore if nobody has it")
  func lostFiles() throws {
    let contents: [([UInt8], String)] = [
      ([1, 2], "a12871fee210fb8619291eaea194581cbd2531e4b23759d225f6806923f63222"),
      ([3, 4], "0ce3940bebf2b22a5d2108ecf0c368a0541c7e3c45703f8540921b4eafc82947"),
      ([5, 6], "c42522128b49193de8cd45d8f7589cd7e085e65f138640d57d4482e5f7189623"),
    ]
    let names = contents.map(\.1)
    for (content, digest) in contents {
      try FileSystem.write(content, to: store.folder.files + "/" + digest)
      let file = StoredFile(name: "a.pdf", mediaType: "application/pdf", size: content.count, digest: digest)
      try store.writer.bulk { transaction in
        _ = try transaction.append(to: 1) {
          try $0.dossier.decide(
            FileAct.addPapers([AttachedFile(file)]), by: .staff(login: "quay"), now: $0.dossier.lastEventAt)
        }
      }
    }
    #expect(try store.backup(to: file).isEmpty)
    #expect(unlink(store.folder.files + "/" + names[0]) == 0 && unlink(store.folder.files + "/" + names[1]) == 0)
    try FileSystem.write([7], to: store.folder.files + "/" + names[1])
    for recipients in [[], [AgeIdentity().recipient]] {
      let lost = try store.backup(to: file, for: recipients, isReplacing: true)
      #expect(lost.missing == [names[0]] && lost.damaged == [names[1]])
    }
    try store.backup(to: file, isReplacing: true)
    let fresh = try DataFolder(creating: target.path + "/new")
    #expect(throws: StoreError.self) { try fresh.restore(from: file) }
    let back = try fresh.restore(from: file, isAcceptingDamage: true)
    #expect(back.lost.missing == [names[0]])
    #expect(try store.folder.restore(from: file, isAcceptingDamage: true).lost.missing == [names[0]])
  }

  @Test(
    "A data folder is no place for a backup, its own or another's, by whatever name",
    arguments: [
      "motcua.sqlite", "./motcua.sqlite", "motcua.sqlite-wal", "motcua.sqlite-shm", "motcua.sqlite-journal", "secret",
      "administration.log", "serve.lock", "files/x", "files/ab/x", "kept/x", "new", "motcua-2018-06-01-093000.backup",
    ],
    [true, false])
  func insideData(_ name: String, _ isReplacing: Bool) throws {
    _ = try store.folder.secret(byteCount: 32) { Array(repeating: 7, count: 32) }
    let other = try Store(folder: DataFolder(creating: target.path + "/other"))
    try FileSystem.createFolder(other.folder.files + "/ab")
    let before = try FileSystem.files(below: folder.path).sorted()
    for path in [store.folder.path + "/" + name, other.folder.path + "/" + name] {
      #expect(throws: StoreError.insideData(path: path)) { try store.backup(to: path, isReplacing: isReplacing) }
      #expect(throws: StoreError.insideData(path: path)) {
        try store.backup(to: path, for: [AgeIdentity().recipient], isReplacing: isReplacing)
      }
    }
    // Through a link, too.
    let link = target.path + "/link"
    #expect(symlink(store.folder.path, link) == 0)
    #expect(throws: StoreError.insideData(path: link + "/" + name)) {
      try store.backup(to: link + "/" + name, isReplacing: isReplacing)
    }
    #expect(try FileSystem.files(below: folder.path).sorted() == before)
    try store.writer.bulk { try $0.accept() }
    #expect(try store.check().dossiers == 2)
  }

  @Test("A restore says whose data come back although they were erased or their consent withdrawn, and no other")
  func broughtBack() throws {
    let codes = try store.writer.bulk { transaction in
      try (0..<4).map { _ in try transaction.accept(at: .at("2018-06-01T09:30")).dossier.code }
    }
    let now = Moment.at("2018-07-01T09:00")
    func erase(_ id: Int64, _ ground: ErasureGround) throws {
      try store.writer.bulk { transaction in
        _ = try transaction.act(.withdraw, on: id, at: .at("2018-06-07T09:00"))
        _ = try transaction.erase(id, ground: ground, by: "quan-tri", now: now)
      }
    }
    func wish(_ channel: MessageChannel?, of id: Int64) throws {
      let connection = try Connection(store.folder.place, knownVersion: 99)
      try connection.run("UPDATE dossiers SET notices = $1 WHERE id = $2", channel?.rawValue, id)
      try connection.run(
        """
        INSERT INTO consents (dossier_id, number, purpose, channel, at, door, wording) VALUES ($1,
          (SELECT coalesce(max(number), 0) + 1 FROM consents WHERE dossier_id = $1), 'notices', $2, 0, 'counter', 1)
        """, id, channel?.rawValue)
    }
    try wish(.sms, of: 2)
    try wish(.sms, of: 3)
    // Before the backup: it does not come back.
    try erase(1, .request)
    try store.backup(to: file)
    try erase(4, .request)
    try erase(5, .retention)
    try wish(nil, of: 2)
    try wish(nil, of: 3)
    try wish(.email, of: 3)
    store.close()
    for _ in 0..<2 {
      // Also what only the database says that the first restore has put aside.
      let back = try store.folder.restore(from: file)
      #expect(back.erased == [codes[2]])
      #expect(back.withdrawn == [codes[0]] && back.unread == [])
    }
    let names = try FileSystem.names(in: folder.path).filter { $0.contains("before-restore") && !$0.hasSuffix("-wal") }
    #expect(names.sorted() == ["motcua.sqlite.before-restore", "motcua.sqlite.before-restore-2"])
    // Nothing to compare with, or nothing that can be read.
    let fresh = try DataFolder(creating: target.path + "/new")
    let back = try fresh.restore(from: file)
    #expect(back.erased.isEmpty && back.withdrawn.isEmpty && back.unread == [])
    try FileSystem.write(Array(repeating: 7, count: 9_000), to: fresh.path + "/motcua.sqlite.before-restore")
    #expect(try fresh.restore(from: file).unread == [fresh.path + "/motcua.sqlite.before-restore"])
  }

  @Test("A backup that was put in the database's place by hand is backed up again")
  func copiedByHand() throws {
    try store.backup(to: file)
    let other = try DataFolder(creating: target.path + "/other")
    try FileSystem.copy(file, other.database)
    let copied = try Store(folder: other)
    let second = target.path + "/second"
    try copied.backup(to: second)
    let fresh = try DataFolder(creating: target.path + "/fresh")
    try fresh.restore(from: second)
    let restored = try Store(folder: fresh)
    #expect(try restored.check().dossiers == 1)
  }

  @Test("A restore takes the place of what is there and keeps it beside")
  func replaces() throws {
    try store.backup(to: file)
    try store.writer.bulk { try $0.accept() }
    store.close()
    try store.folder.restore(from: file)
    let restored = try Store(folder: store.folder)
    #expect(try restored.check().dossiers == 1)
    // One file has it all: there is no moment at which it could lie beside another's log.
    let alone = target.path + "/old.sqlite"
    try FileSystem.copy(store.folder.database + ".before-restore", alone)
    let old = try Connection(path: alone, knownVersion: 99)
    #expect(try old.integer("SELECT count(*) FROM dossiers") == 2)
  }

  @Test("A second backup replaces the first where it is told to, and is for its owner alone")
  func again() throws {
    try store.backup(to: file)
    #expect(throws: StoreError.fileExists(path: file)) { try store.backup(to: file) }
    #expect(try FileSystem.names(in: target.path) == ["motcua.backup"])
    try store.writer.bulk { try $0.accept() }
    try store.backup(to: file, isReplacing: true)
    var status = stat()
    #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let fresh = try DataFolder(creating: target.path + "/new")
    try fresh.restore(from: file)
    #expect(try Store(folder: fresh).check().dossiers == 2)
  }

  @Test("A second restore leaves what the first has put aside")
  func twice() throws {
    try store.backup(to: file)
    store.close()
    for _ in 0..<2 { try store.folder.restore(from: file) }
    let kept = try FileSystem.names(in: folder.path).filter { $0.contains("before-restore") && !$0.hasSuffix("-wal") }
    #expect(kept.sorted() == ["motcua.sqlite.before-restore", "motcua.sqlite.before-restore-2"])
  }

  @Test(
    "A file in a backup whose name leads out of the folder is refused",
    arguments: ["/etc/x", "../x", "a/../../x", "../\u{301}x", "a//x", ""])
  func namesThatLeadOut(_ name: String) throws {
    try store.backup(to: file)
    let copy = try Connection(path: file, knownVersion: 99)
    try copy.run("UPDATE backup_files SET name = $1", name)
    try copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    let fresh = try DataFolder(creating: target.path + "/new")
    #expect(throws: StoreError.self) { try fresh.restore(from: file) }
    #expect(try FileSystem.names(in: target.path).allSatisfy { $0.hasPrefix("motcua.backup") || $0 == "new" })
  }

  @Test("A served folder is not restored into")
  func served() throws {
    try store.backup(to: file)
    let lock = try store.folder.lock()
    #expect(throws: StoreError.alreadyServed(path: folder.path)) { try store.folder.restore(from: file) }
    withExtendedLifetime(lock) {}
  }

  @Test("A file that is no backup changes nothing", arguments: ["", "not a database, but long enough to be read"])
  func wrongFile(_ content: String) throws {
    let content = content + String(repeating: content, count: 100)
    try target.write(content, to: "letter.txt")
    #expect(throws: StoreError.self) { try store.folder.restore(from: target.path + "/letter.txt") }
    #expect(throws: StoreError.self) { try store.folder.restore(from: target.path + "/missing") }
    #expect(try store.check() == CheckReport(dossiers: 1, events: 1, notes: [note]))
    #expect(try FileSystem.names(in: folder.path).allSatisfy { !$0.contains("restor") })
  }

  @Test("A damaged backup is refused")
  func damaged() throws {
    try store.backup(to: file)
    var bytes = try FileSystem.read(file)
    for index in 8_192..<20_000 { bytes[index] = 0xA5 }
    try FileSystem.write(bytes, to: file)
    #expect(throws: StoreError.self) { try store.folder.restore(from: file) }
    #expect(try store.check() == CheckReport(dossiers: 1, events: 1, notes: [note]))
  }

  @Test("A file that another program changed is refused, and taken with its changes where that is accepted")
  func changedByOthers() throws {
    try store.backup(to: file)
    try otherProgram(file, "UPDATE dossiers SET applicant_name = 'Trần Văn Bình'")
    let fresh = try DataFolder(creating: target.path + "/new")
    #expect {
      try fresh.restore(from: file)
    } throws: { error in
      if case .damagedBackup(file, _)? = error as? StoreError { true } else { false }
    }
    try fresh.restore(from: file, isAcceptingDamage: true)
    let restored = try Store(folder: fresh)
    #expect(try restored.makeReader().dossier(id: 1)?.dossier.filing.applicant.name == "Trần Văn Bình")
    #expect(try restored.check().findings == [])
  }

  @Test("What is on its way to its name, and what goes meanwhile, is not packed and in nobody's way")
  func passing() throws {
    for name in [".upload-Ab3xY9", "README", StoredFile.whole.digest + ".restoring"] {
      try FileSystem.write([9], to: store.folder.files + "/" + name)
    }
    // Is listed, and cannot be found.
    #expect(symlink("/nowhere/file", store.folder.files + "/" + StoredFile.sample(digit: "b").digest) == 0)
    #expect(try store.backup(to: file).isEmpty)
    let fresh = try DataFolder(creating: target.path + "/new")
    try fresh.restore(from: file)
    #expect(try FileSystem.names(in: fresh.files) == [StoredFile.whole.digest])
  }

  /// A dossier that has ended, and names the file.
  private func nameFile() throws {
    try store.writer.bulk { transaction in
      try transaction.ask(.planning, about: 1, at: .at("2018-06-04T08:00"))
      try transaction.answer(1, of: 1, at: .at("2018-06-04T09:00"), files: [.whole])
      try transaction.act(.withdraw, on: 1, at: .at("2018-06-05T09:00"))
    }
  }

  @Test("A file that is missing is told, and the backup is made")
  func missing() throws {
    try nameFile()
    #expect(try store.backup(to: file).isEmpty)
    try FileSystem.remove(store.folder.files + "/" + StoredFile.whole.digest)
    for recipients in [[], [AgeIdentity().recipient]] {
      let lost = try store.backup(to: file, for: recipients, isReplacing: true)
      #expect(lost.missing == [StoredFile.whole.digest] && lost.damaged.isEmpty)
    }
  }

  @Test("What is erased between the copy of the database and that of its files is in neither")
  func erased() throws {
    try nameFile()
    var copies = 0
    let lost = try store.copyAll(to: file) {
      copies += 1
      guard copies == 1 else { return }
      let files = try store.writer.bulk {
        try $0.erase(1, ground: .request, by: "quan-tri", now: .at("2018-07-02T09:00"))
      }
      try store.removeNow(files)
    }
    #expect(lost.isEmpty && copies == 2)
    let fresh = try DataFolder(creating: target.path + "/new")
    try fresh.restore(from: file)
    #expect(try FileSystem.names(in: fresh.files) == [])
    #expect(try fresh.check().findings == [])
  }

  @Test("A backup that cannot be written leaves nothing and says why")
  func unwritable() throws {
    try FileSystem.createFolder(store.folder.files + "/" + StoredFile.sample(digit: "b").digest)
    #expect(throws: StoreError.self) { try store.backup(to: file) }
    #expect(try FileSystem.names(in: target.path) == [])
    #expect(throws: StoreError.self) { try store.backup(to: target.path + "/missing/backup") }
    #expect(try FileSystem.names(in: target.path) == [])
  }
}
