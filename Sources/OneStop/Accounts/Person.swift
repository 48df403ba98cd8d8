/// Somebody of the staff, with all their posts. In each of them they have an `Account`.
package struct Person: Hashable, Sendable {
  package var login: String
  package var name: String
  /// The first that holds is the one to begin with.
  package var posts: [Post]
  package var isDisabled: Bool
  /// Where reports are sent; nil: nowhere.
  package var email: EmailAddress?
  package var phone: PhoneNumber?

  package init(
    login: String, name: String, posts: [Post], isDisabled: Bool = false, email: EmailAddress? = nil,
    phone: PhoneNumber? = nil
  ) {
    self.login = login
    self.name = name
    self.posts = posts
    self.isDisabled = isDisabled
    self.email = email
    self.phone = phone
  }

  /// With the account's post alone.
  package init(_ account: Account) {
    self.init(
      login: account.login, name: account.name, posts: [Post(account.role, at: account.agency)],
      isDisabled: account.isDisabled, email: account.email, phone: account.phone)
  }

  /// More than anybody works in.
  package static let mostPosts = 12

  /// Without a post that stands there twice.
  package mutating func joinEqualPosts() {
    posts = posts.enumerated().filter { place, post in !posts[..<place].contains(post) }.map(\.element)
  }

  /// Where the person's messages of a channel go; nil: nowhere.
  package func recipient(_ channel: MessageChannel) -> Recipient? {
    if isDisabled { return nil }
    return switch channel {
    case .email: email.map(Recipient.email)
    case .sms: phone.flatMap { $0.isMobile ? .sms($0) : nil }
    }
  }

  package func account(in post: Post) -> Account {
    Account(
      login: login, name: name, role: post.role, agency: post.agency, isDisabled: isDisabled, email: email,
      phone: phone)
  }

  /// In the first post that holds on the day; nil where none does.
  package func account(on day: LocalDate) -> Account? {
    posts.first { $0.holds(on: day) }.map(account)
  }
}
