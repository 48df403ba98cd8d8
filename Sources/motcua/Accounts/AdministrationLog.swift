import Glibc
import OneStop
import OneStopStore
import Operations

/// `DIR/administration.log`: a line for each command that changes or copies data, with the user who ran it.
struct AdministrationLog {
  let folder: DataFolder

  /// If the line cannot be written, standard error says so; the command itself is done.
  func note(_ change: String) {
    // A note may contain a line break of its own, for example in a file's name.
    let told = String(String.UnicodeScalarView(change.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    let line = "\(Moment.systemNow.rfc3339) \(systemUser): \(told)\n"
    do {
      try FileBytes.append(Array(line.utf8), to: "\(folder.path)/administration.log")
    } catch {
      complain("\(error)")
    }
  }
}

extension Store {
  var administrationLog: AdministrationLog { folder.administrationLog }
}

extension DataFolder {
  var administrationLog: AdministrationLog { AdministrationLog(folder: self) }
}

/// The operating system's user who runs the command.
var systemUser: String { getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(getuid())" }

extension AccountManager {
  /// This command may do to accounts and tokens whatever it is asked to.
  static var command: AccountManager { AccountManager(command: systemUser) }
}

extension Store {
  /// Runs the operation in a transaction of a command.
  @discardableResult
  func carryOut<Change: Operation>(_ operation: Change) throws -> Change.Outcome {
    try explaining { try writer.bulk { try operation.run(in: $0) } }
  }
}
