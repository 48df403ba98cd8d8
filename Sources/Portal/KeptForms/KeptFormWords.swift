/// Biểu mẫu điền dở: forms that come back as they were filled in.
package final class KeptFormWords: Decodable, Sendable {
  /// Above what follows.
  let notSent: Phrase
  let signedInAnew: Phrase
  /// Place: name.
  let anotherAccount: Phrase
  let outdated: Phrase
  let resumed: Phrase
  /// Behind it, of a form with files.
  let files: Phrase
  let busy: Phrase
  let sendLater: Phrase
  /// On the sign-in page.
  let signIn: Phrase
  let goneTitle: Phrase
  let gone: Phrase
  let toWork: Phrase
  /// Above the button that signs out, where an old page's did not.
  let signOut: Phrase
}
