import Database
import OneStop

/// The answer to a request with an `Idempotency-Key`.
package struct RememberedAnswer: Hashable, Sendable {
  /// The digest of the request's body: using the same key with another body is the caller's mistake.
  package var bodyDigest: String
  package var answer: [UInt8]

  package init(bodyDigest: String, answer: [UInt8]) {
    self.bodyDigest = bodyDigest
    self.answer = answer
  }
}

extension Snapshot {
  /// Called in the transaction that does the work, so that two requests with one key do it once.
  package func remembered(tokenDigest: String, key: String) throws(StoreError) -> RememberedAnswer? {
    try connection.first(
      "SELECT body_digest, answer FROM idempotency_keys WHERE token_digest = $1 AND key = $2", tokenDigest, key
    ) { RememberedAnswer(bodyDigest: $0.text(0), answer: $0.bytes(1)) }
  }
}

extension Transaction {
  /// Keeps the answer together with the work it answers.
  package func remember(
    _ answer: RememberedAnswer, tokenDigest: String, key: String, now: Moment
  ) throws(StoreError) {
    try connection.run(
      """
      INSERT INTO idempotency_keys (token_digest, key, body_digest, answer, created_at) VALUES ($1, $2, $3, $4, $5)
      """,
      tokenDigest, key, answer.bodyDigest, answer.answer, now)
  }

  /// Deletes answers from before the moment (they are kept 30 days).
  @discardableResult
  package func forgetAnswers(before moment: Moment) throws(StoreError) -> Int {
    try connection.change("DELETE FROM idempotency_keys WHERE created_at < $1", moment)
  }
}
