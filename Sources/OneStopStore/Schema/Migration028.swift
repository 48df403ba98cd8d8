extension Schema {
  /// Who may sign in, which programs may, and what is said to whom carry a digest too.
  static let moreDigests = digests(
    number: 28, of: [DigestedTable.accounts, DigestedTable.tokens, DigestedTable.messages])
}
