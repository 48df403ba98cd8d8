import System

extension FileSystem {
  /// Removes the database, its journal and its log, as far as they exist.
  package static func removeDatabase(_ path: String) throws(SystemError) {
    for suffix in ["", "-journal", "-wal", "-shm"] { try remove(path + suffix) }
  }
}
