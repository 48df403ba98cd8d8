import OneStop
import OneStopStore

/// One form as it was sent: however often it comes, it makes one dossier. Kept as long as keys of the API are.
package struct Submission: Sendable {
  /// The token that the blank form was given.
  package let token: String
  /// Whose form it is: it counts for one account.
  package let owner: String
  /// Of everything on the form but its tokens.
  package let digest: String

  package init(token: String, owner: String, digest: String) {
    self.token = token
    self.owner = owner
    self.digest = digest
  }

  /// What one form with this token has become before.
  package enum Earlier: Hashable, Sendable {
    case same(DossierCode)
    /// Another form came with the token: a page that was gone back to and filled in anew.
    case another(DossierCode)
  }

  package func earlier(in snapshot: some Snapshot) throws -> Earlier? {
    guard let remembered = try snapshot.remembered(tokenDigest: owner, key: token),
      let code = DossierCode(String(decoding: remembered.answer, as: UTF8.self))
    else { return nil }
    return remembered.bodyDigest == digest ? .same(code) : .another(code)
  }

  /// In the transaction that takes the dossier in: either both are kept or neither.
  package func keep(_ code: DossierCode, in transaction: Transaction, now: Moment) throws {
    let answer = RememberedAnswer(bodyDigest: digest, answer: Array(code.description.utf8))
    try transaction.remember(answer, tokenDigest: owner, key: token, now: now)
  }
}
