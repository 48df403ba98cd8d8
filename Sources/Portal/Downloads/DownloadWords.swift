/// What stands in files alone, beside the words of the pages that they come from.
package final class DownloadWords: Decodable, Sendable {
  /// Places: shown, all.
  let limited: Phrase
  let newAppointment: Phrase
  let address: Phrase
  let phone: Phrase
  let unit: Phrase
  let rated: Phrase
  let step: Phrase
  /// In working days.
  let excessDays: Phrase
}
