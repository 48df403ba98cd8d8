import OneStop

extension Transaction {
  /// Puts the message into the outbox, to be sent as soon as this transaction is committed.
  ///
  /// It is kept together with the event that causes it, or not at all: an event that was acknowledged never loses its
  /// message, and one that was taken back sends none. Whoever delivers is woken by the commit.
  package func enqueue(_ message: OutgoingMessage, now: Moment) throws(StoreError) {
    let database = try connection
    // Exact inside a transaction that writes: messages are never deleted.
    let id = 1 + (try database.first("SELECT max(id) FROM messages") { $0.int64(0) } ?? 0)
    try database.run(
      """
      INSERT INTO messages (id, message_id, channel, recipient, subject, text, html, dossier_id, account, created_at,
        queued_at, next_attempt_at, claimed_at, state, tries, attempt_count)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10, NULL, 'waiting', 0, 0)
      """,
      id, message.id.description, message.recipient.channel.rawValue, message.recipient.address, message.subject,
      message.text, message.html, message.dossier, message.account, now)
    hasNewMessages = true
  }

  /// Has a message sent again that was given up, or at once where it waits; false where it was sent, is under way, or is
  /// not there.
  package func sendAgain(_ id: Int64, now: Moment) throws(StoreError) -> Bool {
    let changed = try connection.run(
      """
      UPDATE messages SET state = 'waiting', queued_at = $1, next_attempt_at = $1, tries = 0
      WHERE id = $2 AND state IN ('waiting', 'failed') AND claimed_at IS NULL
      """,
      now, id)
    if changed == 1 { hasNewMessages = true }
    return changed == 1
  }

  /// Takes up to so many messages that are due, the longest due first, and notes that an attempt at each has begun.
  ///
  /// Nobody else gets them until `record` or `releaseClaims`.
  package func claimMessages(upTo limit: Int, now: Moment) throws(StoreError) -> [StoredMessage] {
    let database = try connection
    let due = try database.messages(
      """
      state = 'waiting' AND claimed_at IS NULL AND next_attempt_at <= $1 ORDER BY next_attempt_at, id LIMIT $2
      """,
      [now, limit])
    for message in due {
      try database.run(
        "UPDATE messages SET claimed_at = $1, tries = tries + 1, attempt_count = attempt_count + 1 WHERE id = $2",
        now, message.id)
      try database.run(
        """
        INSERT INTO message_attempts (message_id, seq, started_at, ended_at, outcome, answer)
        VALUES ($1, $2, $3, NULL, NULL, '')
        """,
        message.id, message.attemptCount + 1, now)
    }
    return due
  }

  /// Keeps what came of the attempt at a claimed message: it is sent, given up, or waits for its next attempt.
  package func record(_ result: DeliveryResult, of claimed: StoredMessage, now: Moment) throws(StoreError) {
    let database = try connection
    try database.run(
      """
      UPDATE message_attempts SET ended_at = $1, outcome = $2, answer = $3 WHERE message_id = $4 AND seq = $5
      """,
      now, result.outcome.rawValue, result.answer, claimed.id, claimed.attemptCount + 1)
    var state = MessageState.waiting
    var next = now
    switch result.outcome {
    case .sent: state = .sent
    case .refused: state = .failed
    // Nothing said that it cannot be sent.
    case .interrupted: break
    case .postponed, .timedOut, .notSetUp:
      if let moment = RetryPauses.next(after: claimed.tries + 1, queued: claimed.queuedAt, now: now) {
        next = moment
      } else {
        state = .failed
      }
    }
    try database.run(
      "UPDATE messages SET claimed_at = NULL, state = $1, next_attempt_at = $2 WHERE id = $3",
      state.rawValue, next, claimed.id)
  }

  /// Ends the attempts that a killed program left under way; their messages are due at once, with the Message-ID that
  /// they have. To be called by the one who delivers before its first claim.
  @discardableResult
  package func releaseClaims(now: Moment) throws(StoreError) -> Int {
    let database = try connection
    try database.run(
      """
      UPDATE message_attempts SET ended_at = $1, outcome = $2
      WHERE ended_at IS NULL AND message_id IN (SELECT id FROM messages WHERE claimed_at IS NOT NULL)
      """,
      now, DeliveryResult.Outcome.interrupted.rawValue)
    return try database.run("UPDATE messages SET claimed_at = NULL WHERE claimed_at IS NOT NULL")
  }
}
