/// Where people go, and how one finds the commune that one lives in.
package final class PlacesWords: Decodable, Sendable {
  let title: Phrase
  let introduction: Phrase
  let label: Phrase
  let hint: Phrase
  let button: Phrase
  /// A link here from elsewhere.
  let find: Phrase
  /// Place: count.
  let found: Phrase
  /// Place: count.
  let more: Phrase
  let none: Phrase
  /// Place: hotline.
  let noneHint: Phrase
  let areas: Phrase
  /// Where a dossier is taken in. Place: agency.
  let at: Phrase
  let address: Phrase
  let addressUnknown: Phrase
  let addressUncertain: Phrase
  let phone: Phrase
  let hours: Phrase
  let formerAreas: Phrase
  /// Names of before that were looked for. Place: names.
  let formerly: Phrase
  let figures: Phrase
  let look: Look

  /// Whether a dossier came to the right agency.
  final class Look: Decodable, Sendable {
    let title: Phrase
    /// Places: former, agency, address.
    let text: Phrase
    let noAddress: Phrase
    let choice: Phrase
    /// Place: agency.
    let here: Phrase
    let choose: Phrase
    let button: Phrase
    let mistake: Phrase
    /// On the worklist. Place: count.
    let list: Phrase
    let listHint: Phrase
  }
}
