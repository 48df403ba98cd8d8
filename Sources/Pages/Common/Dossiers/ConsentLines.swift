import Markup
import OneStop
import Words

/// What an applicant has agreed to and withdrawn, the oldest first.
struct ConsentLines {
  let consents: [Consent]
  /// Papers of earlier dossiers that were used again, each time with a consent.
  var reused: [DossierFile] = []
  /// Whether each quotes what was agreed to.
  var quotesWording = true
  let words: Words

  var html: HTML {
    let labels = words.privacy.held.consents
    if consents.isEmpty, reused.isEmpty { return "<p>\(labels.none)</p>" }
    let lines = consents.map { "<li>\(line($0))</li>" as HTML } + reused.map { "<li>\(line($0))</li>" as HTML }
    return "<ul>\(lines.joined())</ul>"
  }

  private func line(_ file: DossierFile) -> HTML {
    words.privacy.held.consents.reuse([
      "code": "<span class=\"code\">\(file.attached.source?.description ?? "")</span>",
      "papers": "<span lang=\"vi\">\(file.attached.label)</span>", "moment": words.moment(file.addedAt),
    ])
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
