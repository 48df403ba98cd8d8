import OneStop
import OneStopStore

/// Somebody turns their own second factor on, changes it or turns it off.
package struct ChangeSecondFactor: Operation {
  package enum Deed: Hashable, Sendable {
    /// The app has shown a code of that step by a new secret, which takes the place of another one.
    case setApp(sealed: String, step: Int64)
    case removeApp
    case addPasskey(StoredPasskey)
    case removePasskey(id: String)
    case makeRecoveryCodes
    case turnOff
  }

  /// What came of it.
  package enum Outcome: Hashable, Sendable {
    /// With recovery codes where these are new, in the place of all others.
    case done(hasNewCodes: Bool)
    /// It was changed meanwhile, by its owner in another window.
    case outdated
    /// The passkey is somebody's already, or there are too many.
    case passkeyTaken
    /// The role requires one, and nothing else would be left.
    case required
  }

  private let deed: Deed
  private let account: Account
  private let session: String
  private let codes: [String]
  private let origin: Origin
  private let letters: OwnerLetters?
  private let now: Moment

  /// - Parameters:
  ///   - session: the digest of the owner's session, the one that goes on.
  ///   - codes: keyed digests of new recovery codes, for the first factor and where new ones are asked for.
  package init(
    _ deed: Deed, of account: Account, session: String, codes: [String] = [], from origin: Origin,
    letters: OwnerLetters?, now: Moment
  ) {
    (self.deed, self.account, self.session, self.codes) = (deed, account, session, codes)
    (self.origin, self.letters, self.now) = (origin, letters, now)
  }

  package func run(in transaction: Transaction) throws -> Outcome {
    let login = account.login
    guard let person = try transaction.person(login)?.person, !person.isDisabled,
      try transaction.signIn(digest: session, now: now)?.account.login == login
    else { return .outdated }
    let before = try transaction.secondFactor(of: login)
    let told = OwnerNotice(of: person, from: origin, letters: letters, now: now)
    switch deed {
    case .setApp(let sealed, let step):
      guard before.app?.sealed != sealed else { return .outdated }
      try transaction.setApp(sealed: sealed, step: step, of: login, now: now)
      try told.note(before.hasApp ? .appReplaced : .appAdded, in: transaction)
    case .addPasskey(let passkey):
      guard try transaction.addPasskey(passkey, of: login) else { return .passkeyTaken }
      try told.note(.passkeyAdded, in: transaction)
    case .removeApp:
      guard before.hasApp else { return .outdated }
      if before.passkeys.isEmpty { return try turnOff(told, in: transaction) }
      _ = try transaction.dropApp(of: login)
      try told.note(.appRemoved, in: transaction)
    case .removePasskey(let id):
      guard before.passkeys.contains(where: { $0.id == id }) else { return .outdated }
      if before.passkeys.count == 1, !before.hasApp { return try turnOff(told, in: transaction) }
      _ = try transaction.removePasskey(id, of: login)
      try told.note(.passkeyRemoved, in: transaction)
    case .turnOff:
      guard before.isOn else { return .outdated }
      return try turnOff(told, in: transaction)
    case .makeRecoveryCodes:
      guard before.isOn, !codes.isEmpty else { return .outdated }
      try transaction.setRecoveryCodes(codes, of: login)
      try told.note(.recoveryCodesMade, in: transaction)
      return .done(hasNewCodes: true)
    }
    guard !before.isOn else { return .done(hasNewCodes: false) }
    // Sessions that the password alone has opened end.
    try transaction.endSessions(of: login, but: session)
    try transaction.forgetDevices(of: login)
    try transaction.setRecoveryCodes(codes, of: login)
    return .done(hasNewCodes: true)
  }

  private func turnOff(_ told: OwnerNotice, in transaction: Transaction) throws -> Outcome {
    let login = account.login
    if try transaction.mustHaveSecondFactor(login, on: now.date) { return .required }
    _ = try transaction.dropSecondFactor(of: login)
    try told.note(.secondFactorOff, in: transaction)
    return .done(hasNewCodes: false)
  }
}

/// An administrator of the city says whose sessions open nothing without a second factor.
package struct RequireSecondFactor: Operation {
  private let roles: Set<Account.Role>
  private let manager: AccountManager
  private let now: Moment

  package init(of roles: Set<Account.Role>, by manager: AccountManager, now: Moment) {
    (self.roles, self.manager, self.now) = (roles, manager, now)
  }

  /// Throws `AccountRefusal.outOfReach`.
  package func run(in transaction: Transaction) throws {
    let catalogue = try transaction.presentCatalogue
    _ = try manager.confirmed(in: transaction, catalogue, now: now)
    guard manager.account?.has(.requireSecondFactor, in: catalogue) ?? true else { throw AccountRefusal.outOfReach }
    try transaction.setSecondFactorRoles(roles)
    try transaction.note(
      SecurityLine(
        .secondFactorRequired, at: now, agency: manager.account?.agency, actor: manager.account?.login,
        client: manager.origin.client, detail: roles.map(\.rawValue).sorted().joined(separator: ", ")))
  }
}
