import Glibc
import OneStop
import Operations
import Portal
import StreamSafe

extension DataOptions {
  /// The first line of standard input; a weak password is refused.
  func readPassword(login: String, name: String) throws -> String {
    if isatty(STDIN_FILENO) == 1 {
      complain("Password (it is shown as you type; a file or pipe keeps it out of sight):")
    }
    guard var line = readLine(strippingNewline: true) else {
      throw Failure("No password on standard input; give it as one line, such as `motcua user add … < FILE`.")
    }
    // A file that was written on Windows begins with a byte-order mark.
    if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
    guard line.isStreamSafe else {
      throw Failure("The password has more than \(String.longestMarkRun) combining marks in a row.")
    }
    let rule = try PortalResources(path: try resources.folder().path).passwordRule()
    switch rule.weakness(of: line, login: login, name: name) {
    case nil: return line
    case .tooShort, .tooLong:
      throw Failure("A password has \(PasswordRule.fewestCharacters) to \(PasswordRule.mostCharacters) characters.")
    case .common: throw Failure("This password is in common use and would soon be guessed; choose another.")
    case .ownName: throw Failure("A password must not be the account's own name; choose another.")
    }
  }
}
