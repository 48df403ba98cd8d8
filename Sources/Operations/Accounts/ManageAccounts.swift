import OneStop
import OneStopStore

/// Who manages accounts: somebody on a page, or a command on the server.
package struct AccountManager: Sendable {
  /// nil for a command, which may do everything.
  package var account: Account?
  package var origin: Origin?

  package init(_ account: Account, from origin: Origin) {
    self.account = account
    self.origin = origin
  }

  /// A command on the server.
  package init() {}

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
}

/// An administrator makes an account. Its owner chooses the password, by a link.
package struct AddPerson: Operation {
  private let person: Person
  private let password: String
  private let manager: AccountManager
  private let now: Moment

  /// - Parameter password: a hash; one that no password matches where a link is to follow.
  package init(_ person: Person, password: String = "!", by manager: AccountManager, now: Moment) {
    (self.person, self.password, self.manager, self.now) = (person, password, manager, now)
  }

  /// Throws `AccountRefusal`.
  package func run(in transaction: Transaction) throws {
    let managing = try Managing(manager, in: transaction, now: now)
    guard managing.reach(of: person) == .all else { throw AccountRefusal.outOfReach }
    guard try transaction.add(StoredPerson(person, password: password)) else { throw AccountRefusal.loginTaken }
    try managing.note(.accountMade, person, person.posts.map(\.summary).joined(separator: "; "))
  }
}

/// An administrator changes a person's name, addresses and posts.
package struct ChangePerson: Operation {
  private let before: Person
  private let after: Person
  private let manager: AccountManager
  private let now: Moment

  /// - Parameter before: as the form was made of.
  package init(_ before: Person, to after: Person, by manager: AccountManager, now: Moment) {
    (self.before, self.after, self.manager, self.now) = (before, after, manager, now)
  }

  /// Throws `AccountRefusal`. Sessions go on in the first post if the posts are others now.
  package func run(in transaction: Transaction) throws {
    let managing = try Managing(manager, in: transaction, now: now)
    guard let present = try transaction.person(before.login)?.person else { throw AccountRefusal.unknown }
    guard present == before else { throw AccountRefusal.outdated }
    let reach = managing.reach(of: present)
    let isOnlyPosts = present.name == after.name && present.email == after.email && present.phone == after.phone
    guard reach == .all || (reach == .posts && isOnlyPosts), managing.keepsOthers(from: present, to: after) else {
      throw AccountRefusal.outOfReach
    }
    if manager.account?.login == present.login, !after.posts.contains(where: managing.isManagers) {
      throw AccountRefusal.oneself
    }
    if !isOnlyPosts {
      try transaction.setName(after.name, of: after.login)
      _ = try transaction.setContact(email: after.email, phone: after.phone, of: after.login, now: now)
      try managing.note(.accountChanged, after, managing.changes(from: present, to: after))
    }
    if present.posts != after.posts {
      try transaction.setPosts(after.posts, of: after.login)
      try managing.note(.postsChanged, after, after.posts.map(\.summary).joined(separator: "; "))
    }
  }
}

/// An administrator closes an account, opens it again, ends its sessions, or makes a link by which its owner chooses a
/// password.
package struct ManagePerson: Operation {
  package enum Deed: Hashable, Sendable {
    case disable, enable, endSessions
    case link(digest: String, expiresAt: Moment)
    /// A command's password.
    case password(hash: String)
  }

  private let deed: Deed
  private let login: String
  private let manager: AccountManager
  private let now: Moment

  package init(_ deed: Deed, _ login: String, by manager: AccountManager, now: Moment) {
    (self.deed, self.login, self.manager, self.now) = (deed, login, manager, now)
  }

  /// Throws `AccountRefusal`.
  package func run(in transaction: Transaction) throws {
    let managing = try Managing(manager, in: transaction, now: now)
    guard let person = try transaction.person(login)?.person else { throw AccountRefusal.unknown }
    guard managing.reach(of: person) == .all else { throw AccountRefusal.outOfReach }
    switch deed {
    case .disable:
      if manager.account?.login == login { throw AccountRefusal.oneself }
      _ = try transaction.setDisabled(true, login)
      try managing.note(.accountDisabled, person)
    case .enable:
      _ = try transaction.setDisabled(false, login)
      try managing.note(.accountEnabled, person)
    case .endSessions:
      let count = try transaction.endSessions(of: login)
      try managing.note(.sessionsEnded, person, "\(count)")
    case .link(let digest, let expiresAt):
      try transaction.addPasswordLink(digest: digest, of: login, expiresAt: expiresAt, now: now)
      try managing.note(.linkMade, person)
    case .password(let hash):
      _ = try transaction.setPassword(hash, of: login)
      try managing.note(.passwordChanged, person)
    }
  }
}

