import ArgumentParser
import OneStopStore

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes one consistent copy of the database to a file, beside a running server.")

  @OptionGroup var data: DataOptions

  @Flag(help: "Replaces a file that is there, once the copy is whole.")
  var force = false

  @Argument(help: "The file to write; one that is there stays, and the command fails, without --force.")
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
    abstract: "Puts a backup in the place of the database; no server may be running on the folder.")

  @OptionGroup var data: DataOptions

  @Flag(help: "Takes a backup some of whose rows or files are not as they were written, where there is none better.")
  var acceptDamage = false

  @Argument(help: "The file that `backup` wrote.")
  var file: String

  func run() throws {
    let folder = try explaining {
      let folder = try DataFolder(creating: data.data)
      try folder.restore(from: file, isAcceptingDamage: acceptDamage)
      return folder
    }
    folder.administrationLog.note("backup \(file) restored")
  }
}
