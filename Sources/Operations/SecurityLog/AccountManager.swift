import OneStop
import OneStopStore

/// Who manages accounts, or other things of the city's: somebody on a page, or a command on the server.
package struct AccountManager: Sendable {
  /// nil for a command, which may do everything.
  package var account: Account?
  package var origin: Origin

  package init(_ account: Account, from origin: Origin) {
    self.account = account
    self.origin = origin
  }

  /// A command on the server.
  ///
  /// - Parameter user: the operating system's user who runs it.
  package init(command user: String) {
    origin = Origin(client: SecurityLine.command(by: user))
  }

  /// As events and changes of the calendar name them.
  package var actor: Actor { account.map { .staff(login: $0.login) } ?? .portal }

  /// The manager as the transaction finds them, who may have lost the right meanwhile. Throws
  /// `AccountRefusal.outOfReach`.
  ///
  /// - Returns: the posts by which they manage; none for a command.
  func confirmed(
    in transaction: Transaction, _ catalogue: Catalogue, right: Right = .manageAccounts, now: Moment
  ) throws -> [Post] {
    guard let account else { return [] }
    let present = try transaction.person(account.login)?.person
    let posts =
      present?.posts.filter { post in
        post.role == account.role && post.agency == account.agency && post.holds(on: now.date)
      } ?? []
    guard let present, !present.isDisabled, !posts.isEmpty, account.has(right, in: catalogue) else {
      throw AccountRefusal.outOfReach
    }
    return posts
  }

  /// How much of a person the manager may change.
  package enum Reach: Int, Comparable, Sendable {
    case none
    /// Posts at the manager's agencies: the person has others.
    case posts
    case all

    package static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
  }

  package func reaches(_ agency: AgencyCode, in catalogue: Catalogue, on day: LocalDate) -> Bool {
    account?.has(.manageAccounts, over: agency, in: catalogue, on: day) ?? true
  }

  /// Whoever has no post is the city's to manage.
  package func reach(of person: Person, in catalogue: Catalogue, on day: LocalDate) -> Reach {
    if person.posts.isEmpty { return account?.isOfCity(catalogue) ?? true ? .all : .none }
    let reached = person.posts.count { reaches($0.agency, in: catalogue, on: day) }
    return reached == person.posts.count ? .all : reached > 0 ? .posts : .none
  }
}

/// Why an account was not changed.
package enum AccountRefusal: Error, Hashable, Sendable {
  case loginTaken
  case unknown
  /// A post at an agency that the manager does not reach, or a person with such posts.
  case outOfReach
  /// Managers do not disable themselves, and do not give away the post by which they manage.
  case oneself
  /// Somebody has changed it meanwhile.
  case outdated
  /// More than `Person.mostPosts`.
  case tooManyPosts
}
