/// Người đại diện, người được ủy quyền: the person who comes to the counter for the applicant (Civil Code 2015, article
/// 134).
///
/// Their number does not open the details of the dossier: the key on the receipt, which they take home, does.
package struct Representative: Hashable, Sendable {
  package var name: String
  package var identity: IdentityNumber?
  package var phone: PhoneNumber?

  package init(name: String, identity: IdentityNumber? = nil, phone: PhoneNumber? = nil) {
    self.init(stored: name.composed.squeezed, identity: identity, phone: phone)
  }

  /// From the store, where every text is already in its normal form.
  package init(stored name: String, identity: IdentityNumber?, phone: PhoneNumber?) {
    self.name = name
    self.identity = identity
    self.phone = phone
  }

  /// The name, with the numbers that are known.
  package var line: String {
    let numbers = [identity?.description, phone?.spaced].compactMap(\.self)
    return numbers.isEmpty ? name : "\(name) (\(numbers.joined(separator: ", ")))"
  }
}
