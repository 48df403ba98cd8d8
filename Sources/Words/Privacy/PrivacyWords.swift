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
    /// Where the details were closed when it was pressed.
    package let notDone: Phrase
    package let erased: Phrase
    /// The event in the timeline, and its note.
    package let event: Phrase
    package let eventSentence: Phrase
    package let note: Phrase
  }

  /// The table of the document.
  package final class Points: Decodable, Sendable {
    package let caption: Phrase
    /// Places: number, date.
    package let version: Phrase
    /// Place: name.
    package let `operator`: Phrase
    /// Place: date.
    package let confirmed: Phrase
    /// Where nobody has confirmed a basis; the place `open` of it.
    package let open: Phrase
    /// For how long data are kept by the rules of today. Places: least, most.
    package let now: PhraseTable<RetentionRange>
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

/// The table of what is held, as a document.
package enum PrivacyDocument {
  /// Whoever changes a sentence of the table counts it up, and sets the day (`PrivacyDocumentTests`).
  package static let version = 2
  /// Since when this version holds: 1 December 2026.
  package static let since = LocalDate(daysSinceEpoch: 20_788)
}

/// One kind of data in the document.
package enum PrivacyPoint: String, CaseIterable, Sendable {
  case filing, events, notices, rating, looks, ownAccess, security, searches, erased, answers, drafts, staff, backups
}

/// Which procedures have a time for keeping data.
package enum RetentionRange: String, CaseIterable, Sendable {
  case none
  /// One for all.
  case all
  /// All, of different lengths.
  case range
  case some

  package init(_ rules: [RetentionRule]) {
    let lengths = Set(rules.map(\.months))
    self =
      switch (lengths.count, rules.contains { $0.procedure == nil }) {
      case (0, _): .none
      case (1, true): .all
      case (_, true): .range
      case (_, false): .some
      }
  }
}

/// How one shows who one is.
package enum Identification: String, CaseIterable, Sendable {
  case provider, counter
}

/// By what the words of a consent are known.
package enum ConsentWording: String, CaseIterable, Sendable {
  /// They are those of today.
  case quoted
  /// They were others; their version is known.
  case numbered
  case program, unknown

  package init(_ consent: Consent) {
    self =
      switch (consent.wording, consent.door) {
      case (Consent.wording, _): .quoted
      case (1..., _): .numbered
      case (_, .program): .program
      default: .unknown
      }
  }
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
  /// In place of a file that is not open to the reader.
  package let closedFile: Phrase
  package let print: Phrase
  /// Why numbers and addresses are not shown in full, by what opened the dossier.
  package let masked: PhraseTable<LookProof>
  /// How they are. Place: own, the link to one's own dossiers.
  package let whole: PhraseTable<Identification>
  /// A number of which only the end is shown. Place: end.
  package let endsWith: Phrase
  package let isHeld: Phrase
  package let filing: Phrase
  package let filedAt: Phrase
  package let representativeIdentity: Phrase
  package let representativePhone: Phrase
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
    /// Places: code, papers, moment.
    package let reuse: Phrase
    package let purposes: PhraseTable<Consent.Purpose>
    /// Places: purpose, channel, moment, door.
    package let given: Phrase
    /// Places: purpose, moment, door.
    package let withdrawn: Phrase
    /// What was agreed to. Places: text, number.
    package let wordings: PhraseTable<ConsentWording>
    package let doors: PhraseTable<Consent.Door>
  }
}