/// The owner of a link chooses a password. All sessions end.
package struct UsePasswordLink: Operation {
  private let digest: String
  private let hash: String
  private let origin: Origin
  private let now: Moment

  /// - Parameters:
  ///   - digest: of what is in the link.
  ///   - hash: the password's.
  package init(_ digest: String, hash: String, from origin: Origin, now: Moment) {
    (self.digest, self.hash, self.origin, self.now) = (digest, hash, origin, now)
  }

  /// False where the link does not hold, or no more.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let login = try transaction.login(ofPasswordLink: digest, now: now),
      let person = try transaction.person(login)?.person
    else { return false }
    _ = try transaction.setPassword(hash, of: login)
    try transaction.note(
      SecurityLine(
        .passwordChanged, at: now, login: login, agency: person.posts.first?.agency, actor: login,
        client: origin.client, detail: "link"))
    return true
  }
}

/// What every change of an account begins with: the manager as the transaction finds them, who may have lost the right
/// meanwhile.
private struct Managing {
  let manager: AccountManager
  let catalogue: Catalogue
  let transaction: Transaction
  let now: Moment
  private var posts: [Post] = []

  /// Throws `AccountRefusal`.
  init(_ manager: AccountManager, in transaction: Transaction, now: Moment) throws {
    self.manager = manager
    self.transaction = transaction
    self.now = now
    catalogue = try transaction.presentCatalogue
    guard let account = manager.account else { return }
    let present = try transaction.person(account.login)?.person
    posts =
      present?.posts.filter { post in
        post.role == account.role && post.agency == account.agency && post.holds(on: now.date)
      } ?? []
    guard let present, !present.isDisabled, !posts.isEmpty, account.has(.manageAccounts, in: catalogue) else {
      throw AccountRefusal.outOfReach
    }
  }

  /// Whether it is the post by which the manager manages, with its days.
  func isManagers(_ post: Post) -> Bool { posts.contains(post) }

  func reach(of person: Person) -> AccountManager.Reach { manager.reach(of: person, in: catalogue, on: now.date) }

  /// Whether the posts out of reach are the same as before, in their order.
  func keepsOthers(from before: Person, to after: Person) -> Bool {
    func others(_ person: Person) -> [Post] {
      person.posts.filter { !manager.reaches($0.agency, in: catalogue, on: now.date) }
    }
    return others(before) == others(after)
  }

  /// Which facts are others now, without their content, which is personal.
  func changes(from before: Person, to after: Person) -> String {
    let facts = [
      ("name", before.name != after.name), ("email", before.email != after.email),
      ("phone", before.phone != after.phone),
    ]
    return facts.filter(\.1).map(\.0).joined(separator: ", ")
  }

  func note(_ event: SecurityEvent, _ person: Person, _ detail: String = "") throws {
    try transaction.note(
      SecurityLine(
        event, at: now, login: person.login, agency: person.posts.first?.agency, actor: manager.account?.login,
        client: manager.origin?.client, detail: detail))
  }
}

extension Post {
  /// `officer 000.00.14.H29 2018-06-01 – 2018-06-15`
  package var summary: String {
    let days =
      firstDay == nil && lastDay == nil ? "" : " \(firstDay.map { "\($0)" } ?? "") – \(lastDay.map { "\($0)" } ?? "")"
    return "\(role.rawValue) \(agency)\(days)"
  }
}
