/// Signing in and out.
package final class AccountWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  package let login: Phrase
  package let password: Phrase
  package let button: Phrase
  package let loginMissing: Phrase
  package let passwordMissing: Phrase
  /// One sentence for a wrong name and a wrong password.
  package let wrong: Phrase
  /// The password is right, but no post of the person holds today.
  package let noPost: Phrase
  package let forgotten: Phrase
  /// Shown where the reader has to sign in first.
  package let needed: Phrase
  package let secondStep: SecondStepWords
  package let secondFactor: SecondFactorWords
  package let letters: OwnerLetterWords
  package let own: OwnAccountWords
}
