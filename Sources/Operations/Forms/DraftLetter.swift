import Markup
import OneStop
import OneStopStore
import Words

/// Writes the message with the private link of a draft. It says nothing of what was filled in.
package struct DraftLetter: Sendable {
  private let languages: [(language: Language, words: Words)]
  private let site: String
  private let domain: String
  private let letters: SMSLetters

  /// How long a message may wait to be sent.
  private static let wait = Moment.day

  /// - Parameter site: how the link begins.
  package init(vietnamese: Words, english: Words, settings: NoticeSettings, site: String) {
    languages = [(.vietnamese, vietnamese), (.english, english)]
    (self.site, domain, letters) = (site, settings.domain, settings.letters)
  }

  /// - Parameter name: the procedure's; nil where it is gone from the catalogue.
  func message(
    _ key: DraftKey, of draft: Draft, _ name: BilingualText?, to recipient: Recipient, now: Moment
  ) -> OutgoingMessage {
    let id = MessageID(domain: domain)
    let link = "\(site)\(Address.draft(key))"
    let first = languages[0].words.filing.letter
    let expiry = now.adding(microseconds: DraftLetter.wait)
    switch recipient.channel {
    case .sms:
      // The link is what the message is for; it is left out of none.
      let texts = [first.sms.text(["procedure": name?.vietnamese ?? "", "link": link]), link]
      return OutgoingMessage(id: id, to: recipient, text: letters.fitting(texts), expiresAt: expiry)
    case .email:
      let paragraphs = languages.map { language, words in
        (
          language: language,
          texts: sentences(
            words, of: draft, name.map { words.plainName($0, in: language) } ?? draft.procedure.description)
        )
      }
      let texts = paragraphs.map { [$0.texts.first, link, $0.texts.last].joined(separator: "\n\n") + "\n" }
      return OutgoingMessage(
        id: id, to: recipient, subject: first.subject.text, text: texts.joined(separator: "\n---\n\n"),
        html: String(decoding: document(link, paragraphs).bytes, as: UTF8.self), expiresAt: expiry)
    }
  }

  private func sentences(_ words: Words, of draft: Draft, _ name: String) -> (first: String, last: String) {
    let letter = words.filing.letter
    let end = draft.savedAt.date.adding(days: Draft.days)
    let last = draft.digits == nil ? [letter.warning.text] : [letter.digits.text, letter.warning.text]
    return (letter.sentence.text(["procedure": name, "date": words.dateText(end)]), last.joined(separator: " "))
  }

  private func document(_ link: String, _ paragraphs: [(language: Language, texts: (first: String, last: String))])
    -> HTML
  {
    let sections = paragraphs.map { language, texts -> HTML in
      """
      <div lang="\(language.rawValue)"><p>\(texts.first)</p><p><a href="\(link)">\(link)</a></p>\
      <p>\(texts.last)</p></div>
      """
    }
    return """
      <!doctype html><html><head><meta charset="utf-8"></head>\
      <body style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">\(sections.joined("<hr>"))</body></html>
      """
  }
}
