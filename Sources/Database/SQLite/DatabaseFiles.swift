import System

extension FileSystem {
  /// Removes the database, its journal and its log, those of them that are there.
  package static func removeDatabase(_ path: String) throws(SystemError) {
    for suffix in ["", "-journal", "-wal", "-shm"] { try remove(path + suffix) }
  }
}
