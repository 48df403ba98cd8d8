import Database
import OneStop

/// A link to somebody's dossiers, sent to the phone or address that they gave.
package enum ContactLink {
  /// How long it can be used, in microseconds.
  package static let lifetime = 30 * Moment.minute
  /// Between two to the same contact.
  static let pause = 2 * Moment.minute
  static let mostPerDay = 5
}

extension Snapshot {
  /// Where the link was sent; nil where there is none, it was used, or it is over.
  package func contact(ofLink digest: String, now: Moment) throws(StoreError) -> Recipient? {
    try connection.first(
      """
      SELECT channel, contact FROM contact_links
      WHERE digest = $1 AND used_at IS NULL AND made_at > $2 AND made_at <= $3
      """, digest, now.adding(microseconds: -ContactLink.lifetime), now.runAhead.from
    ) { row throws(StoreError) in Recipient(try row.word(0), row.text(1)) }.flatMap(\.self)
  }

  /// The contact as a dossier that is not confidential has it; nil: none has it.
  package func known(_ contact: Recipient) throws(StoreError) -> Recipient? {
    switch contact {
    case .sms(let number):
      try connection.first(
        "SELECT phone FROM dossiers WHERE phone = $1 AND is_confidential = 0 LIMIT 1", number.description
      ) { .sms(PhoneNumber(stored: $0.text(0))) }
    case .email(let address):
      try connection.first(
        "SELECT email FROM dossiers WHERE lower(email) = $1 AND email IS NOT NULL AND is_confidential = 0 LIMIT 1",
        address.compared
      ) { .email(EmailAddress(stored: $0.text(0))) }
    }
  }
}

extension Transaction {
  /// False where the contact has had one just now, or enough today.
  package func addContactLink(_ digest: String, to contact: Recipient, now: Moment) throws(StoreError) -> Bool {
    let database = try connection
    let dayAgo = now.adding(microseconds: -Moment.day)
    try database.run("DELETE FROM contact_links WHERE made_at <= $1 OR made_at > $2", dayAgo, now.runAhead.from)
    let made = try database.all(
      "SELECT made_at FROM contact_links WHERE contact = $1 ORDER BY made_at DESC", contact.compared
    ) { $0.moment(0) }
    if made.count >= ContactLink.mostPerDay { return false }
    if let last = made.first, now.microseconds - last.microseconds < ContactLink.pause { return false }
    try database.run(
      "INSERT INTO contact_links (digest, channel, contact, made_at) VALUES ($1, $2, $3, $4)", digest,
      contact.channel.rawValue, contact.compared, now)
    return true
  }

  /// Uses the link up, and with it others that were sent to the same contact; nil where it cannot be used any more.
  package func useContactLink(_ digest: String, now: Moment) throws(StoreError) -> Recipient? {
    guard let contact = try contact(ofLink: digest, now: now) else { return nil }
    try connection.run(
      "UPDATE contact_links SET used_at = $1 WHERE contact = $2 AND used_at IS NULL", now, contact.compared)
    return contact
  }
}
