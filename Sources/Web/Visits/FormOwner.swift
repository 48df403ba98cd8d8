import OneStop
import Operations

/// The person whom a form was made for, according to its token: a login under a seal, or somebody not signed in.
package struct FormOwner: Hashable, Sendable {
  package let tag: String
  /// In which of their posts, under a seal: what a form asks for is done for the agency that it showed.
  let post: String

  static let guest = FormOwner(tag: "-", post: "-")

  /// Of a form that names none, from before they were named, it is not known.
  func isOfOtherPost(than other: FormOwner) -> Bool { !post.isEmpty && post != other.post }

  func isSamePerson(as other: FormOwner) -> Bool { tag == other.tag }
}

extension Secrets {
  package func formOwner(_ login: String) -> FormOwner {
    FormOwner(tag: String(seal("form owner", login).prefix(12)), post: "-")
  }

  /// In the post of the account.
  package func formOwner(_ account: Account) -> FormOwner {
    let post = seal("form post", "\(account.role.rawValue) \(account.agency)").prefix(8)
    return FormOwner(tag: formOwner(account.login).tag, post: String(post))
  }

  /// The token in a browser's forms: a seal over the browser's secret, the person and the post that they are made for,
  /// and a seal over these.
  ///
  /// The first seal shows that a form belongs to the present session. By the last, the portal recognises its own form
  /// after the session's end, and knows whom it was made for.
  func formToken(_ secret: String, of owner: FormOwner) -> String {
    let token = "\(seal("csrf", secret)).\(owner.tag).\(owner.post)"
    return "\(token).\(seal("form", token))"
  }

  /// The person whom a token was made for, whatever became of the session; nil for a token that this portal did not
  /// issue.
  package func owner(ofFormToken text: String) -> FormOwner? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count <= 120, let last = parts.last, (3...4).contains(parts.count),
      Secrets.isEqual(String(last), seal("form", parts.dropLast().joined(separator: ".")))
    else { return nil }
    // As they were made until posts were named in them.
    if parts.count == 3 { return FormOwner(tag: String(parts[1]), post: parts[1] == "-" ? "-" : "") }
    return FormOwner(tag: String(parts[1]), post: String(parts[2]))
  }
}
