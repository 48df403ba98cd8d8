/// Signing in and out.
package final class AccountWords: Decodable, Sendable {
  let title: Phrase
  let introduction: Phrase
  let login: Phrase
  let password: Phrase
  let button: Phrase
  let loginMissing: Phrase
  let passwordMissing: Phrase
  /// One sentence for a wrong name and a wrong password.
  let wrong: Phrase
  let forgotten: Phrase
  /// Where a sign-in is needed first.
  let needed: Phrase
}
