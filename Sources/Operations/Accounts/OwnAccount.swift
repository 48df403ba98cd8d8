import OneStop
import OneStopStore

/// Somebody chooses a new password for themselves. Their other sessions end.
package struct ChangeOwnPassword: Operation {
  private let verified: StoredPerson
  private let hash: String
  private let account: Account
  private let session: String
  private let origin: Origin
  private let letters: OwnerLetters?
  private let now: Moment

  /// - Parameters:
  ///   - verified: the person as they were when the old password was checked.
  ///   - hash: the new one's.
  ///   - session: the digest of the session that goes on.
  package init(
    of verified: StoredPerson, to hash: String, as account: Account, session: String, from origin: Origin,
    letters: OwnerLetters?, now: Moment
  ) {
    (self.verified, self.hash, self.account, self.session) = (verified, hash, account, session)
    (self.origin, self.letters, self.now) = (origin, letters, now)
  }

  /// False where the password has changed since it was checked.
  package func run(in transaction: Transaction) throws -> Bool {
    let login = verified.person.login
    guard let present = try transaction.person(login), present.password == verified.password,
      !present.person.isDisabled
    else { return false }
    _ = try transaction.setPassword(hash, of: login, but: session)
    try transaction.note(
      SecurityLine(
        .passwordChanged, at: now, login: login, agency: account.agency, actor: login, client: origin.client))
    try OwnerNotice(of: present.person, from: origin, letters: letters, now: now).tell(
      .passwordChanged, in: transaction)
    return true
  }
}

/// Somebody ends sessions of their own: one, or all but the present one.
package struct EndOwnSessions: Operation {
  package enum Choice: Hashable, Sendable {
    case one(digest: String)
    case allBut(digest: String)
  }

  private let choice: Choice
  private let account: Account
  private let origin: Origin
  private let now: Moment

  package init(_ choice: Choice, of account: Account, from origin: Origin, now: Moment) {
    (self.choice, self.account, self.origin, self.now) = (choice, account, origin, now)
  }

  /// - Returns: how many have ended.
  package func run(in transaction: Transaction) throws -> Int {
    let count =
      switch choice {
      case .one(let digest): try transaction.endSession(digest: digest, of: account.login) ? 1 : 0
      case .allBut(let digest): try transaction.endSessions(of: account.login, but: digest)
      }
    guard count > 0 else { return 0 }
    try transaction.note(
      SecurityLine(
        .sessionsEnded, at: now, login: account.login, agency: account.agency, actor: account.login,
        client: origin.client, detail: "\(count)"))
    return count
  }
}

/// Somebody goes on in another of their posts.
package struct ChoosePost: Operation {
  private let number: Int
  private let login: String
  private let session: String
  private let createdAt: Moment
  private let origin: Origin
  private let now: Moment

  /// - Parameters:
  ///   - number: the post's, from 1.
  ///   - createdAt: when the session was begun. It ends as those of the post's role do.
  package init(
    _ number: Int, of login: String, session: String, createdAt: Moment, from origin: Origin, now: Moment
  ) {
    (self.number, self.login, self.session) = (number, login, session)
    (self.createdAt, self.origin, self.now) = (createdAt, origin, now)
  }

  /// False where there is no such post, or it does not hold now.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let posts = try transaction.person(login)?.person.posts, posts.indices.contains(number - 1),
      posts[number - 1].holds(on: now.date)
    else { return false }
    try transaction.choosePost(number, inSession: session)
    let expiry = posts[number - 1].role.session.expiry(createdAt: createdAt, now: now)
    try transaction.touchSession(digest: session, now: now, expiresAt: expiry)
    let post = posts[number - 1]
    try transaction.note(
      SecurityLine(
        .postChosen, at: now, login: login, agency: post.agency, actor: login, client: origin.client,
        detail: post.summary))
    return true
  }
}
