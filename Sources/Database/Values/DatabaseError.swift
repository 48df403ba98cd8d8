import Glibc
import System

/// The errors of a database and its folder. `description` is a sentence for the person who runs the program.
@usableFromInline
package enum DatabaseError: Error, Hashable, Sendable {
  /// Another process kept the database locked for longer than the store waits.
  case busy
  /// No space is left, or the disk failed a write; what was acknowledged before is safe, the present change was not
  /// kept.
  case diskFull
  /// A rule of the schema, in SQLite's words, such as `UNIQUE constraint failed: ratings.dossier_id`.
  case constraint(String)
  case corrupt(String)
  /// A backup that can be read, but has pages or files that differ from what was written.
  case damagedBackup(path: String, finding: String)
  /// A backup that is encrypted to somebody else, or not as it was written; the reason follows its name.
  case refusedBackup(path: String, reason: String)
  case notADatabase(path: String)
  case noFile(path: String)
  /// A database made by another program.
  case otherProgram(path: String)
  case newerThanProgram(path: String, found: Int, known: Int)
  case notWritable(path: String)
  /// A crash has interrupted a change, which a program that writes has to undo first.
  case interrupted(path: String)
  case notAFolder(path: String)
  /// A folder with other content and no database of this program.
  case foreignFolder(path: String)
  case noDatabase(path: String)
  case fileExists(path: String)
  /// A backup into the folder of the data, over its own files.
  case insideData(path: String)
  /// The database was deleted or replaced while it was open: what is written now is lost.
  case gone(path: String)
  /// A program that writes has to bring the schema up to date first.
  case olderThanProgram(path: String, found: Int, known: Int)
  /// From a version so old that it can no longer be brought up to date.
  case tooOld(path: String, found: Int, oldest: Int)
  case alreadyServed(path: String)
  /// The system's clock is implausibly far from when the database was last written: nothing is written by it.
  case clock(now: String, last: String)
  /// The connection to the server broke off; what was acknowledged before is safe, the present change was not kept.
  case lost(place: String)
  /// The connection broke off during a commit, and the server cannot be asked what became of it.
  case unknownOutcome(place: String)
  /// No connection to the server can be made.
  case unreachable(place: String, reason: String)
  case wrongPassword(place: String)
  /// The server has no database of this name.
  case noServerDatabase(place: String)
  case notUTF8(place: String)
  case unreadableAddress(String)
  /// Something is there already.
  case notEmpty(place: String)
  /// The program was built without the trait.
  case noPostgreSQL
  /// What a server's own tools do.
  case ownTools(line: String)
  /// The writer was closed before the change began.
  case closed
  case system(SystemError)
  /// Any other result code of the engine.
  case other(code: Int32, message: String)
}

extension DatabaseError {
  /// Whether nothing was saved for a reason that may pass.
  package var isPassing: Bool {
    switch self {
    case .busy, .closed, .gone, .lost, .unreachable: true
    default: false
    }
  }

  package init(_ error: SystemError) {
    let path = error.path ?? ""
    self =
      switch error.code {
      case EACCES, EROFS, EPERM: .notWritable(path: path)
      case _ where error.isOfFullDisk: .diskFull
      case ENOTDIR: .notAFolder(path: path)
      case EEXIST: .fileExists(path: path)
      default: .system(error)
      }
  }

  /// The database's own error, or that of the failed system call.
  package init(wrapping error: any Error) {
    switch error {
    case let error as DatabaseError: self = error
    case let error as SystemError: self.init(error)
    default: self = .other(code: 0, message: "\(error)")
    }
  }

  /// Runs `work`; a failed system call becomes an error of the database.
  package static func wrapping<Result>(_ work: () throws -> Result) throws(DatabaseError) -> Result {
    do {
      return try work()
    } catch {
      throw DatabaseError(wrapping: error)
    }
  }
}

