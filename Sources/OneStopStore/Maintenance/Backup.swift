import AgeFile
import Database
import Glibc
import OneStop
import System

extension Store {
  /// Writes one file with the whole database as of now and every uploaded file, while a server may be running.
  ///
  /// The file appears under its name once all of it is on disk, readable by its owner alone; until then, and after a
  /// failure, what had the name before stays. A place in a data folder is refused (`insideData`): its files are the
  /// portal's own.
  ///
  /// - Parameters:
  ///   - recipients: who alone can open it; none: it is not encrypted. Until it is encrypted, the copy lies in the data
  ///     folder, beside the database.
  ///   - isReplacing: whether an existing file may be replaced; otherwise `fileExists` is thrown.
  /// - Returns: the uploaded files that are not in it as they came: nobody has them any more, unless an older backup does.
  @discardableResult
  package func backup(
    to path: String, for recipients: [AgeRecipient] = [], isReplacing: Bool = false
  ) throws(StoreError) -> LostFiles {
    guard case .file = folder.place else {
      throw .ownTools(
        line: "pg_dump --format=custom --file=\(path) \(folder.place.description), and a copy of \(folder.path)")
    }
    if folder.holds(path) || DataFolder.isInside(path) { throw .insideData(path: path) }
    guard isReplacing || FileSystem.kind(of: path) == nil else { throw .fileExists(path: path) }
    // One after another: each has the plain copy at the same place.
    let lock = recipients.isEmpty ? nil : try BackupLock(folder.path)
    defer { withExtendedLifetime(lock) {} }
    let partial = path + ".partial"
    try StoreError.wrapping { try FileSystem.removeDatabase(partial) }
    do {
      let lost = recipients.isEmpty ? try copyAll(to: partial) : try sealCopy(to: partial, for: recipients)
      try StoreError.wrapping {
        try FileSystem.synchronise(partial)
        if isReplacing {
          try FileSystem.rename(partial, path)
        } else {
          try FileSystem.renameKeeping(partial, path)
        }
        try FileSystem.synchronise(FileSystem.parent(of: path))
      }
      return lost
    } catch {
      try? FileSystem.removeDatabase(partial)
      throw error
    }
  }

  private func sealCopy(to path: String, for recipients: [AgeRecipient]) throws(StoreError) -> LostFiles {
    let plain = folder.database + ".backing-up"
    defer { try? FileSystem.removeDatabase(plain) }
    // What a backup has left that was killed.
    try StoreError.wrapping { try FileSystem.removeDatabase(plain) }
    let lost = try copyAll(to: plain)
    try SealedFile.seal(plain, path, to: recipients)
    return lost
  }

  /// Copies the database, then the files beside it.
  ///
  /// - Parameter onCopied: called when the database is copied.
  /// - Returns: files that the copy names, and that are not in it as they came.
  func copyAll(to path: String, onCopied: () throws -> Void = {}) throws(StoreError) -> LostFiles {
    var attempts = 3
    while true {
      try copyDatabase(to: path)
      do { try onCopied() } catch { throw StoreError(wrapping: error) }
      var lost = try packFiles(into: path)
      let erased = try erased(of: lost.missing)
      attempts -= 1
      // What was erased since the database was copied is whole in the copy, but for its files: another one is without it.
      guard attempts > 0, !erased.isEmpty else {
        lost.missing.subtract(erased)
        return lost
      }
      try StoreError.wrapping { try FileSystem.removeDatabase(path) }
    }
  }

  /// Those of the files that no event names any more.
  private func erased(of digests: Set<String>) throws(StoreError) -> Set<String> {
    if digests.isEmpty { return [] }
    return try snapshots().read { snapshot throws(StoreError) in
      var erased: Set<String> = []
      for digest in digests where try !snapshot.connection.isFiled(digest) { erased.insert(digest) }
      return erased
    }
  }

  private func copyDatabase(to path: String) throws(StoreError) {
    let source = try Connection(path: folder.database, knownVersion: newest)
    // SQLite fills an existing empty file, which keeps its permissions.
    try StoreError.wrapping { try FileSystem.write([], to: path) }
    try source.copy(to: path)
  }

