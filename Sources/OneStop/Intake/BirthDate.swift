/// Why a text is no date of birth.
package enum BirthDateMistake: Error, Hashable, Sendable {
  /// It is no date.
  case noDate
  /// Before 1900, or still to come.
  case outsideRange
}

extension LocalDate {
  /// A date of birth: from 1900 to today.
  package init(birthTyped text: String, by today: LocalDate) throws(BirthDateMistake) {
    guard let date = LocalDate(typed: text) else { throw .noDate }
    guard date.year >= 1900, date <= today else { throw .outsideRange }
    self = date
  }
}
