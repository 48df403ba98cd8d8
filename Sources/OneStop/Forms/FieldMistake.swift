/// Why an answer cannot stand.
package enum FieldMistake: Error, Hashable, Sendable {
  /// Nothing is there, and something must be.
  case blank
  case text(TextMistake)
  /// A name with digits in it.
  case digitsInName
  case noNumber
  case decimals(most: Int)
  case tooSmall(least: FormNumber)
  case tooGreat(most: FormNumber)
  case noDate
  /// It has the form of a date, and there is no such day.
  case noDay
  case beforeRange
  case noTime
  case notPast
  case notFuture
  /// None of those that are offered.
  case notOffered
  case identity(IdentityNumber.Mistake)
  case taxCode
  case phone(PhoneNumber.Mistake)
  case email
  case industry
  /// A code of another version of the list, and its decision.
  case otherIndustryList(String)
  case commune
  /// The names that it can mean.
  case severalCommunes([String])
  /// An address by which the agency is found, and which lies in no place that this city decides on.
  case outsideCity
  case plate
  /// What is wrong with an enterprise's name of the kind (nil: any), and by which law.
  case enterpriseName(EnterpriseName.Mistake, EnterpriseKind?, EnterpriseLaw)
  /// A pledge that was not given.
  case notPledged
  case tooFewRows(least: Int)
  case tooManyRows(most: Int)
  case tooManyFiles(most: Int)
  case check(BilingualText)
}
