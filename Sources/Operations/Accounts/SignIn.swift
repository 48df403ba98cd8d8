import OneStop
import OneStopStore

/// What somebody has shown besides the password, checked and still to be used up.
package enum SecondFactorProof: Hashable, Sendable {
  /// A code of the authenticator app, by its time step.
  case app(step: Int64)
  /// A recovery code, by its keyed digest.
  case recoveryCode(digest: String)
  /// A passkey's signature, with its counter from now on and before.
  case passkey(id: String, counter: UInt32, before: UInt32)

  /// False where it was used already, or what it is of has changed meanwhile.
  fileprivate func use(of login: String, in transaction: Transaction, now: Moment) throws -> Bool {
    switch self {
    case .app(let step): try transaction.useApp(step: step, of: login)
    case .recoveryCode(let digest): try transaction.useRecoveryCode(digest, of: login)
    case .passkey(let id, let counter, let before):
      try transaction.usePasskey(id, of: login, counter: counter, before: before, now: now)
    }
  }
}

/// Somebody signs in, in a browser where somebody else may still have a session.
package struct BeginSession: Operation {
  /// What came of it.
  package enum Outcome: Hashable, Sendable {
    /// In that post.
    case begun(Account)
    /// The account was disabled, or has another password or no post, or the provider's account is no longer linked with
    /// it, since that was checked.
    case accountChanged
    /// The person has a second factor, and nothing of it was shown.
    case proofNeeded
    /// What was shown has been used already.
    case proofUsed
  }

  /// Which sign-in, and in which browser.
  package struct Browser: Sendable {
    /// The digest of the new session's secret.
    package var session: String
    /// The digest of the session that this ends.
    package var before: String?
    /// The digest of the cookie by which the browser is known again.
    package var device: String?
    /// The digest of the sign-in that waited for the second step.
    package var pending: String?

    package init(session: String, before: String? = nil, device: String? = nil, pending: String? = nil) {
      (self.session, self.before, self.device, self.pending) = (session, before, device, pending)
    }
  }

  private let browser: Browser
  private let verified: StoredPerson
  private let proof: SecondFactorProof?
  private let provider: ProviderEntry?
  private let origin: Origin
  private let letters: OwnerLetters?
  private let now: Moment

  /// - Parameters:
  ///   - verified: the person as they were when the password was checked; after a first step, as they are now.
  ///   - letters: nil: nobody is told of a new device.
  package init(
    of verified: StoredPerson, in browser: Browser, proof: SecondFactorProof? = nil, by provider: ProviderEntry? = nil,
    from origin: Origin, letters: OwnerLetters? = nil, now: Moment
  ) {
    (self.browser, self.verified, self.proof, self.provider) = (browser, verified, proof, provider)
    (self.origin, self.letters, self.now) = (origin, letters, now)
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    let login = verified.person.login
    guard let present = try transaction.person(login), present.password == verified.password,
      !present.person.isDisabled, let account = present.person.account(on: now.date)
    else { return .accountChanged }
    if let provider, try transaction.login(ofProvider: provider.issuer, subject: provider.subject) != login {
      return .accountChanged
    }
    // A new password, and whoever ends all sessions, ends sign-ins that wait, too.
    if let pending = browser.pending, try transaction.pendingSignIn(pending, now: now)?.login != login {
      return .accountChanged
    }
    let told = OwnerNotice(of: present.person, from: origin, letters: letters, now: now)
    if let proof {
      guard try proof.use(of: login, in: transaction, now: now) else { return .proofUsed }
      if case .recoveryCode = proof { try told.note(.recoveryCodeUsed, in: transaction) }
    } else if try transaction.secondFactor(of: login).isOn {
      return .proofNeeded
    }
    if let pending = browser.pending { try transaction.endPendingSignIn(digest: pending) }
    if let before = browser.before { try transaction.endSession(digest: before) }
    try transaction.beginSession(
      digest: browser.session, login: login, now: now,
      expiresAt: account.role.session.expiry(createdAt: now, now: now), client: origin.client, device: origin.device,
      provider: provider?.name)
    try transaction.note(
      SecurityLine(
        .signedIn, at: now, login: login, agency: account.agency, actor: login, client: origin.client,
        detail: [provider?.name, origin.device].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")))
    if let device = browser.device, try transaction.noteDevice(device, of: login, now: now) {
      try told.tell(.newDevice, in: transaction)
    }
    return .begun(account)
  }
}

/// The password was right, or a provider vouched; the second step is still to come, within ten minutes.
package struct BeginPendingSignIn: Operation {
  package static let lifetime = StoredPendingSignIn.lifetime
  private let digest: String
  private let verified: StoredPerson
  private let provider: ProviderEntry?
  private let origin: Origin
  private let now: Moment

  /// - Parameter digest: of the secret in the browser's cookie.
  package init(
    _ digest: String, of verified: StoredPerson, by provider: ProviderEntry? = nil, from origin: Origin, now: Moment
  ) {
    (self.digest, self.verified, self.provider) = (digest, verified, provider)
    (self.origin, self.now) = (origin, now)
  }

  /// False where the account has changed since the password was checked.
  package func run(in transaction: Transaction) throws -> Bool {
    let login = verified.person.login
    guard let present = try transaction.person(login), present.password == verified.password,
      !present.person.isDisabled
    else { return false }
    try transaction.beginPendingSignIn(
      digest: digest, of: login, by: provider, expiresAt: now.adding(microseconds: BeginPendingSignIn.lifetime))
    try transaction.note(
      SecurityLine(
        .passwordAccepted, at: now, login: login, agency: present.person.posts.first?.agency, actor: login,
        client: origin.client, detail: [provider?.name, origin.device].compactMap(\.self).joined(separator: ", ")))
    return true
  }
}

/// Somebody who is signed in has typed the password again, as what is about to be changed asks for.
package struct ProveSession: Operation {
  private let digest: String
  private let now: Moment

  package init(_ digest: String, now: Moment) { (self.digest, self.now) = (digest, now) }

  package func run(in transaction: Transaction) throws { try transaction.proveSession(digest: digest, now: now) }
}
