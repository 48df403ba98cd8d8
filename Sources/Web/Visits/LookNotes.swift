import OneStop
import Synchronization

/// What the answer to one request shows of dossiers, noted while it is made.
package final class LookNotes: Sendable {
  struct Note: Hashable {
    var reader: LookReader
    var agency: AgencyCode?
    var part: LookPart
  }

  private let notes = Mutex<[Note: [Int64]]>([:])

  func add(_ note: Note, _ dossiers: some Sequence<Int64>) {
    notes.withLock { $0[note, default: []] += dossiers }
  }

  var isEmpty: Bool { notes.withLock { $0.isEmpty } }

  /// What has been noted, and nothing from now on.
  func take() -> [Note: [Int64]] {
    notes.withLock { notes in
      defer { notes = [:] }
      return notes
    }
  }
}
