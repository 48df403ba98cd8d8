import OneStop
import OneStopStore

/// Begins a file that comes in pieces, unless it has begun, or is whole already.
package struct BeginFile: Operation {
  private let file: ComingFile
  private let isGuest: Bool
  private let now: Moment

  package init(_ file: ComingFile, isGuest: Bool = false, now: Moment) {
    (self.file, self.isGuest, self.now) = (file, isGuest, now)
  }

  /// - Throws: `FileRoom.Shortage`.
  package func run(in transaction: Transaction) throws {
    let owner = file.draft.owner
    if try transaction.comingFile(file.name, of: owner) != nil { return }
    if try transaction.keptFile(file.wholeName, of: owner) != nil { return }
    try FileRoom.require(WaitingFiles(count: 1, size: file.size), for: file.draft, isGuest: isGuest, in: transaction)
    try transaction.add(file, now: now)
  }
}

/// That so many bytes of a coming file are on disk.
package struct NotePiece: Operation {
  private let name: String
  private let received: Int
  private let now: Moment

  package init(_ name: String, received: Int, now: Moment) {
    (self.name, self.received, self.now) = (name, received, now)
  }

  package func run(in transaction: Transaction) throws { try transaction.noteReceived(received, of: name, now: now) }
}

/// A coming file is whole, has its name as such, and waits for its form like any other.
package struct FinishFile: Operation {
  private let coming: ComingFile
  private let file: StoredFile
  private let now: Moment

  package init(_ coming: ComingFile, _ file: StoredFile, now: Moment) {
    (self.coming, self.file, self.now) = (coming, file, now)
  }

  /// The one that waits: another where the field has the same content already; nil where it was given up meanwhile.
  package func run(in transaction: Transaction) throws -> KeptFile? {
    guard try transaction.forgetComingFile(coming.name, of: coming.draft.owner) else { return nil }
    let same = try transaction.keptFiles(of: coming.draft, now: now)
      .first { $0.field == coming.field && $0.file.digest == file.digest }
    if let same { return same }
    let kept = KeptFile(name: coming.wholeName, field: coming.field, file: file)
    try transaction.keep([kept], of: coming.draft, now: now)
    return kept
  }
}

/// Its sender does not want it any more, or it cannot be taken.
package struct GiveUpFile: Operation {
  private let name: String
  private let owner: String

  package init(_ name: String, of owner: String) { (self.name, self.owner) = (name, owner) }

  /// Whether there was one.
  package func run(in transaction: Transaction) throws -> Bool {
    let isComing = try transaction.forgetComingFile(name, of: owner)
    let isKept = try transaction.forgetKeptFile(ComingFile.whole(name), of: owner)
    return isComing || isKept
  }
}
