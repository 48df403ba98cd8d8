/// Signing in and out.
package struct AccountWords: Decodable, Sendable {
  var title: Phrase
  var introduction: Phrase
  var login: Phrase
  var password: Phrase
  var button: Phrase
  var loginMissing: Phrase
  var passwordMissing: Phrase
  /// One sentence for a wrong name and a wrong password.
  var wrong: Phrase
  var forgotten: Phrase
  /// Where a sign-in is needed first.
  var needed: Phrase
}
