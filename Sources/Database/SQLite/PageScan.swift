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
  /// A page does not count while it is still to be copied from the log: everybody reads it there, and what a power cut
  /// left of it in the file is of no account. Nor does what lies behind the end that the log knows.
  package init(of path: String) throws(DatabaseError) {
    let file = try PageFile(path)
    guard file.pageSize > 0 else { return }
    hasChecksums = true
    let suspects = try PageScan.differing(1..<(try file.pageCount + 1), of: file)
    let log = try LogScan(of: path + "-wal", pageSize: file.pageSize)
    brokenFrame = log.brokenFrame
    damaged = suspects.filter { $0 <= log.pageCount ?? .max }
    if damaged.contains(where: { log.frames[$0] != nil }) {
      let copied = file.copiedFrames
      damaged.removeAll { log.frames[$0] ?? 0 > copied }
    }
    // One that is just being written may be read half old and half new, but not for long.
    for _ in 0..<20 where !damaged.isEmpty {
      usleep(1_000)
      damaged = try PageScan.differing(damaged, of: file)
    }
  }

  /// Gives every damaged page of a file that nobody else uses the checksum of what is in it.
  package static func accept(_ path: String) throws(DatabaseError) {
    let file = try PageFile(path, isWriting: true)
    for number in try differing(1..<(try file.pageCount + 1), of: file) { try file.accept(number) }
    try file.synchronise()
  }

  /// Those of the pages that differ from their checksums.
  private static func differing(_ pages: some Sequence<Int>, of file: PageFile) throws(DatabaseError) -> [Int] {
    var differing: [Int] = []
    for page in pages {
      switch try file.read(page) {
      case .whole: break
      case .damaged: differing.append(page)
      // Behind the end, if the file has become shorter.
      case .missing: if try page <= file.pageCount { differing.append(page) }
      }
    }
    return differing
  }
}
