import Database
import OneStop

/// The answer to a request with an `Idempotency-Key`.
package struct RememberedAnswer: Hashable, Sendable {
  /// The dossier that the request made or changed.
  package var code: DossierCode
  /// The digest of the request's body: using the same key with another body is the caller's mistake.
  package var bodyDigest: String
  /// The body that it was answered with.
  package var body: [UInt8]

  package init(of code: DossierCode, bodyDigest: String, body: [UInt8] = []) {
    self.code = code
    self.bodyDigest = bodyDigest
    self.body = body
  }
}

extension Snapshot {
  /// Called in the transaction that does the work, so that two requests with one key do it once.
  package func remembered(tokenDigest: String, key: String) throws(StoreError) -> RememberedAnswer? {
    try connection.first(
      "SELECT code, body_digest, answer FROM idempotency_keys WHERE token_digest = $1 AND key = $2", tokenDigest, key
    ) { row throws(StoreError) in
      RememberedAnswer(of: try row.dossierCode(0), bodyDigest: row.text(1), body: row.bytes(2))
    }
  }
}

extension Transaction {
  /// Keeps the answer together with the work it answers.
  package func remember(
    _ answer: RememberedAnswer, tokenDigest: String, key: String, now: Moment
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO idempotency_keys (token_digest, key, code, body_digest, answer, created_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      tokenDigest, key, answer.code, answer.bodyDigest, answer.body, now)
  }

  /// Deletes answers from before the moment (they are kept 30 days).
  @discardableResult
  package func forgetAnswers(before moment: Moment) throws(StoreError) -> Int {
    try connection.change("DELETE FROM idempotency_keys WHERE created_at < $1", moment)
  }
}
