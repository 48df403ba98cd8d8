import OneStop
import OneStopStore

/// Somebody deletes the draft whose link they have, with its files. A filed one is a dossier, and stays.
package struct DiscardDraft: Operation {
  private let key: DraftKey
  private let now: Moment

  package init(_ key: DraftKey, now: Moment) {
    (self.key, self.now) = (key, now)
  }

  /// - Returns: whether there was one that was not filed.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let draft = try transaction.draft(keyDigest: key.digest, now: now) else { return false }
    return try transaction.discard(draft)
  }
}
