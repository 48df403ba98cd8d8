import Glibc
import System

/// What a pass over all pages of a database file finds, those in use and those that are free, and one over its log.
package struct PageScan: Hashable, Sendable {
  /// Whether the pages have checksums; if not, nothing is known of them.
  package private(set) var hasChecksums = false
  /// The pages that differ from what was written, counted from 1.
  package private(set) var damaged: [Int] = []
  /// The place in the log, in frames from 1, where it is damaged although whole transactions follow.
  package private(set) var brokenFrame: Int?

  package init(hasChecksums: Bool = false, damaged: [Int] = []) {
    (self.hasChecksums, self.damaged) = (hasChecksums, damaged)
  }

  /// Reads the file while other programs may be writing it; changes nothing.
  ///
  /// A page that is in the log as well does not count: it is copied from there before anybody reads it, and what a
  /// power cut left of it in the file is of no account. Nor does what lies behind the end that the log knows.
  package init(of path: String) throws(DatabaseError) {
    let file = try PageFile(path)
    guard file.pageSize > 0 else { return }
    hasChecksums = true
    let suspects = try PageScan.suspects(in: file)
    let log = try LogScan(of: path + "-wal", pageSize: file.pageSize)
    brokenFrame = log.brokenFrame
    for number in suspects where !log.pages.contains(number) && number <= log.pageCount ?? .max {
      if try PageScan.isDamaged(number, of: file) { damaged.append(number) }
    }
  }

  /// Gives every damaged page of a file that nobody else uses the checksum of what is in it.
  package static func accept(_ path: String) throws(DatabaseError) {
    let file = try PageFile(path, isWriting: true)
    for number in try suspects(in: file) { try file.accept(number) }
    try file.synchronise()
  }

  private static func suspects(in file: PageFile) throws(DatabaseError) -> [Int] {
    var suspects: [Int] = []
    for number in 0..<(try file.pageCount) where try file.read(number + 1) != .whole { suspects.append(number + 1) }
    return suspects
  }

  /// Whether the page stays as it is: one that is just being written may be read half old and half new.
  private static func isDamaged(_ number: Int, of file: PageFile) throws(DatabaseError) -> Bool {
    for _ in 0..<20 {
      switch try file.read(number) {
      case .whole: return false
      // The file has become shorter.
      case .missing where try number > file.pageCount: return false
      case .damaged, .missing: usleep(1_000)
      }
    }
    return true
  }
}
