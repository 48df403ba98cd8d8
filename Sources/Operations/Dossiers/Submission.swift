import OneStop
import OneStopStore

/// One form as it was sent: however often it arrives, it makes one dossier. It is kept as long as the API's idempotency
/// keys.
package struct Submission: Sendable {
  /// The token that the blank form was given.
  package let token: String
  /// Whose form it is; a token counts for one account only.
  package let owner: String
  /// Taken of everything on the form but its tokens.
  package let digest: String

  package init(token: String, owner: String, digest: String) {
    self.token = token
    self.owner = owner
    self.digest = digest
  }

  /// What became of an earlier form with this token.
  package enum Earlier: Hashable, Sendable {
    case same(DossierCode)
    /// A different form came with the token: somebody went back to the page and filled it in again.
    case another(DossierCode)
  }

  package func earlier(in snapshot: some Snapshot) throws -> Earlier? {
    guard let remembered = try snapshot.remembered(tokenDigest: owner, key: token) else { return nil }
    return remembered.bodyDigest == digest ? .same(remembered.code) : .another(remembered.code)
  }

  /// Runs in the transaction that takes the dossier in, so that both are kept or neither.
  package func keep(_ code: DossierCode, in transaction: Transaction, now: Moment) throws {
    try transaction.remember(
      RememberedAnswer(of: code, bodyDigest: digest), tokenDigest: owner, key: token, now: now)
  }
}
