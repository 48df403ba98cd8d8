import Database
import OneStop

/// A message as the outbox keeps it.
package struct StoredMessage: Hashable, Sendable {
  package let id: Int64
  package let message: OutgoingMessage
  package let createdAt: Moment
  /// When it was queued, or queued again by a person.
  package let queuedAt: Moment
  /// When it is tried next, while it waits.
  package let nextAttemptAt: Moment
  package let state: MessageState
  /// Attempts since `queuedAt`.
  package let tries: Int
  /// All attempts.
  package let attemptCount: Int
  /// Whether an attempt is under way.
  package let isClaimed: Bool
  /// Why it was withdrawn, or is to be once its attempt has ended without success.
  package let withdrawal: Withdrawal?
  /// The code of the dossier concerned.
  package let dossierCode: DossierCode?
}

/// One attempt to deliver a message.
package struct StoredAttempt: Hashable, Sendable {
  package let startedAt: Moment
  /// nil while it is under way.
  package let endedAt: Moment?
  package let result: DeliveryResult?
}

extension StoredMessage {
  static let columns = """
    id, message_id, channel, recipient, subject, text, html, dossier_id, account, created_at, queued_at, \
    next_attempt_at, state, tries, attempt_count, claimed_at, event_place, question, withdrawal, \
    (SELECT code FROM dossiers WHERE dossiers.id = dossier_id), expires_at
    """

  /// The condition that no earlier notice to the same applicant waits.
  static let isNext = """
    (account IS NOT NULL OR NOT EXISTS (SELECT 1 FROM messages earlier
      WHERE earlier.dossier_id = messages.dossier_id AND earlier.id < messages.id AND earlier.account IS NULL
        AND earlier.state = 'waiting'))
    """

  /// Reads `columns`.
  init(_ row: Row) throws(StoreError) {
    guard let recipient = Recipient(try row.word(2), row.text(3)) else { throw row.unreadable(3) }
    id = row.int64(0)
    let question = row.optional(17, Row.int).map(MessageTopic.question)
    let topic = row.optional(16, Row.int).map(MessageTopic.event) ?? question
    message = OutgoingMessage(
      id: MessageID(stored: row.text(1)), to: recipient, subject: row.text(4), text: row.text(5),
      html: row.optional(6, Row.text), dossier: row.optional(7, Row.int64), topic: topic,
      account: row.optional(8, Row.text), expiresAt: row.optional(20, Row.moment))
    createdAt = row.moment(9)
    queuedAt = row.moment(10)
    nextAttemptAt = row.moment(11)
    state = try row.word(12)
    tries = row.int(13)
    attemptCount = row.int(14)
    isClaimed = !row.isNull(15)
    withdrawal = try row.optionalWord(18)
    dossierCode = try row.optionalDossierCode(19)
  }
}

extension Connection {
  /// The messages that a condition with parameters `$1`, `$2`, … selects.
  func messages(_ condition: String, _ values: [any SQLParameter]) throws(StoreError) -> [StoredMessage] {
    var messages: [StoredMessage] = []
    try forEach(composed: "SELECT \(StoredMessage.columns) FROM messages WHERE \(condition)", values) {
      row throws(StoreError) in
      messages.append(try StoredMessage(row))
      return true
    }
    return messages
  }
}
