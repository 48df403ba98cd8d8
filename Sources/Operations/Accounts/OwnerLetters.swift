import OneStop
import OneStopStore
import Words

/// Letters that tell the owner of an account what was done with it.
package struct OwnerLetters: Sendable {
  private let words: [Words]
  private let settings: NoticeSettings
  private let site: String?

  /// - Parameter site: how links begin; nil: letters have no links.
  package init(vietnamese: Words, english: Words, settings: NoticeSettings, site: String?) {
    words = [vietnamese, english]
    (self.settings, self.site) = (settings, site)
  }

  /// nil where the person has no address for mail, or the server sends none.
  ///
  /// - Parameter origin: nil: it was an administrator, whose network address is nobody else's business.
  func message(_ occasion: OwnerOccasion, to person: Person, from origin: Origin?, now: Moment) -> OutgoingMessage? {
    guard settings.channels.contains(.email), let recipient = person.recipient(.email) else { return nil }
    let text = words.map { self.text(occasion, person, origin, now, $0) }.joined(separator: "\n---\n\n")
    return OutgoingMessage(
      id: MessageID(domain: settings.domain), to: recipient, subject: words[0].accounts.letters.subjects[occasion].text,
      // The address before is nobody's any more; the message would be withdrawn.
      text: text, account: occasion == .addressChanged ? nil : person.login)
  }

  /// Whether somebody can be sent a link by which they choose a password.
  package func canSendLink(to person: Person) -> Bool {
    site != nil && settings.channels.contains(.email) && person.recipient(.email) != nil
  }

  /// nil where they cannot. The text is deleted once it is sent.
  func link(_ secret: String, to person: Person, now: Moment) -> OutgoingMessage? {
    guard canSendLink(to: person), let site, let recipient = person.recipient(.email) else { return nil }
    let text = words.map { words in
      let names = words.accounts.letters.passwordLink
      let sentence = names.sentence.text(["login": person.login, "hours": "\(PasswordLink.hours)"])
      return [sentence, "\(site)\(Address.passwordLink(secret))", names.warning.text].joined(separator: "\n\n") + "\n"
    }
    return OutgoingMessage(
      id: MessageID(domain: settings.domain), to: recipient,
      subject: words[0].accounts.letters.passwordLink.subject.text, text: text.joined(separator: "\n---\n\n"),
      account: person.login, expiresAt: PasswordLink(secret, now: now).expiresAt)
  }

  private func text(
    _ occasion: OwnerOccasion, _ person: Person, _ origin: Origin?, _ now: Moment, _ words: Words
  ) -> String {
    let names = words.accounts.letters
    var facts = [names.account.text(["login": person.login]), names.moment.text(["moment": words.momentText(now)])]
    if let origin {
      if !origin.device.isEmpty { facts.append(names.device.text(["device": origin.device])) }
      facts.append(names.place.text(["client": origin.client]))
    }
    let otherwise = origin == nil ? names.unasked : names.otherwise
    var paragraphs = [names.sentences[occasion].text, facts.joined(separator: "\n"), otherwise.text]
    if let site { paragraphs.append("\(names.link.text): \(site)\(Address.ownAccount)") }
    paragraphs.append(names.why.text)
    return paragraphs.joined(separator: "\n\n") + "\n"
  }
}

/// Tells the owner of an account, and the security log, what is done with it.
struct OwnerNotice {
  let person: Person
  let manager: String?
  let origin: Origin?
  let letters: OwnerLetters?
  let now: Moment
  private let isOwn: Bool

  /// It is the owner who does it.
  init(of person: Person, from origin: Origin, letters: OwnerLetters?, now: Moment) {
    (self.person, self.origin, self.letters, self.now) = (person, origin, letters, now)
    manager = person.login
    isOwn = true
  }

  /// The owner does it, or a command, which has no actor.
  init(of person: Person, by actor: Account?, from origin: Origin, letters: OwnerLetters?, now: Moment) {
    (self.person, self.origin, self.letters, self.now) = (person, origin, letters, now)
    manager = actor?.login
    isOwn = actor != nil
  }

  /// An administrator does it, or a command.
  init(of person: Person, by manager: AccountManager, letters: OwnerLetters?, now: Moment) {
    (self.person, origin, self.letters, self.now) = (person, manager.origin, letters, now)
    self.manager = manager.account?.login
    isOwn = false
  }

  /// Sends a letter.
  func tell(_ occasion: OwnerOccasion, in transaction: Transaction) throws {
    let message = letters?.message(occasion, to: person, from: isOwn ? origin : nil, now: now)
    if let message { try transaction.enqueue(message, now: now) }
  }

  /// Writes a line of the security log about the second factor, and sends a letter.
  func note(_ occasion: OwnerOccasion, in transaction: Transaction) throws {
    try transaction.note(
      SecurityLine(
        occasion == .recoveryCodeUsed ? .recoveryCodeUsed : .secondFactorChanged, at: now, login: person.login,
        agency: person.posts.first?.agency, actor: manager,
        client: origin?.client, detail: occasion.rawValue))
    try tell(occasion, in: transaction)
  }
}
