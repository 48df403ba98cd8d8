import Database
import OneStop

extension Row {
  func moment(_ column: Int32) -> Moment { Moment(microseconds: int64(column)) }
  func date(_ column: Int32) -> LocalDate { LocalDate(daysSinceEpoch: int32(column)) }

  /// Decodes a stored word; an unknown one means that the database is damaged.
  func word<Word: RawRepresentable<String>>(_ column: Int32) throws(StoreError) -> Word {
    guard let word = Word(rawValue: text(column)) else { throw unreadable(column) }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ column: Int32) throws(StoreError) -> Word? {
    if isNull(column) { return nil }
    return try word(column) as Word
  }

  func number<Number: RawRepresentable<Int>>(_ column: Int32) throws(StoreError) -> Number {
    guard let number = Number(rawValue: int(column)) else { throw unreadable(column) }
    return number
  }

  func agency(_ column: Int32) throws(StoreError) -> AgencyCode {
    guard let code = AgencyCode(text(column)) else { throw unreadable(column) }
    return code
  }

  func optionalAgency(_ column: Int32) throws(StoreError) -> AgencyCode? {
    if isNull(column) { return nil }
    return try agency(column)
  }

  func procedure(_ column: Int32) throws(StoreError) -> ProcedureCode {
    guard let code = ProcedureCode(text(column)) else { throw unreadable(column) }
    return code
  }

  func dossierCode(_ column: Int32) throws(StoreError) -> DossierCode {
    guard let code = DossierCode(text(column)) else { throw unreadable(column) }
    return code
  }

  func optionalDossierCode(_ column: Int32) throws(StoreError) -> DossierCode? {
    if isNull(column) { return nil }
    return try dossierCode(column)
  }

  /// Reads the time's value and unit, the cutoff and the supplement rule from four columns.
  func rules(_ first: Int32) throws(StoreError) -> DeadlineRules {
    guard let time = ProcessingTime(int(first), try word(first + 1)) else { throw unreadable(first) }
    let cutoff = optional(first + 2, Row.int).map { TimeOfDay(minutes: $0) }
    return DeadlineRules(time, cutoff: cutoff, supplement: try word(first + 3))
  }
}
