import Markup
import OneStop
import OneStopStore
import Words

/// Writes the message with the link to somebody's dossiers.
package struct ContactLetter: Sendable {
  private let languages: [(language: Language, words: OwnDossierWords.Letter)]
  private let site: String
  private let domain: String
  private let letters: SMSLetters

  /// - Parameter site: how the link begins.
  package init(vietnamese: Words, english: Words, settings: NoticeSettings, site: String) {
    languages = [(.vietnamese, vietnamese.ownDossiers.letter), (.english, english.ownDossiers.letter)]
    (self.site, domain, letters) = (site, settings.domain, settings.letters)
  }

  func message(_ secret: String, to recipient: Recipient, now: Moment) -> OutgoingMessage {
    let id = MessageID(domain: domain)
    let end = now.adding(microseconds: ContactLink.lifetime)
    let link = "\(site)\(Address.contactLink(secret))"
    let first = languages[0].words
    switch recipient.channel {
    case .sms:
      // The link is what the message is for; it is left out of none.
      let texts = [first.sms.text(["link": link]), link]
      return OutgoingMessage(id: id, to: recipient, text: letters.fitting(texts), expiresAt: end)
    case .email:
      let texts = languages.map { _, words in
        [words.sentence.text, link, words.warning.text].joined(separator: "\n\n") + "\n"
      }
      return OutgoingMessage(
        id: id, to: recipient, subject: first.subject.text, text: texts.joined(separator: "\n---\n\n"),
        html: String(decoding: document(link).bytes, as: UTF8.self), expiresAt: end)
    }
  }

  private func document(_ link: String) -> HTML {
    let sections = languages.map { language, words -> HTML in
      """
      <div lang="\(language.rawValue)"><p>\(words.sentence)</p><p><a href="\(link)">\(link)</a></p>\
      <p>\(words.warning)</p></div>
      """
    }
    return """
      <!doctype html><html><head><meta charset="utf-8"></head>\
      <body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">\(sections.joined("<hr>"))</body></html>
      """
  }
}
