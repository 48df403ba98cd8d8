import OneStop
import OneStopStore
import Words

/// Writes the notices for applicants who asked for them.
///
/// A message has the dossier's code, its procedure and dates, which everybody with the code may see; never the look-up
/// key, and nothing about the applicant (`Rules.md`, Who sees what). A confidential procedure is not named, and its
/// notices have no link.
package struct NoticeWriter: Sendable {
  private let vietnamese: Words
  private let english: Words
  private let site: String?
  private let domain: String
  private let letters: SMSLetters

  /// - Parameter site: how links begin; nil: messages have no links.
  package init(vietnamese: Words, english: Words, settings: NoticeSettings, site: String?) {
    (self.vietnamese, self.english, self.site) = (vietnamese, english, site)
    (domain, letters) = (settings.domain, settings.letters)
  }

  /// A notice of the dossier's present state.
  package func message(
    _ stored: StoredDossier, _ notice: StandingNotice, to recipient: Recipient, _ catalogue: Catalogue
  ) -> OutgoingMessage {
    let id = MessageID(domain: domain)
    let topic = MessageTopic.event(notice.event)
    let text = { (language: Language) in
      NoticeText(
        stored.dossier, notice.occasion, words: language == .english ? english : vietnamese, language: language,
        catalogue: catalogue, site: site,
        isOfFormAlone: stored.events[notice.event].kind.asksForFormAlone)
    }
    switch recipient.channel {
    case .sms:
      return OutgoingMessage(
        id: id, to: recipient, text: letters.fitting(text(.vietnamese).shorts),
        dossier: stored.id, topic: topic)
    case .email:
      let texts = [text(.vietnamese), text(.english)]
      let html = NoticeText.document(texts)
      return OutgoingMessage(
        id: id, to: recipient, subject: texts[0].subject, text: texts.map(\.long).joined(separator: "\n---\n\n"),
        html: String(decoding: html.bytes, as: UTF8.self), dossier: stored.id, topic: topic)
    }
  }
}
