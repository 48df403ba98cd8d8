import OneStopStore

/// How many files may wait for their forms, whole or coming.
package enum FileRoom {
  /// Whose share is full.
  package enum Shortage: Error, Hashable, Sendable {
    case ofOwner
    /// Of one form of a dossier, from all who send it and are not signed in: a new browser brings nobody a new share.
    case ofForm
    case ofAll
  }

  /// Of one person, and of one form.
  package static let share = WaitingFiles(count: 200, size: 400 << 20)
  package static let most = WaitingFiles(count: 100_000, size: 20 << 30)

  /// - Parameters:
  ///   - new: what is to wait too.
  ///   - isGuest: whether its sender is not signed in.
  static func require(
    _ new: WaitingFiles, for draft: FileDraft, isGuest: Bool, in transaction: Transaction
  ) throws {
    func require(_ waiting: WaitingFiles, _ most: WaitingFiles, _ shortage: Shortage) throws(Shortage) {
      guard waiting.count + new.count <= most.count, waiting.size + new.size <= most.size else { throw shortage }
    }
    try require(transaction.waitingFiles(of: draft.owner), share, .ofOwner)
    if isGuest, let dossier = draft.dossier {
      try require(transaction.waitingFiles(for: draft.purpose, of: dossier), share, .ofForm)
    }
    try require(transaction.waitingFiles(), most, .ofAll)
  }
}
