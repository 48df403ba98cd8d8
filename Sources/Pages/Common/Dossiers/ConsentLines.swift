import Markup
import OneStop
import Words

/// What an applicant has agreed to and withdrawn, the oldest first.
struct ConsentLines {
  let consents: [Consent]
  /// Whether each quotes what was agreed to.
  var quotesWording = true
  let words: Words

  var html: HTML {
    let labels = words.privacy.held.consents
    if consents.isEmpty { return "<p>\(labels.none)</p>" }
    return "<ul>\(consents.map { "<li>\(line($0))</li>" as HTML }.joined())</ul>"
  }

  private func line(_ consent: Consent) -> HTML {
    let labels = words.privacy.held.consents
    let (purpose, moment) = (labels.purposes[consent.purpose].html, words.moment(consent.at))
    let door = labels.doors[consent.door].html
    guard let channel = consent.channel else {
      return labels.withdrawn(["purpose": purpose, "moment": moment, "door": door])
    }
    let given = labels.given([
      "purpose": purpose, "channel": words.notices.outbox.channelsInSentence[channel].html, "moment": moment,
      "door": door,
    ])
    guard quotesWording else { return given }
    let wording = labels.wordings[ConsentWording(consent)]([
      "text": words.privacy.consent.html, "number": "\(consent.wording)",
    ])
    return "\(given) <span class=\"soft line\">\(wording)</span>"
  }
}
