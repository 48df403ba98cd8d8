import OneStop
import Operations

extension Address {
  /// The form of an agency's end.
  static func dissolution(of agency: AgencyCode) -> Address { dissolutionForm.with("tu", agency) }

  /// The agencies, with the news that an end was decided.
  static var dissolved: Address { agencies.with("da", "luu") }
}
