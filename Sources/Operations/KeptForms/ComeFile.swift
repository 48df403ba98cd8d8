import OneStop
import OneStopStore

/// Begins a file that comes in pieces.
package struct BeginFile: Operation {
  /// What one person, and all together, may have waiting.
  package enum Failure: Error, Hashable {
    case ofOwner, ofAll
  }

  package static let mostOfOwner = WaitingFiles(count: 200, size: 400 << 20)
  package static let most = WaitingFiles(count: 100_000, size: 20 << 30)

  private let file: ComingFile
  private let now: Moment

  package init(_ file: ComingFile, now: Moment) { (self.file, self.now) = (file, now) }

  /// - Throws: `Failure`.
  package func run(in transaction: Transaction) throws {
    try require(transaction.waitingFiles(of: file.draft.owner), BeginFile.mostOfOwner, .ofOwner)
    try require(transaction.waitingFiles(), BeginFile.most, .ofAll)
    try transaction.add(file, now: now)
  }

  private func require(_ waiting: WaitingFiles, _ most: WaitingFiles, _ failure: Failure) throws(Failure) {
    guard waiting.count < most.count, waiting.size + file.size <= most.size else { throw failure }
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

/// A coming file is whole, and waits for its form like any other.
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
    let kept = KeptFile(name: coming.name, field: coming.field, file: file)
    try transaction.addKept(kept, of: coming.draft, now: now)
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
    let isKept = try transaction.forgetKeptFile(name, of: owner)
    return isComing || isKept
  }
}
