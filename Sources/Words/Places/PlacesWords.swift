/// Where people go, and how they find their commune.
package final class PlacesWords: Decodable, Sendable {
  package let title: Phrase
  package let introduction: Phrase
  package let label: Phrase
  package let hint: Phrase
  package let button: Phrase
  /// The link to this page from others.
  package let find: Phrase
  /// Place: count.
  package let found: Phrase
  /// Place: count.
  package let more: Phrase
  package let none: Phrase
  /// Place: hotline.
  package let noneHint: Phrase
  package let areas: Phrase
  /// Where a dossier is taken in. Place: agency.
  package let at: Phrase
  package let address: Phrase
  package let addressUnknown: Phrase
  package let addressUncertain: Phrase
  package let phone: Phrase
  package let hours: Phrase
  package let formerAreas: Phrase
  /// The former names that matched the search. Place: names.
  package let formerly: Phrase
  package let figures: Phrase
  package let look: Look

  /// The check whether a dossier came to the right agency.
  package final class Look: Decodable, Sendable {
    package let title: Phrase
    /// Places: former, agency, address.
    package let text: Phrase
    package let noAddress: Phrase
    package let choice: Phrase
    /// Place: agency.
    package let here: Phrase
    package let choose: Phrase
    package let button: Phrase
    package let mistake: Phrase
    /// On the worklist. Place: count.
    package let list: Phrase
    package let listHint: Phrase
  }
}
