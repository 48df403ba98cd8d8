import Database
import OneStop

extension Transaction {
  /// Puts the message into the outbox, to be sent as soon as this transaction is committed.
  ///
  /// It is kept together with the event that causes it, or not at all: an acknowledged event never loses its message,
  /// and one that was rolled back sends none. The commit wakes the delivery.
  package func enqueue(_ message: OutgoingMessage, now: Moment) throws(StoreError) {
    let database = try connection
    if lastMessageID == nil { lastMessageID = try database.first("SELECT max(id) FROM messages") { $0.int64(0) } }
    let id = 1 + (lastMessageID ?? 0)
    try database.run(
      """
      INSERT INTO messages (id, message_id, channel, recipient, subject, text, html, dossier_id, account, created_at,
        queued_at, next_attempt_at, claimed_at, state, tries, attempt_count, event_place, question,
        expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10, NULL, 'waiting', 0, 0, $11, $12, $13)
      """,
      id, message.id.description, message.recipient.channel.rawValue, message.recipient.address, message.subject,
      message.text, message.html, message.dossier, message.account, now, message.topic?.event, message.topic?.question,
      message.expiresAt)
    lastMessageID = id
    hasNewMessages = true
  }

  /// Rewrites a message that was not sent, with a new Message-ID; does nothing while it is being sent.
  package func rewrite(_ id: Int64, as message: OutgoingMessage) throws(StoreError) {
    try connection.run(
      """
      UPDATE messages SET message_id = $1, subject = $2, text = $3, html = $4
      WHERE id = $5 AND state IN ('waiting', 'failed') AND claimed_at IS NULL
      """,
      message.id.description, message.subject, message.text, message.html, id)
  }

  /// Makes the waiting notices of a dossier due at once, because a later one waits for them.
  package func hasten(noticesOf dossier: Int64, now: Moment) throws(StoreError) {
    try connection.run(
      """
      UPDATE messages SET next_attempt_at = $1
      WHERE dossier_id = $2 AND account IS NULL AND state = 'waiting' AND claimed_at IS NULL AND next_attempt_at > $1
      """,
      now, dossier)
  }

  /// The result of sending a message again.
  package enum SentAgain: Hashable, Sendable {
    case queued
    /// It was sent, is under way, was withdrawn, or does not exist.
    case tooLate
    /// It is no longer to be sent; a copy goes to the recipient's present address if it still holds.
    case withdrawn
  }

  /// Queues a message again that was given up, or makes a waiting one due at once.
  package func sendAgain(_ id: Int64, now: Moment) throws(StoreError) -> SentAgain {
    guard let message = try message(id), !message.isClaimed, message.state == .waiting || message.state == .failed
    else {
      return .tooLate
    }
    guard try isStillToBeSent(message, now: now) else { return .withdrawn }
    try connection.run(
      "UPDATE messages SET state = 'waiting', queued_at = $1, next_attempt_at = $1, tries = 0 WHERE id = $2", now, id)
    hasNewMessages = true
    return .queued
  }

  /// Takes up to `limit` messages that are due, the longest due first, and records that an attempt at each has begun.
  ///
  /// Nobody else gets them until `record` or `releaseClaims`. The notices of one dossier come in order, one after the
  /// other; an SMS waits for its hours; messages that are no longer to be sent are withdrawn.
  ///
  /// - Parameter channel: whose messages; nil: those of all channels.
  package func claimMessages(
    upTo limit: Int, of channel: MessageChannel? = nil, hours: SendingHours = .usual, now: Moment
  ) throws(StoreError) -> [StoredMessage] {
    let database = try connection
    let opening = hours.first(from: now)
    if opening > now {
      try database.run(
        """
        UPDATE messages SET next_attempt_at = $1
        WHERE state = 'waiting' AND claimed_at IS NULL AND next_attempt_at < $1 AND channel = $2
          AND expires_at IS NULL
        """,
        opening, MessageChannel.sms.rawValue)
    }
    var claimed: [StoredMessage] = []
    while claimed.count < limit {
      let due = try database.messages(
        """
        state = 'waiting' AND claimed_at IS NULL AND next_attempt_at <= $1 AND ($3 = '' OR channel = $3)
          AND \(StoredMessage.isNext)
        ORDER BY next_attempt_at, id LIMIT $2
        """,
        [now, limit - claimed.count, channel?.rawValue ?? ""])
      if due.isEmpty { break }
      for message in due where try isStillToBeSent(message, now: now) {
        try claim(message, now: now)
        claimed.append(message)
      }
    }
    return claimed
  }

  private func claim(_ message: StoredMessage, now: Moment) throws(StoreError) {
    let database = try connection
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

  /// Records the result of the attempt at a claimed message: it is sent, given up, or waits for its next attempt, or is
  /// withdrawn if it was not sent and is no longer to be.
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
    // Nothing shows that it cannot be sent.
    case .interrupted: break
    case .postponed, .timedOut, .notSetUp:
      if let moment = RetryPauses.next(after: claimed.tries + 1, queued: claimed.queuedAt, now: now) {
        next = moment
      } else {
        state = .failed
      }
    }
    if state != .sent, try message(claimed.id)?.withdrawal != nil { state = .withdrawn }
    try database.run(
      "UPDATE messages SET claimed_at = NULL, state = $1, next_attempt_at = $2 WHERE id = $3",
      state.rawValue, next, claimed.id)
    if state == .sent, claimed.message.expiresAt != nil {
      try database.run("UPDATE messages SET text = '', html = NULL WHERE id = $1", claimed.id)
    }
  }

  /// Ends the attempts that a killed program left under way; their messages are due at once, with the same Message-ID.
  /// Called by the delivery before its first claim.
  @discardableResult
  package func releaseClaims(now: Moment) throws(StoreError) -> Int {
    let database = try connection
    try database.run(
      """
      UPDATE message_attempts SET ended_at = $1, outcome = $2
      WHERE ended_at IS NULL AND message_id IN (SELECT id FROM messages WHERE claimed_at IS NOT NULL)
      """,
      now, DeliveryResult.Outcome.interrupted.rawValue)
    return try database.change(
      """
      UPDATE messages SET claimed_at = NULL, state = CASE WHEN withdrawal IS NULL THEN state ELSE 'withdrawn' END
      WHERE claimed_at IS NOT NULL
      """)
  }
}
