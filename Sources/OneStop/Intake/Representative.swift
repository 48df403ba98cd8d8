/// Người đại diện, người được ủy quyền: the person who comes to the counter for the applicant (Civil Code 2015, article
/// 134).
///
/// Their number does not open the details of the dossier: the key on the receipt, which they take home, does.
package struct Representative: Hashable, Sendable {
  package var name: String
  package var identity: IdentityNumber?

  package init(name: String, identity: IdentityNumber? = nil) {
    self.init(stored: name.composed.squeezed, identity: identity)
  }

  /// From the store, where every text is already in its normal form.
  package init(stored name: String, identity: IdentityNumber?) {
    self.name = name
    self.identity = identity
  }

  /// The name, with the number if it is known.
  package var line: String { identity.map { "\(name) (\($0))" } ?? name }
}
