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
      try explaining { try store.backup(to: file, for: readers, isReplacing: force) }
      return store.administrationLog.note("backup written to \(file)")
    }
    let now = Moment.systemNow
    guard FileSystem.kind(of: file) == .folder else {
      throw Failure("\(file) is not a folder. With --keep, name the folder of the backups.")
    }
    let path = "\(file)/\(BackupFolder.name(of: now, isEncrypted: !readers.isEmpty))"
    let removed = try explaining {
      try store.backup(to: path, for: readers, isReplacing: force)
      // A clock that runs far ahead would make every backup an old one.
      try store.clock?.believed()
      return try BackupFolder.removeOlder(than: keep, in: file, today: now.date)
    }
    store.administrationLog.note(
      "backup written to \(path)" + (removed.isEmpty ? "" : ", \(counted(removed.count, "older backup")) removed"))
    for name in removed { say("removed: \(name)") }
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
    try explaining { try folder.restore(from: file, by: identities, isAcceptingDamage: acceptDamage) }
    folder.administrationLog.note("backup \(file) restored")
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
    return keys
  }
}

extension Failure {
  fileprivate static func keyInside(_ path: String) -> Failure {
    Failure(
      "\(path) is in a data folder, where whoever takes the data takes the key along. Keep the key on another machine.")
  }
}