  private func packFiles(into path: String) throws(StoreError) -> LostFiles {
    let backup = try Connection(path: path, knownVersion: newest)
    var lost = LostFiles()
    try backup.begin(.write)
    try backup.execute(
      "DROP TABLE IF EXISTS backup_files; CREATE TABLE backup_files (name TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL)"
    )
    // Others are on their way to their name.
    for name in try StoreError.wrapping({ try FileSystem.names(in: folder.files) }) where FileDigest.isOne(name) {
      let content: [UInt8]
      do throws(SystemError) {
        content = try FileSystem.read(folder.files + "/" + name)
      } catch {
        // The server removes what nobody names.
        if error.code == ENOENT { continue }
        throw StoreError(error)
      }
      try backup.run("INSERT INTO backup_files (name, content) VALUES ($1, $2)", name, content)
      if !FileDigest.isWhole(name, content), try backup.isFiled(name) { lost.damaged.insert(name) }
    }
    lost.missing = Set(
      try backup.all("SELECT DISTINCT digest FROM files WHERE digest NOT IN (SELECT name FROM backup_files)") {
        $0.text(0)
      })
    try backup.commit()
    try backup.closeLog()
    return lost
  }
}

/// Held while a backup is made in the data folder: another would write into the same copy (flock(2)).
private final class BackupLock {
  private let descriptor: Descriptor

  init(_ path: String) throws(StoreError) {
    do throws(SystemError) {
      descriptor = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY)
      try SystemCall.retrying("flock", path: path) { flock(descriptor.raw, LOCK_EX | LOCK_NB) }
    } catch {
      throw error.code == EWOULDBLOCK ? .busy : StoreError(error)
    }
  }
}

extension DataFolder {
  /// Removes whole copies that a backup or a restore has left that was killed. Only while this process has the folder.
  package func removeLeftCopies() {
    guard case .file = place else { return }
    try? FileSystem.removeDatabase(database + ".restoring")
    guard let lock = try? BackupLock(path) else { return }
    try? FileSystem.removeDatabase(database + ".backing-up")
    withExtendedLifetime(lock) {}
  }

  /// Replaces the content of the folder with a backup; the old database stays beside it as
  /// `motcua.sqlite.before-restore`, with a number added if an earlier restore left one.
  ///
  /// Throws, with nothing changed, if the folder is being served, or the file is damaged or not a backup of this
  /// program.
  ///
  /// - Parameters:
  ///   - identities: of an encrypted backup, one of which opens it; none: it is not encrypted.
  ///   - isAcceptingDamage: whether a backup with altered pages or files is restored all the same, for want of a better
  ///     one. A file whose structure is damaged is never restored, and neither is an altered encrypted one.
  /// - Returns: what has come back with it although it had been erased or withdrawn.
  @discardableResult
  package func restore(
    from path: String, by identities: [AgeIdentity] = [], isAcceptingDamage: Bool = false
  ) throws(StoreError) -> BroughtBack {
    guard case .file = place else {
      throw .ownTools(line: "pg_restore --clean --if-exists --dbname=\(place.description) \(path)")
    }
    guard FileSystem.kind(of: path) == .other else { throw .noFile(path: path) }
    let lock = try lock()
    defer { withExtendedLifetime(lock) {} }
    let fresh = database + ".restoring"
    let back: BroughtBack
    do {
      try StoreError.wrapping { try FileSystem.removeDatabase(fresh) }
      try bring(path, to: fresh, by: identities)
      back = try unpackFiles(from: fresh, backup: path, isAcceptingDamage: isAcceptingDamage)
      try StoreError.wrapping { try FileSystem.synchronise(fresh) }
    } catch {
      try? FileSystem.removeDatabase(fresh)
      throw error.about(path, insteadOf: fresh)
    }
    var (old, number) = (database + ".before-restore", 1)
    while FileSystem.kind(of: old) != nil {
      number += 1
      old = "\(database).before-restore-\(number)"
    }
    try StoreError.wrapping { try exchange(fresh, keepingOldAs: old) }
    return back
  }

  private func bring(_ path: String, to fresh: String, by identities: [AgeIdentity]) throws(StoreError) {
    if !identities.isEmpty { return try SealedFile.open(path, fresh, by: identities) }
    if try SealedFile.isOne(path) {
      throw .refusedBackup(path: path, reason: "is encrypted. Name the key file of a recipient by --identity.")
    }
    try StoreError.wrapping { try FileSystem.copy(path, fresh) }
  }

