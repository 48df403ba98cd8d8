import Database
import OneStop

extension Transaction {
  /// Withdraws a message that was not sent; one that is under way is withdrawn if its attempt fails.
  package func withdraw(_ id: Int64, _ reason: Withdrawal) throws(StoreError) {
    try connection.run(
      """
      UPDATE messages SET withdrawal = $1, state = CASE WHEN claimed_at IS NULL THEN 'withdrawn' ELSE state END
      WHERE id = $2 AND state IN ('waiting', 'failed')
      """,
      reason.rawValue, id)
  }

  /// A message under way was to be withdrawn if its attempt failed, and applies again.
  package func keepAfterAll(_ id: Int64) throws(StoreError) {
    try connection.run("UPDATE messages SET withdrawal = NULL WHERE id = $1 AND state = 'waiting'", id)
  }

  /// Whether a message still goes to the address for which it was made. If not, it is withdrawn; if only the address
  /// has changed, a copy goes to the present one.
  func isStillToBeSent(_ message: StoredMessage, now: Moment) throws(StoreError) -> Bool {
    guard let (reason, present) = try objection(to: message, now: now) else { return true }
    try withdraw(message.id, reason)
    guard let present, present.channel == message.message.recipient.channel else { return false }
    var copy = message.message
    copy.recipient = present
    copy.id = MessageID(domain: message.message.id.domain)
    if try !isThere(copy) { try enqueue(copy, now: now) }
    return false
  }

  /// Readdresses an account's waiting messages; called when its address has changed.
  func readdressMessages(of login: String, now: Moment) throws(StoreError) {
    let messages = try connection.messages(
      "account = $1 AND account IS NOT NULL AND state IN ('waiting', 'failed') ORDER BY id", [login])
    for message in messages { _ = try isStillToBeSent(message, now: now) }
  }

  /// Withdraws the waiting messages of an account that was disabled.
  func withdrawMessages(of login: String) throws(StoreError) {
    try connection.run(
      """
      UPDATE messages SET withdrawal = $1, state = CASE WHEN claimed_at IS NULL THEN 'withdrawn' ELSE state END
      WHERE account = $2 AND account IS NOT NULL AND state IN ('waiting', 'failed')
      """,
      Withdrawal.accountDisabled.rawValue, login)
  }

  /// Why a message is no longer to be sent, with its recipient's present address; nil where it is still to be sent.
  private func objection(
    to stored: StoredMessage, now: Moment
  ) throws(StoreError) -> (Withdrawal, present: Recipient?)? {
    let message = stored.message
    if let end = message.expiresAt, end <= now { return (.expired, nil) }
    if case .question(let number)? = message.topic, let dossier = message.dossier,
      try !isOpen(question: number, of: dossier)
    {
      return (.overtaken, nil)
    }
    let present: Recipient?
    if let login = message.account {
      guard let person = try person(login)?.person else { return (.notWanted, nil) }
      if person.isDisabled { return (.accountDisabled, nil) }
      present = person.recipient(message.recipient.channel)
    } else if let dossier = message.dossier {
      present = try connection.filingDetails(of: dossier)?.noticeRecipient
    } else {
      return nil
    }
    guard let present else { return (.notWanted, nil) }
    if present == message.recipient { return nil }
    // What opens something is for that address alone.
    return (.addressChanged, message.expiresAt == nil ? present : nil)
  }

  private func isOpen(question number: Int, of dossier: Int64) throws(StoreError) -> Bool {
    try connection.first(
      "SELECT 1 FROM consultations WHERE dossier_id = $1 AND number = $2 AND ended_at IS NULL", dossier, number
    ) { $0.int(0) } != nil
  }

  /// Whether the same message was queued for the same address already.
  private func isThere(_ message: OutgoingMessage) throws(StoreError) -> Bool {
    guard let dossier = message.dossier, let topic = message.topic else { return false }
    return try connection.messages("dossier_id = $1", [dossier]).contains {
      $0.message.topic == topic && $0.message.account == message.account && $0.message.recipient == message.recipient
        && $0.state != .withdrawn
    }
  }
}

extension Snapshot {
  /// Every notice to the dossier's applicant, in the order in which they were made.
  package func notices(of dossier: Int64) throws(StoreError) -> [StoredMessage] {
    try connection.messages("dossier_id = $1 AND account IS NULL ORDER BY id", [dossier])
  }
}
