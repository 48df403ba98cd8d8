/// Người nộp hồ sơ. Every text is in Normalization Form C.
package struct Applicant: Hashable, Sendable {
  package typealias Kind = ApplicantKind

  package var kind: Kind
  package var name: String
  package var identity: IdentityNumber?
  package var phone: PhoneNumber?
  package var email: EmailAddress?
  package var address: String
  /// Of a citizen only.
  package var birthDate: LocalDate?
  /// Phường, xã: as the applicant's papers name it, with its district or province; empty where it was not asked for.
  package var ward: String
  package var representative: Representative?

  package init(
    kind: Kind, name: String, identity: IdentityNumber?, phone: PhoneNumber? = nil, email: EmailAddress? = nil,
    address: String = "", birthDate: LocalDate? = nil, ward: String = "", representative: Representative? = nil
  ) {
    self.init(
      stored: kind, name: name.composed.squeezed, identity: identity, phone: phone, email: email,
      address: address.composed.squeezed, birthDate: birthDate, ward: ward.composed.squeezed,
      representative: representative)
  }

  /// From the store, where every text is already in its normal form.
  package init(
    stored kind: Kind, name: String, identity: IdentityNumber?, phone: PhoneNumber?, email: EmailAddress?,
    address: String, birthDate: LocalDate?, ward: String, representative: Representative?
  ) {
    self.kind = kind
    self.name = name
    self.identity = identity
    self.phone = phone
    self.email = email
    self.address = address
    self.birthDate = birthDate
    self.ward = ward
    self.representative = representative
  }

  /// The person who signs: the representative, if there is one.
  package var signer: String { representative?.name ?? name }

  /// The address, followed by the ward unless the address names it already.
  package var fullAddress: String {
    if address.isEmpty || ward.isEmpty { return address + ward }
    let (all, named) = (address.foldedWords, ward.foldedWords)
    // Whole words: `Phường 10` does not name `Phường 1`.
    let isNamed = all.indices.contains { all[$0...].starts(with: named) }
    return isNamed ? address : "\(address), \(ward)"
  }

  /// Whether the phone or identity number given at filing ends with these four digits.
  package func isOpened(byLastFour digits: String) -> Bool {
    guard digits.utf8.count == 4, digits.utf8.allSatisfy(isDigit) else { return false }
    let own = [phone?.description, identity?.description]
    // Whoever files for somebody else has given theirs, too.
    let filers = [representative?.phone?.description, representative?.identity?.description]
    let numbers = (own + filers).compactMap { $0?.digitsOnly }
    return numbers.contains { $0.utf8.count >= 4 && $0.hasSuffix(digits) }
  }
}
