import Operations

/// The person whom a form was made for, according to its token: a login under a seal, or somebody not signed in.
package struct FormOwner: Hashable, Sendable {
  package let tag: String

  static let guest = FormOwner(tag: "-")
}

extension Secrets {
  package func formOwner(_ login: String) -> FormOwner { FormOwner(tag: String(seal("form owner", login).prefix(12))) }

  /// The token in a browser's forms: a seal over the browser's secret, the person whom they are made for, and a seal
  /// over both.
  ///
  /// The first seal shows that a form belongs to the present session. By the last, the portal recognises its own form
  /// after the session's end, and knows whom it was made for.
  func formToken(_ secret: String, of owner: FormOwner) -> String {
    let token = "\(seal("csrf", secret)).\(owner.tag)"
    return "\(token).\(seal("form", token))"
  }

  /// The person whom a token was made for, whatever became of the session; nil for a token that this portal did not
  /// issue.
  package func owner(ofFormToken text: String) -> FormOwner? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 100, parts.count == 3,
      Secrets.isEqual(String(parts[2]), seal("form", "\(parts[0]).\(parts[1])"))
    else { return nil }
    return FormOwner(tag: String(parts[1]))
  }
}
