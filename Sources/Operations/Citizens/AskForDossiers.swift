import OneStop
import OneStopStore

/// Somebody without a receipt asks for a link to their dossiers.
///
/// What is done, and how long it takes, says nothing about whether there are any: a line of the log is written in any
/// case, and nothing is returned.
package struct AskForDossiers: Operation {
  package enum Question: Hashable, Sendable {
    case dossier(DossierCode)
    case contact(Recipient)
  }

  private let question: Question
  private let secret: String
  private let letter: ContactLetter
  private let channels: [MessageChannel]
  private let origin: Origin
  private let now: Moment

  /// - Parameters:
  ///   - secret: what the link is to hold.
  ///   - channels: those that the server can send by.
  package init(
    _ question: Question, secret: String, by letter: ContactLetter, channels: [MessageChannel], from origin: Origin,
    now: Moment
  ) {
    (self.question, self.secret, self.letter) = (question, secret, letter)
    (self.channels, self.origin, self.now) = (channels, origin, now)
  }

  package func run(in transaction: Transaction) throws {
    try transaction.note(SecurityLine(.citizenLinkAsked, at: now, client: origin.client, detail: origin.device))
    let recipient: Recipient? =
      switch question {
      case .dossier(let code): try transaction.publicDossier(code)?.dossier.filing.applicant.reachable(by: channels)
      case .contact(let contact): channels.contains(contact.channel) ? try transaction.known(contact) : nil
      }
    guard let recipient, try transaction.addContactLink(Secrets.digest(secret), to: recipient, now: now) else { return }
    try transaction.enqueue(letter.message(secret, to: recipient, now: now), now: now)
  }
}
