import OneStop
import OneStopStore

/// An account at an identity provider is to let a person of the staff in from now on.
package struct LinkProvider: Operation {
  private let account: ProviderAccount
  private let login: String
  private let actor: Account?
  private let origin: Origin?

  /// - Parameter actor: the person; nil: a command on the server.
  package init(_ account: ProviderAccount, to login: String, by actor: Account?, from origin: Origin?) {
    (self.account, self.login, self.actor, self.origin) = (account, login, actor, origin)
  }

  package enum Outcome: Hashable, Sendable {
    case linked
    /// It already lets this person in, or another.
    case taken(isOwn: Bool)
    case unknownLogin
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    guard let person = try transaction.person(login)?.person else { return .unknownLogin }
    guard try transaction.link(account, to: login) else {
      let holder = try transaction.login(ofProvider: account.issuer, subject: account.subject)
      return .taken(isOwn: holder == login)
    }
    try transaction.note(
      SecurityLine(
        .providerLinked, at: account.linkedAt, login: login, agency: person.posts.first?.agency, actor: actor?.login,
        client: origin?.client, detail: account.issuer))
    return .linked
  }
}

/// An account at an identity provider no longer lets a person of the staff in.
package struct UnlinkProvider: Operation {
  private let issuer: String
  private let subject: String
  private let login: String
  private let actor: Account?
  private let origin: Origin?
  private let now: Moment

  /// - Parameter actor: the person; nil: a command on the server.
  package init(
    issuer: String, subject: String, of login: String, by actor: Account?, from origin: Origin?, now: Moment
  ) {
    (self.issuer, self.subject, self.login) = (issuer, subject, login)
    (self.actor, self.origin, self.now) = (actor, origin, now)
  }

  /// False where it is not the person's.
  package func run(in transaction: Transaction) throws -> Bool {
    guard try transaction.unlink(issuer: issuer, subject: subject, of: login) else { return false }
    let agency = try transaction.person(login)?.person.posts.first?.agency
    try transaction.note(
      SecurityLine(
        .providerUnlinked, at: now, login: login, agency: agency, actor: actor?.login, client: origin?.client,
        detail: issuer))
    return true
  }
}

/// Somebody of the staff signs in by an account at an identity provider.
package struct BeginProviderSession: Operation {
  private let digest: String
  private let account: ProviderAccount
  private let provider: String
  private let before: String?
  private let origin: Origin
  private let now: Moment
  private let expiresAt: Moment

  /// - Parameters:
  ///   - digest: of the secret that the browser keeps.
  ///   - provider: its name in the settings.
  ///   - before: the digest of the session that this ends.
  package init(
    _ digest: String, by account: ProviderAccount, at provider: String, before: String?, from origin: Origin,
    now: Moment, expiresAt: Moment
  ) {
    (self.digest, self.account, self.provider, self.before) = (digest, account, provider, before)
    (self.origin, self.now, self.expiresAt) = (origin, now, expiresAt)
  }

  package enum Outcome: Hashable, Sendable {
    case begun(Account)
    /// The account lets nobody in, or somebody whose own account is disabled.
    case unknown
    case noPost(Person)
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    guard let login = try transaction.login(ofProvider: account.issuer, subject: account.subject),
      let person = try transaction.person(login)?.person, !person.isDisabled
    else { return .unknown }
    guard let post = person.account(on: now.date) else { return .noPost(person) }
    if let before { try transaction.endSession(digest: before) }
    try transaction.beginSession(
      digest: digest, login: login, now: now, expiresAt: expiresAt, client: origin.client, device: origin.device,
      provider: provider)
    try transaction.note(
      SecurityLine(
        .signedIn, at: now, login: login, agency: post.agency, actor: login, client: origin.client,
        detail: origin.device.isEmpty ? provider : "\(provider), \(origin.device)"))
    return .begun(post)
  }
}
