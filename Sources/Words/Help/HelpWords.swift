/// The words around the help; the help itself is in `Resources/Documentation`.
package final class HelpWords: Decodable, Sendable {
  /// The link at the foot of every page, and at the top of those of staff.
  package let link: Phrase
  /// For search engines.
  package let description: Phrase
  /// Above the list of a page's sections.
  package let contents: Phrase
  /// Above the list of the other parts.
  package let others: Phrase
}
