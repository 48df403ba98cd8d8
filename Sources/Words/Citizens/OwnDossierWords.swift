import OneStop

/// Hồ sơ của tôi: how citizens find their dossiers without a code.
package final class OwnDossierWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  /// Behind the link on the first page.
  package let hint: Phrase
  /// On the look-up page, for who has no code. Place: link.
  package let lost: Phrase
  package let signInTitle: Phrase
  package let signInHint: Phrase
  package let linkTitle: Phrase
  package let linkHint: Phrase
  package let label: Phrase
  /// What may be typed, by what the site can send.
  package let hints: PhraseTable<Reach>
  package let button: Phrase
  package let empty: Phrase
  package let malformed: Phrase
  /// The site does not send by that way.
  package let notByPhone: Phrase
  package let notByMail: Phrase
  package let landline: Phrase
  package let askedTitle: Phrase
  package let asked: [Phrase]
  /// Neither provider nor message is set up.
  package let nothingSetUp: Phrase
  /// Place: link.
  package let noAccount: Phrase
  package let lookup: Phrase
  package let link: Link
  package let list: List
  package let letter: Letter

  /// By which of the channels a message can be sent.
  package enum Reach: String, CaseIterable, Sendable {
    case both, sms, email
  }

  /// The page that a link leads to.
  package final class Link: Decodable, Sendable {
    package let title: Phrase
    package let sentence: Phrase
    package let button: Phrase
    package let overTitle: Phrase
    package let over: Phrase
    package let again: Phrase
  }

  package final class List: Decodable, Sendable {
    /// Places: name, number.
    package let person: Phrase
    /// Place: number.
    package let number: Phrase
    /// Place: contact.
    package let contact: Phrase
    package let ends: Phrase
    package let caption: Phrase
    package let none: Phrase
    package let noneHint: Phrase
    package let dossier: Phrase
    package let signedOut: Phrase
    /// Place: provider.
    package let providerSignOut: Phrase
    /// On a dossier's page.
    package let isOwn: Phrase
    package let back: Phrase
  }

  /// The message with the link.
  package final class Letter: Decodable, Sendable {
    package let subject: Phrase
    package let sentence: Phrase
    package let warning: Phrase
    /// Place: link.
    package let sms: Phrase
  }
}