  /// At every moment there is a whole database under its name, the old one or the new one, whenever the power goes.
  private func exchange(_ fresh: String, keepingOldAs old: String) throws(SystemError) {
    // A log beside a database that it does not belong to would be read into it. So the old log goes first, and its name
    // with it, before another database can have the name. A damaged database may keep what it has in the log, which
    // then lies beside it.
    if FileSystem.kind(of: database) != nil { try? Connection(path: database, knownVersion: .max).emptyLog() }
    for suffix in ["-wal", "-journal"] where FileSystem.kind(of: database + suffix) != nil {
      try FileSystem.rename(database + suffix, old + suffix)
    }
    try FileSystem.remove(database + "-shm")
    try FileSystem.synchronise(path)
    if FileSystem.kind(of: database) != nil { try FileSystem.link(database, old) }
    try FileSystem.rename(fresh, database)
    try FileSystem.synchronise(path)
  }

  private func unpackFiles(
    from fresh: String, backup: String, isAcceptingDamage: Bool
  ) throws(StoreError) -> BroughtBack {
    try comparePages(of: fresh, backup: backup, isAcceptingDamage: isAcceptingDamage)
    let copy = try Connection(path: fresh, knownVersion: Schema.store.newest)
    guard try copy.isOurs else { throw .otherProgram(path: backup) }
    if let finding = try copy.structureFindings().first { throw .corrupt("\(backup): \(finding)") }
    if !isAcceptingDamage {
      var check = Check()
      try check.packedFiles(of: copy)
      try check.throwFinding(about: backup)
    }
    if try copy.hasTable("backup_files") {
      var folders: Set = [files]
      try copy.forEach("SELECT name, content FROM backup_files") { row throws(StoreError) in
        let name = row.text(0)
        // Split by bytes, as the file system does.
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && !$0.elementsEqual("..".utf8) }) else {
          throw .corrupt("\(backup): file name \(name)")
        }
        try unpack(row.bytes(1), as: name)
        folders.insert(FileSystem.parent(of: files + "/" + name))
      }
      for folder in folders { try StoreError.wrapping { try FileSystem.synchronise(folder) } }
      try copy.execute("DROP TABLE backup_files")
    }
    // What waited for its form is not in the backup.
    for table in ["kept_files", "coming_files"] where try copy.hasTable(table) {
      try copy.execute("DELETE FROM \(table)")
    }
    var back = try BroughtBack(by: copy, into: self)
    back.lost.missing = try copy.namedFiles().filter { FileSystem.kind(of: files + "/" + $0) == nil }
    try copy.closeLog()
    return back
  }

  /// An existing file stays, unless it is damaged.
  private func unpack(_ content: [UInt8], as name: String) throws(StoreError) {
    let target = files + "/" + name
    let isThere = FileSystem.kind(of: target) != nil
    if isThere, !FileDigest.isOne(name) || FileDigest.isWhole(name, in: files) { return }
    try StoreError.wrapping {
      try FileSystem.createFolder(FileSystem.parent(of: target))
      let draft = target + ".restoring"
      try FileSystem.write(content, to: draft)
      try FileSystem.rename(draft, target)
    }
  }

  /// Throws if a page of the copy differs from what was written; or takes it as it is.
  private func comparePages(of fresh: String, backup: String, isAcceptingDamage: Bool) throws(StoreError) {
    if isAcceptingDamage { return try PageScan.accept(fresh) }
    var check = Check()
    check.pages(try PageScan(of: fresh))
    try check.throwFinding(about: backup)
  }
}

extension StoreError {
  /// What is wrong with a copy is wrong with the backup that it was made of.
  fileprivate func about(_ backup: String, insteadOf copy: String) -> StoreError {
    switch self {
    case .notADatabase(copy): .refusedBackup(path: backup, reason: "holds something that is not a database.")
    case .otherProgram(copy): .otherProgram(path: backup)
    case .newerThanProgram(copy, let found, let known): .newerThanProgram(path: backup, found: found, known: known)
    case .tooOld(copy, let found, let oldest): .tooOld(path: backup, found: found, oldest: oldest)
    default: self
    }
  }
}

extension Check {
  fileprivate func throwFinding(about backup: String) throws(StoreError) {
    guard let finding = report.findings.first else { return }
    throw .damagedBackup(path: backup, finding: finding)
  }
}