extension DatabaseError: CustomStringConvertible {
  @usableFromInline
  package var description: String {
    switch self {
    case .busy: "The database is in use by another program; try again in a moment."
    case .diskFull: "The disk is full or over a limit: the change was not saved. Free some space and try again."
    case .constraint(let rule): "The change breaks a rule of the database (\(rule))."
    case .corrupt(let message):
      "The database is damaged (\(message)). Restore the last backup with `motcua restore`."
    case .damagedBackup(let path, let finding):
      "\(path) is damaged. \(finding) Restore another backup, or add --accept-damage to take this one as it is."
    case .refusedBackup(let path, let reason): "\(path) \(reason) Nothing was changed."
    case .notADatabase(let path): "\(path) is not a database. Choose another folder with --data."
    case .noFile(let path): "There is no file \(path). Name the one that `motcua backup` wrote."
    case .otherProgram(let path): "\(path) belongs to another program. Choose another folder with --data."
    case .newerThanProgram(let path, let found, let known):
      "\(path) was written by a newer version of this program (schema \(found), known \(known)). Update the program."
    case .notWritable(let path): "\(path) cannot be written. Check its owner and permissions."
    case .interrupted(let path):
      "\(path) was left in the middle of a change. Start `motcua serve` once, which undoes the change."
    case .notAFolder(let path): "\(path) is not a folder. Name a folder with --data."
    case .foreignFolder(let path):
      "\(path) holds other files but no database of this program. Name an empty folder with --data."
    case .noDatabase(let path): "\(path) holds no data yet. Start `motcua serve` or `motcua demo` on it first."
    case .fileExists(let path): "\(path) already exists. Name another file, or add --force to replace it."
    case .insideData(let path):
      "\(path) is in a data folder, where a backup is lost with the data. Name a place outside it."
    case .gone(let path):
      "\(path) was deleted or replaced while it was in use: nothing can be saved any more. Put it back, then start again."
    case .olderThanProgram(let path, let found, let known):
      "\(path) was written by an older version of this program (schema \(found), known \(known)). Start `motcua serve` once."
    case .tooOld(let path, let found, let oldest):
      "\(path) was written by a version of this program that is too old (schema \(found); the oldest is \(oldest)). "
        + "Bring it up to date with a version in between first."
    case .alreadyServed(let path): "\(path) is already served by another process. Stop that one first."
    case .clock(let now, let last):
      "This machine's clock says \(now), and the database was last written at \(last): nothing is saved. "
        + "Set the clock, or start `motcua serve --accept-clock` once if it is right."
    case .lost(let place): "The connection to \(place) was lost: the change was not saved. Try again."
    case .unknownOutcome(let place):
      "The connection to \(place) was lost while a change was being saved. Look whether it was, before you repeat it."
    case .unreachable(let place, let reason):
      "The database server of \(place) cannot be reached: \(reason). Check --database, and that the server runs."
    case .wrongPassword(let place):
      "The server refuses the password for \(place). Give the right one in --database, PGPASSWORD or a file .pgpass."
    case .noServerDatabase(let place):
      "The database of \(place) does not exist. Create it: createdb --encoding UTF8 --template template0 NAME."
    case .notUTF8(let place):
      "The database of \(place) does not store text as UTF-8. Create one that does: createdb --encoding UTF8 --template "
        + "template0 NAME."
    case .unreadableAddress(let reason):
      "--database is not an address such as postgresql://user@host/database: \(reason)."
    case .notEmpty(let place): "\(place) holds a database already. Name a place without one."
    case .noPostgreSQL:
      "This program was built without PostgreSQL. Build it with: make build TRAITS=PostgreSQL."
    case .ownTools(let line): "A server's database is saved and restored by its own tools: \(line)."
    case .closed: "The database is closed."
    case .system(let error):
      "\(error.path ?? "The system") cannot be used: \(error.call) says \(error.reason). Choose another place."
    case .other(let code, let message): "The database failed: \(message) (code \(code))."
    }
  }
}
