/// The register of enterprises.
package final class EnterpriseWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  package let label: Phrase
  package let hint: Phrase
  package let button: Phrase
  package let taken: Phrase
  package let alike: Phrase
  package let free: Phrase
  package let freeHint: Phrase
  package let found: Phrase
  package let none: Phrase
  /// Place: count.
  package let more: Phrase
  /// Where no register was imported.
  package let empty: Phrase
  package let code: Phrase
  package let foreignName: Phrase
  package let shortName: Phrase
  package let seat: Phrase
  package let registeredOn: Phrase
  /// Place: date.
  package let dissolved: Phrase
  /// From other pages.
  package let link: Phrase
}
