/// Many accounts at once, from a file.
package final class PeopleBatchWords: Decodable, Sendable {
  package let title: Phrase
  package let lead: Phrase
  /// Place: roles.
  package let roles: Phrase
  package let file: Phrase
  package let fileHint: Phrase
  package let text: Phrase
  package let textHint: Phrase
  package let example: Phrase
  /// Place: agency.
  package let exampleLines: Phrase
  package let preview: Phrase
  package let missing: Phrase
  /// Place: limit.
  package let tooLong: Phrase
  /// Place: limit.
  package let tooLarge: Phrase
  package let notText: Phrase
  package let previewTitle: Phrase
  package let good: Phrase
  package let bad: Phrase
  package let noneGood: Phrase
  package let caption: Phrase
  package let line: Phrase
  package let result: Phrase
  package let willAdd: Phrase
  package let carryOut: Phrase
  package let again: Phrase
  package let againHint: Phrase
  package let changed: Phrase
  package let previewAgain: Phrase
  package let fewCells: Phrase
  package let manyCells: Phrase
  /// Place: text.
  package let role: Phrase
  /// Place: text.
  package let agency: Phrase
  package let otherName: Phrase
  package let doneTitle: Phrase
  /// Place: hours.
  package let done: Phrase
  package let notDone: Phrase
  package let left: Phrase
  package let link: Phrase
  /// Place: moment.
  package let until: Phrase
}
