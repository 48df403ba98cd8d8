/// Words that only files have, besides those of the pages that they come from.
package final class DownloadWords: Decodable, Sendable {
  /// Places: shown, all.
  package let limited: Phrase
  package let newAppointment: Phrase
  package let address: Phrase
  package let phone: Phrase
  package let unit: Phrase
  package let rated: Phrase
  package let step: Phrase
  /// In working days.
  package let excessDays: Phrase
}
