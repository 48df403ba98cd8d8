import Operations

/// For whom a form was made, as its token says it: a login under a seal, or nobody who was signed in.
package struct FormOwner: Hashable, Sendable {
  package let tag: String

  static let guest = FormOwner(tag: "-")
}

extension Secrets {
  package func formOwner(_ login: String) -> FormOwner { FormOwner(tag: String(seal("form owner", login).prefix(12))) }

  /// What the forms of a browser carry: a seal over its secret, for whom they are made, and a seal over both.
  ///
  /// The first says that a form is of the present session. By the last the portal knows a form of its own when the session
  /// is over, and for whom it was made.
  func formToken(_ secret: String, of owner: FormOwner) -> String {
    let token = "\(seal("csrf", secret)).\(owner.tag)"
    return "\(token).\(seal("form", token))"
  }

  /// For whom a token was made, whatever became of the session; nil for what this portal never gave out.
  package func owner(ofFormToken text: String) -> FormOwner? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 100, parts.count == 3,
      Secrets.isEqual(String(parts[2]), seal("form", "\(parts[0]).\(parts[1])"))
    else { return nil }
    return FormOwner(tag: String(parts[1]))
  }
}
