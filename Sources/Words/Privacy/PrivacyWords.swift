import OneStop

/// What people are told where their data is taken, what is held about them, and the document on it all.
package final class PrivacyWords: Decodable, Sendable {
  /// The link to the document, behind each sentence.
  package let more: Phrase
  /// What is asked at a door: what for, who sees it, how long, with which right.
  package let doors: PhraseTable<PrivacyDoor>
  /// What is agreed to where notices are chosen (`Consent.wording`).
  package let consent: Phrase
  package let stop: Stop
  package let points: Points
  package let held: HeldWords

  /// The withdrawal of the consent to notices.
  package final class Stop: Decodable, Sendable {
    package let title: Phrase
    /// Places: channel, recipient.
    package let now: Phrase
    package let none: Phrase
    /// To a reader whose four digits do not suffice for it.
    package let byKey: Phrase
    package let button: Phrase
    package let done: Phrase
    /// The event in the timeline, and its note.
    package let event: Phrase
    package let eventSentence: Phrase
    package let note: Phrase
  }

  /// The table of the document.
  package final class Points: Decodable, Sendable {
    package let caption: Phrase
    package let columns: PhraseTable<PrivacyColumn>
    package let names: PhraseTable<PrivacyPoint>
    package let purposes: PhraseTable<PrivacyPoint>
    package let bases: PhraseTable<PrivacyPoint>
    package let readers: PhraseTable<PrivacyPoint>
    package let terms: PhraseTable<PrivacyPoint>
    package let erasures: PhraseTable<PrivacyPoint>
  }
}

/// Where data is taken.
package enum PrivacyDoor: String, CaseIterable, Sendable {
  /// What the clerk tells the applicant.
  case intake
  case receipt
  case digits
  case rating
  case ownDossiers
}

package enum PrivacyColumn: String, CaseIterable, Sendable {
  case name, purpose, basis, readers, term, erasure
}

/// One kind of data in the document.
package enum PrivacyPoint: String, CaseIterable, Sendable {
  case filing, events, notices, rating, looks, ownAccess, security, searches, staff, backups
}

/// The page on all that is held about the reader in a dossier, or in all of their own.
package final class HeldWords: Decodable, Sendable {
  package let title: Phrase
  package let ownTitle: Phrase
  /// The link to it from a dossier's page, and from the reader's own list.
  package let link: Phrase
  package let ownLink: Phrase
  package let lead: Phrase
  package let download: Phrase
  package let print: Phrase
  /// Why numbers and addresses are not shown in full.
  package let masked: Phrase
  /// A number of which only the end is shown. Place: end.
  package let endsWith: Phrase
  package let isHeld: Phrase
  package let filing: Phrase
  package let filedAt: Phrase
  package let channel: Phrase
  package let events: Phrase
  package let messages: Messages
  package let rating: Phrase
  package let noRating: Phrase
  package let consents: Consents
  package let leftOutTitle: Phrase
  /// Which kinds of data are not shown, and why.
  package let leftOut: [Phrase]
  /// Where more dossiers are the reader's than the page takes. Place: count.
  package let tooMany: Phrase
  package let back: Phrase

  package final class Messages: Decodable, Sendable {
    package let title: Phrase
    package let none: Phrase
    package let when: Phrase
    package let channel: Phrase
    package let to: Phrase
    package let subject: Phrase
    package let state: Phrase
    package let states: PhraseTable<MessageState>
  }

  package final class Consents: Decodable, Sendable {
    package let title: Phrase
    package let none: Phrase
    package let purposes: PhraseTable<Consent.Purpose>
    /// Places: purpose, channel, moment, door, wording.
    package let given: Phrase
    /// Places: purpose, moment, door.
    package let withdrawn: Phrase
    package let doors: PhraseTable<Consent.Door>
  }
}
