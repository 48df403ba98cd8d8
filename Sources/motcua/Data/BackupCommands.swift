import AgeFile
import ArgumentParser
import OneStop
import OneStopStore
import System

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes a consistent copy of the database to a file; the server may be running.",
    discussion: "With a recipient it is encrypted in the format of age, and only the recipient's key opens it.")

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "Whose key opens the backup, as `motcua backup-key` names it; may be repeated.", valueName: "age1…"),
    transform: AgeRecipient.argument)
  var recipient: [AgeRecipient] = []

  @Option(help: ArgumentHelp("A file of recipients, one a line.", valueName: "file"))
  var recipients: String?

  @Option(
    help: ArgumentHelp(
      "The name is then a folder, the backup is named there by its moment, and those older than so many days are removed.",
      valueName: "days"), transform: Int.argument(in: 1...3_650, such: 30))
  var keep: Int?

  @Flag(help: "Replaces an existing file, once the copy is complete.")
  var force = false

  @Argument(help: "The file to write; without --force, an existing one stays and the command fails.")
  var file: String

  func run() throws {
    let readers = try recipient + listed()
    let store = try data.open()
    defer { store.close() }
    guard let keep else {
      let lost = try explaining { try store.backup(to: file, for: readers, isReplacing: force) }
      store.administrationLog.note("backup written to \(file)")
      return try requireWhole(lost, "Keep the older ones.")
    }
    guard FileSystem.kind(of: file) == .folder else {
      throw Failure("\(file) is not a folder. With --keep, name the folder of the backups.")
    }
    // A backup with a wrong date would be kept for too long, or removed too soon.
    let now = try explaining { try store.clock?.believed() } ?? Moment.systemNow
    let (made, lost) = try explaining { try write(store, for: readers, now) }
    store.administrationLog.note("backup written to \(file)/\(made)")
    // An older one may be the last that has them.
    try requireWhole(lost, "No older one was removed.")
    if let clock = store.clock, !clock.isWithin(BackupCommand.nearest) {
      return complain(
        "The clock is days away from when the database was last written: no older backup was removed. Look at the clock, or "
          + "start the server.")
    }
    let (removed, strange) = try explaining {
      try BackupFolder.removeOlder(than: keep, in: file, made: made, today: now.date)
    }
    if !removed.isEmpty { store.administrationLog.note("\(counted(removed.count, "older backup")) in \(file) removed") }
    for name in removed { say("removed: \(name)") }
    for name in strange {
      complain("\(file)/\(name) is dated in the future, or is no file: it is never removed by its age. Look at it.")
    }
  }

  /// How far the clock may be from when the database was last written, for older backups to be removed by it.
  private static let nearest = 3 * Moment.day

  private func requireWhole(_ lost: LostFiles, _ rest: String) throws {
    if lost.isEmpty { return }
    let parts = [(lost.missing.count, "missing"), (lost.damaged.count, "damaged")].filter { $0.0 > 0 }
      .map { "\($0.0) \($0.0 == 1 ? "is" : "are") \($0.1)" }
    throw Failure(
      "The backup was written, but of the uploaded files \(parts.joined(separator: " and ")). \(rest) `motcua check` "
        + "names the files.")
  }

  /// - Returns: its name in the folder, and what could not be packed into it as it came.
  private func write(
    _ store: Store, for readers: [AgeRecipient], _ now: Moment
  ) throws(StoreError) -> (name: String, lost: LostFiles) {
    var moment = now
    while true {
      let name = BackupFolder.name(of: moment, isEncrypted: !readers.isEmpty)
      do throws(StoreError) {
        return (name, try store.backup(to: "\(file)/\(name)", for: readers))
      } catch .fileExists {
        // Another one was made in the same second.
        moment = moment.adding(microseconds: Moment.second)
      }
    }
  }

  private func listed() throws -> [AgeRecipient] {
    guard let recipients else { return [] }
    guard let keys = AgeRecipient.all(inFile: String(decoding: try FileBytes.read(recipients), as: UTF8.self)) else {
      throw Failure("\(recipients) has a line that is no recipient, or none: write one age1… on each line.")
    }
    return keys
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Replaces the database with a backup; no server may be running on the folder.")

  @OptionGroup var data: DataOptions

  @Option(
    help: ArgumentHelp(
      "The key file that opens an encrypted backup, as `motcua backup-key` or age-keygen wrote it.", valueName: "file"))
  var identity: String?

  @Flag(help: "Accepts a backup with damaged pages or files, if there is no better one.")
  var acceptDamage = false

  @Argument(help: "The file that `backup` wrote.")
  var file: String

  func run() throws {
    let folder = try data.createdFolder()
    let identities = try identity.map { try AgeIdentity.read($0, outside: folder) } ?? []
    let back = try explaining { try folder.restore(from: file, by: identities, isAcceptingDamage: acceptDamage) }
    let (erased, withdrawn) = (back.erased.map(\.description).sorted(), back.withdrawn.map(\.description).sorted())
    let told = [("to be erased again: ", erased), ("consent to be withdrawn again: ", withdrawn)]
      .filter { !$0.1.isEmpty }.map { "; " + $0.0 + $0.1.joined(separator: ", ") }
    folder.administrationLog.note("backup \(file) restored" + told.joined())
    for code in erased { say("erase again: \(code)") }
    for code in withdrawn { say("withdraw the consent again: \(code)") }
    if !back.lost.isEmpty {
      complain(
        "Uploaded files that dossiers name are neither in the backup nor in the folder: \(back.lost.missing.count). "
          + "`motcua check` names them; look for them in older backups.")
    }
    if !folder.hasSecret {
      complain(
        "The folder has no file `secret`: before the server starts, put the copy of it there that is kept apart from the "
          + "backups. Otherwise check codes of results are unknown, and people sign in by passkeys alone.")
    }
    for path in back.unread {
      complain("\(path) cannot be read: what was erased or withdrawn since the backup may be in it.")
    }
  }
}

struct BackupKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup-key",
    abstract: "Makes the key of encrypted backups: writes the secret half to a file, and prints the recipient.",
    discussion: "Run it on a machine that is not the server, and keep the file, and a copy on paper, away from it.")

  @Argument(help: "The file to write; an existing one stays, and the command fails.")
  var file: String

  func run() throws {
    if DataFolder.isInside(file) { throw Failure.keyInside(file) }
    let identity = AgeIdentity()
    let lines = "# public key: \(identity.recipient)\n\(identity.secretText)\n"
    try FileBytes.writeNew(Array(lines.utf8), to: file)
    say("\(identity.recipient)")
  }
}

extension AgeIdentity {
  /// Those of a key file, which must not lie where a copy of the data would take it along.
  fileprivate static func read(_ path: String, outside folder: DataFolder) throws -> [AgeIdentity] {
    if folder.holds(path) || DataFolder.isInside(path) { throw Failure.keyInside(path) }
    guard let keys = AgeIdentity.all(inFile: String(decoding: try FileBytes.read(path), as: UTF8.self)) else {
      throw Failure("\(path) is no key file: it has a line other than AGE-SECRET-KEY-1… and comments, or none.")
    }
    if FileSystem.isOpenToOthers(path) { complain("Warning: other users of this machine can read \(path).") }
    return keys
  }
}

extension Failure {
  fileprivate static func keyInside(_ path: String) -> Failure {
    Failure(
      "\(path) is in a data folder, where whoever takes the data takes the key along. Keep the key on another machine.")
  }
}
