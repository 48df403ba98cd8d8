import OneStop

/// Who was shown which dossiers: as an auditor reads it, and as an applicant does.
package final class LookWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let introduction: Phrase
  /// A person's login or name, or a token's label.
  package let reader: Phrase
  package let dossier: Phrase
  package let agency: Phrase
  package let anyAgency: Phrase
  package let part: Phrase
  package let anyPart: Phrase
  package let from: Phrase
  package let until: Phrase
  package let button: Phrase
  package let caption: Phrase
  package let none: Phrase
  /// Where nothing was found because nobody has the name.
  package let unknownReader: Phrase
  package let download: Phrase
  /// Place: most.
  package let downloadHint: Phrase
  /// The last line of a file that could not take all. Place: moment, of the newest that is not in it.
  package let cut: Phrase
  package let older: Phrase
  package let newest: Phrase
  package let mistakes: Mistakes
  package let columns: Columns
  package let readers: PhraseTable<LookReader.Kind>
  /// An applicant, by what opened the details.
  package let proofs: PhraseTable<LookProof>
  package let parts: PhraseTable<LookPart>
  /// The page where it was.
  package let pages: PhraseTable<LookSource>
  /// Behind a page that shows one file. Place: number, the dossier's or the answer's.
  package let file: Phrase
  /// Place: count, of dossiers that are not named.
  package let more: Phrase
  package let offices: Offices

  package final class Mistakes: Decodable, Sendable {
    package let dossier: Phrase
    package let agency: Phrase
    package let part: Phrase
    package let day: Phrase
    package let reversed: Phrase
    package let readers: Phrase
  }

  package final class Columns: Decodable, Sendable {
    package let moment: Phrase
    package let kind: Phrase
    package let reader: Phrase
    package let name: Phrase
    package let agency: Phrase
    package let part: Phrase
    package let page: Phrase
    /// The pattern of its address.
    package let address: Phrase
    package let dossiers: Phrase
    package let dossier: Phrase
    package let holder: Phrase
  }

  /// On the page of a dossier.
  package final class Offices: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    package let none: Phrase
    /// Behind a line. Place: count, of looks.
    package let times: Phrase
    /// Before the offices whose looks have no line of their own.
    package let earlier: Phrase
    /// Places: from, to.
    package let period: Phrase
    package let openedTitle: Phrase
    /// What opens the details to an applicant.
    package let opened: PhraseTable<LookProof>
    /// Place: count, of openings.
    package let total: Phrase
    /// Place: moment.
    package let last: Phrase
  }
}
