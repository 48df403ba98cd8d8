import Database
import Foundation
import Glibc
import Synchronization

/// A folder of its own for one test, removed with everything in it.
package final class TemporaryFolder: Sendable {
  package let path: String
  private let database: Mutex<TestDatabase?>

  package init() throws {
    path = NSTemporaryDirectory() + "motcua-tests-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    database = Mutex(TestEngine.current == .postgreSQL ? TestDatabase() : nil)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The server's database that stands beside the folder, made when it is first asked for; nil where the test is of
  /// SQLite.
  ///
  /// - Parameter template: the database that it is made from.
  package func server(copyOf template: () throws -> String? = { nil }) throws -> DatabasePlace? {
    try database.withLock { try $0?.place(copyOf: template) }
  }

  package func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path).appending(path: name))
  }

  /// Writes a script that can be run at once; the path of it.
  ///
  /// Closed on exec in the call that opens it, as Foundation's writing is not: a program that another test starts
  /// meanwhile would keep it open for writing, and such a file is not run (execve(2), ETXTBSY).
  package func writeProgram(_ script: String, to name: String) throws -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o755)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: Data(script.utf8))
    try handle.close()
    return file
  }
}
