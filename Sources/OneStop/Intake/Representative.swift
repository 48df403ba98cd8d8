/// Người đại diện, người được ủy quyền: who stands at the counter for the applicant (Civil Code 2015, article 134).
///
/// Their number opens no details of the dossier: the receipt's key, which they take home, does.
package struct Representative: Hashable, Sendable {
  package var name: String
  package var identity: IdentityNumber?

  package init(name: String, identity: IdentityNumber? = nil) {
    self.init(stored: name.composed.squeezed, identity: identity)
  }

  /// From the store, where every text is in its normal form already.
  package init(stored name: String, identity: IdentityNumber?) {
    self.name = name
    self.identity = identity
  }

  /// The name, and the number where it is known.
  package var line: String { identity.map { "\(name) (\($0))" } ?? name }
}
