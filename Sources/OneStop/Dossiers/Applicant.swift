/// Người nộp hồ sơ. Every text is in Normalization Form C.
package struct Applicant: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case citizen, enterprise, organisation
  }

  package var kind: Kind
  package var name: String
  package var identity: IdentityNumber?
  package var phone: PhoneNumber?
  package var email: EmailAddress?
  package var address: String

  package init(
    kind: Kind, name: String, identity: IdentityNumber?, phone: PhoneNumber? = nil, email: EmailAddress? = nil,
    address: String = ""
  ) {
    self.kind = kind
    self.name = name.composed.squeezed
    self.identity = identity
    self.phone = phone
    self.email = email
    self.address = address.composed.squeezed
  }

  /// From the store, where every text is in its normal form already.
  package init(
    stored kind: Kind, name: String, identity: IdentityNumber?, phone: PhoneNumber?, email: EmailAddress?,
    address: String
  ) {
    self.kind = kind
    self.name = name
    self.identity = identity
    self.phone = phone
    self.email = email
    self.address = address
  }

  /// Whether the four digits end the phone or identity number given at filing.
  package func isOpened(byLastFour digits: String) -> Bool {
    guard digits.utf8.count == 4, digits.utf8.allSatisfy(isDigit) else { return false }
    let numbers = [phone?.description, identity?.description].compactMap { $0?.digitsOnly }
    return numbers.contains { $0.utf8.count >= 4 && $0.hasSuffix(digits) }
  }
}
