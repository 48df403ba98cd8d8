import OneStop
import OneStopStore

/// An account at an identity provider is to let a person of the staff in from now on.
package struct LinkProvider: Operation {
  private let account: ProviderAccount
  private let login: String
  private let actor: Account?
  private let session: String?
  private let origin: Origin
  private let letters: OwnerLetters?

  /// - Parameters:
  ///   - actor: the person; nil: a command on the server.
  ///   - session: the digest of the person's session.
  ///   - letters: nil: nobody is told.
  package init(
    _ account: ProviderAccount, to login: String, by actor: Account?, in session: String? = nil, from origin: Origin,
    letters: OwnerLetters? = nil
  ) {
    (self.account, self.login, self.actor, self.session) = (account, login, actor, session)
    (self.origin, self.letters) = (origin, letters)
  }

  package enum Outcome: Hashable, Sendable {
    case linked
    /// It already lets this person in, or another.
    case taken(isOwn: Bool)
    case unknownLogin
    /// The session has ended since, and what it had begun with it.
    case ended
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    guard let person = try transaction.person(login)?.person else { return .unknownLogin }
    // A provider takes its time to answer; meanwhile the owner may have got the account back.
    if let session, try transaction.account(ofSession: session, now: account.linkedAt)?.login != login { return .ended }
    guard try transaction.link(account, to: login) else {
      let holder = try transaction.login(ofProvider: account.issuer, subject: account.subject)
      return .taken(isOwn: holder == login)
    }
    try transaction.note(
      SecurityLine(
        .providerLinked, at: account.linkedAt, login: login, agency: person.posts.first?.agency, actor: actor?.login,
        client: origin.client, detail: account.issuer))
    try OwnerNotice(of: person, by: actor, from: origin, letters: letters, now: account.linkedAt).tell(
      .providerLinked, in: transaction)
    return .linked
  }
}

/// An account at an identity provider no longer lets a person of the staff in. Sessions that began so end.
package struct UnlinkProvider: Operation {
  private let issuer: String
  private let subject: String
  private let login: String
  private let actor: Account?
  private let origin: Origin
  private let letters: OwnerLetters?
  private let now: Moment

  /// - Parameters:
  ///   - actor: the person; nil: a command on the server.
  ///   - letters: nil: nobody is told.
  package init(
    issuer: String, subject: String, of login: String, by actor: Account?, from origin: Origin,
    letters: OwnerLetters? = nil, now: Moment
  ) {
    (self.issuer, self.subject, self.login) = (issuer, subject, login)
    (self.actor, self.origin, self.letters, self.now) = (actor, origin, letters, now)
  }

  package enum Outcome: Hashable, Sendable {
    case unlinked
    /// It is not the person's.
    case unknown
    /// Without a password nothing else lets the person in; only a command takes it away.
    case onlyWayIn
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    if actor != nil, try transaction.person(login)?.hasPassword == false,
      try transaction.providerAccounts(of: login).count == 1
    {
      return .onlyWayIn
    }
    guard try transaction.unlink(issuer: issuer, subject: subject, of: login) else { return .unknown }
    try transaction.endProviderSessions(of: login)
    let person = try transaction.person(login)?.person
    try transaction.note(
      SecurityLine(
        .providerUnlinked, at: now, login: login, agency: person?.posts.first?.agency, actor: actor?.login,
        client: origin.client, detail: issuer))
    if let person {
      try OwnerNotice(of: person, by: actor, from: origin, letters: letters, now: now).tell(
        .providerUnlinked, in: transaction)
    }
    return .unlinked
  }
}
