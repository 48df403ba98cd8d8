import Markup

/// Tệp đính kèm: files that people send with forms.
package final class FileWords: Decodable, Sendable {
  /// What may be chosen. Place: count.
  package let hint: Phrase
  /// The second input, which opens the camera of a phone.
  package let photo: Phrase
  package let photoHint: Phrase
  package let problems: PhraseTable<FileProblem>
  /// Place: count.
  package let tooMany: Phrase
  /// Of all files, where none was read.
  package let allTooLarge: Phrase
  /// Of kept files that are no longer there.
  package let gone: Phrase
  /// A file came in a field that the form does not have. Place: name.
  package let stray: Phrase
  /// Place: count.
  package let kept: Phrase
  package let keptHint: Phrase
  /// Place: count.
  package let kilobytes: Phrase
  /// Place: count.
  package let megabytes: Phrase
  package let coming: Coming

  /// While the page's script sends them.
  package final class Coming: Decodable, Sendable {
    /// Place: name.
    package let sending: Phrase
    /// Place: name.
    package let sent: Phrase
    /// Place: name.
    package let broken: Phrase
    package let stop: Phrase
    /// The form is sent once they have come.
    package let waiting: Phrase
    package let signedOut: Phrase
    package let tooManyOfOwner: Phrase
    /// From all who send the form.
    package let tooManyOfForm: Phrase
    package let tooManyOfAll: Phrase
  }

  /// `1.203 KB`, `25 MB`
  package func size(_ bytes: Int) -> HTML {
    let kilobytes = max(1, (bytes + 1_023) / 1_024)
    return kilobytes < 10_240 ? self.kilobytes(count: kilobytes) : megabytes(count: (bytes + 1 << 19) >> 20)
  }
}

/// Why a file was not taken. The sentence of each has the file's name as its place.
package enum FileProblem: String, CaseIterable, Sendable {
  case empty, unknown, program, bomb, hugePicture, encrypted, broken, virus
  /// The scanner does not answer.
  case unscanned
  /// The file itself, and together with the others.
  case tooLarge, tooLargeTogether

  /// Whether a smaller file would have been taken.
  package var isOfSize: Bool { self == .tooLarge || self == .tooLargeTogether }
}
