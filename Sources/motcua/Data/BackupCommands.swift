import ArgumentParser
import OneStopStore

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes a consistent copy of the database to a file; the server may be running.")

  @OptionGroup var data: DataOptions

  @Flag(help: "Replaces an existing file, once the copy is complete.")
  var force = false

  @Argument(help: "The file to write; without --force, an existing one stays and the command fails.")
  var file: String

  func run() throws {
    let store = try data.open()
    defer { store.close() }
    try explaining { try store.backup(to: file, isReplacing: force) }
    store.administrationLog.note("backup written to \(file)")
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Replaces the database with a backup; no server may be running on the folder.")

  @OptionGroup var data: DataOptions

  @Flag(help: "Accepts a backup with damaged pages or files, if there is no better one.")
  var acceptDamage = false

  @Argument(help: "The file that `backup` wrote.")
  var file: String

  func run() throws {
    let folder = try data.createdFolder()
    try explaining { try folder.restore(from: file, isAcceptingDamage: acceptDamage) }
    folder.administrationLog.note("backup \(file) restored")
  }
}
