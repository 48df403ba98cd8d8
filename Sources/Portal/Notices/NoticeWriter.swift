import OneStop
import OneStopStore

/// Tells applicants who asked for it what happens to their dossiers.
///
/// A message has the dossier's code, its procedure and dates, as everybody with the code sees them; never the key of the
/// look-up, and nothing of the applicant (`Rules.md`, Who sees what). A confidential procedure is not named and has no link.
struct NoticeWriter: Sendable {
  let vietnamese: Words
  let english: Words
  /// Of whoever writes: operations take the one of their transaction.
  var catalogue: Catalogue
  let site: String?
  let domain: String
  var letters = SMSLetters.unicode

  /// A notice of the dossier as it stands now.
  func message(_ stored: StoredDossier, _ notice: StandingNotice, to recipient: Recipient) -> OutgoingMessage {
    let id = MessageID(domain: domain)
    let topic = MessageTopic.event(notice.event)
    switch recipient.channel {
    case .sms:
      return OutgoingMessage(
        id: id, to: recipient, text: letters.fitting(text(stored.dossier, notice.occasion, .vietnamese).shorts),
        dossier: stored.id, topic: topic)
    case .email:
      let texts = [Language.vietnamese, .english].map { text(stored.dossier, notice.occasion, $0) }
      let html = NoticeText.document(texts)
      return OutgoingMessage(
        id: id, to: recipient, subject: texts[0].subject, text: texts.map(\.long).joined(separator: "\n---\n\n"),
        html: String(decoding: html.bytes, as: UTF8.self), dossier: stored.id, topic: topic)
    }
  }

  private func text(_ dossier: Dossier, _ occasion: NoticeOccasion, _ language: Language) -> NoticeText {
    NoticeText(
      dossier, occasion, words: language == .english ? english : vietnamese, language: language, catalogue: catalogue,
      site: site)
  }
}

extension Portal {
  fileprivate func noticeWriter(_ catalogue: Catalogue, site: String?) -> NoticeWriter {
    NoticeWriter(
      vietnamese: words(.vietnamese), english: words(.english), catalogue: catalogue, site: site,
      domain: shared.notices.domain, letters: shared.notices.letters)
  }
}

extension Visit {
  var notices: NoticeWriter { portal.noticeWriter(catalogue, site: site) }
}

extension APICall {
  var notices: NoticeWriter { portal.noticeWriter(catalogue, site: portal.shared.notices.site(of: request)) }
}
