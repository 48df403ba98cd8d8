import Glibc
import System

/// The folder with everything that the portal stores: `motcua.sqlite`, unless a server has the database, `files/` and
/// `kept/`.
package struct DataFolder: Hashable, Sendable {
  package let path: String
  /// Where the database is.
  package let place: DatabasePlace

  /// Creates what is missing. Throws if the path is a file, is not writable, or is another program's folder.
  ///
  /// - Parameter server: the database's place, if that is not a file of the folder.
  package init(creating path: String, server: DatabasePlace? = nil) throws(DatabaseError) {
    self.path = DataFolder.trimmed(path)
    place = server ?? .file(DataFolder.database(in: self.path))
    let path = self.path
    try DatabaseError.wrapping { try FileSystem.createFolder(path) }
    if server == nil { try checkOwner() }
    guard access(self.path, W_OK | X_OK) == 0 else { throw .notWritable(path: self.path) }
    for folder in [files, kept] {
      try DatabaseError.wrapping { try FileSystem.createFolder(folder) }
    }
  }

  /// Throws `noDatabase` if the folder holds none, and no server is named.
  package init(existing path: String, server: DatabasePlace? = nil) throws(DatabaseError) {
    self.path = DataFolder.trimmed(path)
    place = server ?? .file(DataFolder.database(in: self.path))
    guard FileSystem.kind(of: self.path) != .other else { throw .notAFolder(path: self.path) }
    let isThere = server == nil ? FileSystem.kind(of: database) == .other : FileSystem.kind(of: self.path) == .folder
    guard isThere else { throw .noDatabase(path: self.path) }
  }

  /// The file of SQLite, which is there unless a server has the database.
  package var database: String { DataFolder.database(in: path) }

  private static func database(in path: String) -> String { path + "/motcua.sqlite" }

  /// Uploaded files, each named by its SHA-256.
  package var files: String { path + "/files" }
  /// Files of answers that could not be saved yet; they are in no backup.
  package var kept: String { path + "/kept" }
  /// The certificates of those whose word on signers is trusted, as of the last start; in no backup.
  package var authorities: String { path + "/authorities.pem" }

  /// Makes this process the one that serves the folder, until the result is released or the process ends, in whatever
  /// way.
  ///
  /// Throws `alreadyServed` if another process serves it (flock(2)), or the database of the same server.
  package func lock() throws(DatabaseError) -> FolderLock { try FolderLock(self) }

  /// The bytes of `DIR/secret`, which `make` provides the first time; readable by the owner alone.
  ///
  /// Two processes that start at once get the same bytes.
  package func secret(byteCount: Int, _ make: () -> [UInt8]) throws(DatabaseError) -> [UInt8] {
    let file = path + "/secret"
    let secret = try DatabaseError.wrapping {
      if FileSystem.kind(of: file) == nil { try keepSecret(make(), at: file) }
      return try FileSystem.read(file)
    }
    guard secret.count == byteCount else { throw .corrupt("\(file) has \(secret.count) bytes, not \(byteCount)") }
    return secret
  }

  package var hasSecret: Bool { FileSystem.kind(of: path + "/secret") != nil }

  private func keepSecret(_ secret: [UInt8], at file: String) throws(SystemError) {
    let draft = "\(file).\(getpid())"
    try FileSystem.write(secret, to: draft)
    defer { unlink(draft) }
    do throws(SystemError) { try FileSystem.link(draft, file) } catch  where error.code == EEXIST {}
    try FileSystem.synchronise(path)
  }

  /// Makes files with personal data private to this user, also in a folder that was made beforehand.
  ///
  /// - Returns: the paths that other users can still read, because they belong to somebody else.
  package func makePrivate() -> [String] {
    let names = ["", "/files", "/secret", "/serve.lock"] + ["", "-wal", "-shm"].map { "/motcua.sqlite\($0)" }
    return names.map { path + $0 }.filter { !FileSystem.makePrivate($0) }
  }

  private func checkOwner() throws(DatabaseError) {
    guard FileSystem.kind(of: database) == nil else { return }
    let ours: Set = ["files", "kept", "serve.lock", "secret", "administration.log", "lost+found"]
    let names = try DatabaseError.wrapping { try FileSystem.names(in: path) }
    guard names.allSatisfy({ ours.contains($0) || $0.hasPrefix("motcua.sqlite") })
    else { throw .foreignFolder(path: path) }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path.removeLast() }
    return path.isEmpty ? "." : path
  }
}

/// The right to serve a data folder; ends when it is released.
package final class FolderLock: Sendable {
  private let descriptor: Descriptor
  #if PostgreSQL
    private let session: PostgreSQLLock?
  #endif

  init(_ folder: DataFolder) throws(DatabaseError) {
    #if PostgreSQL
      if case .server(let address) = folder.place { session = try PostgreSQLLock(address) } else { session = nil }
    #endif
    let path = folder.path + "/serve.lock"
    do throws(SystemError) {
      descriptor = try Descriptor(opening: path, O_RDWR | O_CREAT, mode: 0o600)
      try SystemCall.retrying("flock", path: path) { flock(descriptor.raw, LOCK_EX | LOCK_NB) }
    } catch {
      throw error.code == EWOULDBLOCK ? .alreadyServed(path: folder.path) : DatabaseError(error)
    }
  }
}
