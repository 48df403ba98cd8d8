extension Schema {
  /// Who may sign in, which programs may, and what is said to whom carry a digest too.
  static let moreDigests = digests(number: 28, of: [RowDigest.accounts, RowDigest.tokens, RowDigest.messages])
}
