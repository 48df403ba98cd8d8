import Glibc
import OneStop
import OneStopStore

/// `DIR/administration.log`: a line for each command that changes something, or takes it along, with who gave it.
struct AdministrationLog {
  let folder: DataFolder

  /// One that cannot be written is said on standard error; what it tells of is done.
  func note(_ change: String) {
    let who = getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(getuid())"
    // What a line tells may hold a line's end of its own: a file's name, for one.
    let told = String(String.UnicodeScalarView(change.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    let line = "\(Moment.systemNow.rfc3339) \(who): \(told)\n"
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
