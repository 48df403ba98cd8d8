/// Biểu mẫu điền dở: forms that come back as they were filled in.
package final class KeptFormWords: Decodable, Sendable {
  /// The heading above the following sentences.
  package let notSent: Phrase
  package let signedInAnew: Phrase
  /// Place: name.
  package let anotherAccount: Phrase
  /// Place: post.
  package let otherPost: Phrase
  package let outdated: Phrase
  package let resumed: Phrase
  /// Added for a form with files.
  package let files: Phrase
  package let busy: Phrase
  package let sendLater: Phrase
  /// Where the form's page cannot be shown: what was typed is in the page that says so.
  package let held: Phrase
  package let sendAgain: Phrase
  /// On the sign-in page.
  package let signIn: Phrase
  package let goneTitle: Phrase
  package let gone: Phrase
  package let toWork: Phrase
  /// Above a new sign-out button, where the one on an old page did not work.
  package let signOut: Phrase
}
