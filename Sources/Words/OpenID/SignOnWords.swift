/// Signing in by an identity provider.
package final class SignOnWords: Decodable, Sendable {
  /// Place: provider.
  package let button: Phrase
  package let or: Phrase
  package let again: Phrase
  package let failures: PhraseTable<Failure>
  /// Places: provider, hotline.
  package let sentences: PhraseTable<Failure>
  package let own: Own

  package enum Failure: String, CaseIterable, Sendable {
    /// The provider does not answer.
    case unavailable
    /// It, or the person there, did not want to.
    case refused
    /// What it answered is not to be believed.
    case untrusted
    /// Begun elsewhere, too long ago, or used already.
    case outdated
    /// Not authenticated strongly enough.
    case level
    /// An account of another kind.
    case kind
    /// It gave no number by which dossiers are found.
    case number
    /// Nobody of the staff has linked the account.
    case unknown
  }

  /// On one's own account.
  package final class Own: Decodable, Sendable {
    package let title: Phrase
    package let introduction: Phrase
    /// Place: provider.
    package let link: Phrase
    package let provider: Phrase
    package let goOnTitle: Phrase
    /// Place: provider.
    package let goOn: Phrase
    package let linked: Phrase
    package let alreadyLinked: Phrase
    package let taken: Phrase
    /// Places: provider, date.
    package let since: Phrase
    package let unlink: Phrase
    /// For screen readers. Place: provider.
    package let unlinkThis: Phrase
    package let unlinked: Phrase
    /// Place: provider.
    package let signOut: Phrase
  }
}
