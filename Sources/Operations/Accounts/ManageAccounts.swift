import OneStop
import OneStopStore

/// An administrator makes an account, whose owner chooses the password by a link.
package struct AddPerson: Operation {
  private let person: Person
  private let password: String
  private let link: PasswordLink?
  private let manager: AccountManager
  private let now: Moment

  package init(_ person: Person, link: PasswordLink? = nil, by manager: AccountManager, now: Moment) {
    (self.person, password, self.link, self.manager, self.now) = (person, StoredPerson.noPassword, link, manager, now)
  }

  /// For a command, which brings the password's hash.
  package init(_ person: Person, password: String, by manager: AccountManager, now: Moment) {
    (self.person, self.password, self.link, self.manager, self.now) = (person, password, nil, manager, now)
  }

  /// Throws `AccountRefusal`.
  package func run(in transaction: Transaction) throws {
    let managing = try Managing(manager, in: transaction, now: now)
    guard managing.reach(of: person) == .all else { throw AccountRefusal.outOfReach }
    var person = person
    person.joinEqualPosts()
    guard person.posts.count <= Person.mostPosts else { throw AccountRefusal.tooManyPosts }
    guard try transaction.add(StoredPerson(person, password: password)) else { throw AccountRefusal.loginTaken }
    try managing.note(.accountMade, person, person.posts.map(\.summary).joined(separator: "; "))
    if let link { try managing.add(link, person) }
  }
}

