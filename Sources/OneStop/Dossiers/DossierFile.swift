/// What a file of a dossier is there for, which decides who sees it.
package enum FilePurpose: Hashable, Sendable {
  /// A paper of the filing: digitised at the counter, or sent by the applicant (Decree 107/2021/ND-CP).
  case paper
  /// What the dossier was handled for, to be taken home from the look-up page.
  case result
  /// It belongs to a note among those who handle the dossier.
  case note
}

/// A file as it is put into a dossier.
package struct AttachedFile: Hashable, Sendable {
  package var stored: StoredFile
  /// Which of the papers it is, in the words of the procedure or of the filing; empty: none of them.
  package var paper: String
  /// What its signatures were found to be when it came in.
  package var signature: FileSignature
  /// The earlier dossier of the same applicant in which it was digitised; nil: it is new.
  package var source: DossierCode?

  package init(
    _ stored: StoredFile, paper: String = "", signature: FileSignature = FileSignature(.unchecked),
    source: DossierCode? = nil
  ) {
    self.stored = stored
    self.paper = paper.composed.squeezed
    self.signature = signature
    self.source = source
  }

  /// Whether it is the same paper, to the byte.
  package func isSame(as other: AttachedFile) -> Bool { stored.digest == other.stored.digest && paper == other.paper }
}

/// A file of a dossier, and what became of it.
package struct DossierFile: Hashable, Sendable {
  /// From 1, in the order in which the dossier's files came.
  package let number: Int
  package let purpose: FilePurpose
  package let attached: AttachedFile
  package let addedAt: Moment
  package let actor: Actor
  package internal(set) var removal: Removal?

  /// Why it no longer counts. Those who handle the dossier still see it.
  package struct Removal: Hashable, Sendable {
    package let at: Moment
    package let actor: Actor
    /// As it was written; empty where the end that the result belonged to was undone.
    package let reason: String
  }

  package var stored: StoredFile { attached.stored }

  /// Whether it still counts and can be removed: files of notes stay.
  package var isRemovable: Bool { removal == nil && purpose != .note }

  /// How many a dossier can have; a number is one of these.
  package static let numbers = 1...500

  /// A file as others refer to it, read from a form or an address.
  package static func number(_ text: String) -> Int? { Int(typed: text, in: numbers) }
}