/// An administrator changes a person's name, addresses and posts.
package struct ChangePerson: Operation {
  private let before: Person
  private let after: Person
  private let manager: AccountManager
  private let letters: OwnerLetters?
  private let now: Moment

  /// - Parameters:
  ///   - before: as the form was made of.
  ///   - letters: nil: nobody is told of a new address.
  package init(
    _ before: Person, to after: Person, by manager: AccountManager, letters: OwnerLetters? = nil, now: Moment
  ) {
    (self.before, self.after, self.manager) = (before, after, manager)
    (self.letters, self.now) = (letters, now)
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
    var after = after
    after.joinEqualPosts()
    // Who has more, from before or by a merger, may keep them.
    guard after.posts.count <= max(Person.mostPosts, present.posts.count) else { throw AccountRefusal.tooManyPosts }
    let isContactSame = present.email == after.email && present.phone == after.phone
    if manager.account?.login == present.login {
      guard isContactSame, after.posts.contains(where: managing.isManagers) else { throw AccountRefusal.oneself }
    }
    if !isContactSame {
      try OwnerNotice(of: present, by: manager, letters: letters, now: now).tell(.addressChanged, in: transaction)
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
  package enum Deed: Sendable {
    case disable, enable, endSessions
    /// nil: its owner gets no letter.
    case link(PasswordLink, letters: OwnerLetters?)
    /// The same, sent to the owner by mail.
    case sendLink(secret: String, by: OwnerLetters)
    /// A command's password. nil: the account's owner gets no letter.
    case password(hash: String, letters: OwnerLetters?)
    /// Its owner has lost the phone and the recovery codes: the password alone opens the account, until they set up
    /// another one. Sessions end. nil: its owner gets no letter.
    case dropSecondFactor(letters: OwnerLetters?)
    /// No account at a provider opens this one any more; sessions that began so end. nil: its owner gets no letter.
    case unlinkProviders(letters: OwnerLetters?)
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
    // Of themselves they change what every owner of an account does, and in the same way: with the password.
    if manager.account?.login == login {
      switch deed {
      case .disable, .link, .sendLink, .dropSecondFactor, .unlinkProviders: throw AccountRefusal.oneself
      case .enable, .endSessions, .password: break
      }
    }
    switch deed {
    case .disable:
      _ = try transaction.setDisabled(true, login)
      try managing.note(.accountDisabled, person)
    case .enable:
      _ = try transaction.setDisabled(false, login)
      try managing.note(.accountEnabled, person)
    case .endSessions:
      let count = try transaction.endSessions(of: login)
      try managing.note(.sessionsEnded, person, "\(count)")
    case .link(let link, let letters):
      try managing.add(link, person)
      try OwnerNotice(of: person, by: manager, letters: letters, now: now).tell(.linkMade, in: transaction)
    case .sendLink(let secret, let letters):
      guard let message = letters.link(secret, to: person, now: now) else { throw AccountRefusal.outdated }
      try managing.add(PasswordLink(secret, now: now), person)
      try transaction.enqueue(message, now: now)
    case .password(let hash, let letters):
      _ = try transaction.setPassword(hash, of: login)
      try transaction.unlinkProviders(of: login)
      try managing.note(.passwordChanged, person)
      try OwnerNotice(of: person, by: manager, letters: letters, now: now).tell(.passwordChanged, in: transaction)
    case .dropSecondFactor(let letters):
      guard try transaction.dropSecondFactor(of: login) else { throw AccountRefusal.outdated }
      try transaction.endSessions(of: login)
      try transaction.forgetDevices(of: login)
      let told = OwnerNotice(of: person, by: manager, letters: letters, now: now)
      try told.note(.secondFactorReset, in: transaction)
    case .unlinkProviders(let letters):
      guard try !transaction.providerAccounts(of: login).isEmpty else { throw AccountRefusal.outdated }
      try transaction.unlinkProviders(of: login)
      try transaction.endProviderSessions(of: login)
      try managing.note(.providerUnlinked, person)
      try OwnerNotice(of: person, by: manager, letters: letters, now: now).tell(.providerUnlinked, in: transaction)
    }
  }
}

/// The owner of a link chooses a password. All sessions end.
package struct UsePasswordLink: Operation {
  private let digest: String
  private let hash: String
  private let origin: Origin
  private let letters: OwnerLetters?
  private let now: Moment

  /// - Parameters:
  ///   - digest: of what is in the link.
  ///   - hash: the password's.
  package init(_ digest: String, hash: String, from origin: Origin, letters: OwnerLetters?, now: Moment) {
    (self.digest, self.hash, self.origin, self.letters, self.now) = (digest, hash, origin, letters, now)
  }

  /// False where the link does not hold, or no more.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let login = try transaction.login(ofPasswordLink: digest, now: now),
      let stored = try transaction.person(login)
    else { return false }
    let person = stored.person
    _ = try transaction.setPassword(hash, of: login)
    // They may be somebody else's who had the account.
    try transaction.unlinkProviders(of: login)
    try transaction.note(
      SecurityLine(
        .passwordChanged, at: now, login: login, agency: person.posts.first?.agency, actor: login,
        client: origin.client, detail: "link"))
    // A first password is what they were asked for.
    if stored.hasPassword {
      try OwnerNotice(of: person, from: origin, letters: letters, now: now).tell(.passwordChanged, in: transaction)
    }
    return true
  }
}

/// What every change of an account begins with.
private struct Managing {
  let manager: AccountManager
  let catalogue: Catalogue
  let transaction: Transaction
  let now: Moment
  private let posts: [Post]

  /// Throws `AccountRefusal`.
  init(_ manager: AccountManager, in transaction: Transaction, now: Moment) throws {
    self.manager = manager
    self.transaction = transaction
    self.now = now
    catalogue = try transaction.presentCatalogue
    posts = try manager.confirmed(in: transaction, catalogue, now: now)
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

  func add(_ link: PasswordLink, _ person: Person) throws {
    try transaction.addPasswordLink(digest: link.digest, of: person.login, expiresAt: link.expiresAt, now: now)
    try note(.linkMade, person)
  }

  func note(_ event: SecurityEvent, _ person: Person, _ detail: String = "") throws {
    try transaction.note(
      SecurityLine(
        event, at: now, login: person.login, agency: person.posts.first?.agency, actor: manager.account?.login,
        client: manager.origin.client, detail: detail))
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
