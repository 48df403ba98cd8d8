/// What the security log has lines of.
package enum SecurityEvent: String, Hashable, Sendable, CaseIterable {
  case signedIn = "signed in"
  case signedOut = "signed out"
  /// The password was right, or a provider vouched; the second step is still to come.
  case passwordAccepted = "password accepted"
  /// Somebody goes on in another of their posts.
  case postChosen = "post chosen"
  case wrongPassword = "wrong password"
  /// The password was right, and what was to come second was not.
  case wrongCode = "wrong code"
  case tooManyTries = "too many tries"
  /// The password was right, but no post of the person held.
  case noPost = "no post"
  /// Somebody asked for a page that they may not open, or for something that they may not do; the detail is what.
  case forbidden
  /// A form came without the token of its sender's present session; the detail is which.
  case formRefused = "form refused"
  /// A program came with a token that is not known or does not hold.
  case wrongToken = "wrong token"
  /// The scanner found something in a file that was sent; the detail is its name for it.
  case virusFound = "virus found"

  /// An identity provider, or somebody in its name, said what is not to be believed, or let in whom nobody knows.
  case providerRefused = "provider refused"
  case providerLinked = "provider linked"
  case providerUnlinked = "provider unlinked"

  /// A citizen's session; its lines have no account, and do not say whose it is.
  case citizenSignedIn = "citizen signed in"
  case citizenSignedOut = "citizen signed out"
  /// Somebody asked for a link to their dossiers; whether anything was sent is not said.
  case citizenLinkAsked = "citizen link asked"

  case accountMade = "account made"
  case accountChanged = "account changed"
  case postsChanged = "posts changed"
  case accountDisabled = "account disabled"
  case accountEnabled = "account enabled"
  case sessionsEnded = "sessions ended"
  /// A link by which its owner chooses a password.
  case linkMade = "link made"
  case passwordChanged = "password changed"
  /// The second factor was turned on, changed or turned off; the detail is an `OwnerOccasion`.
  case secondFactorChanged = "second factor changed"
  /// A recovery code was used in the place of a code of the app.
  case recoveryCodeUsed = "recovery code used"
  /// It was said whose sessions open nothing without a second factor; the detail are the roles.
  case secondFactorRequired = "second factor required"

  case tokenMade = "token made"
  /// A token got a successor with its rights; the detail has the last day of the one before.
  case tokenReplaced = "token replaced"
  case tokenRevoked = "token revoked"
  /// Something else in the city's or an agency's settings.
  case settingChanged = "setting changed"

  /// A dossier's personal data are kept for a dispute, or not any more; or were erased by an administrator. The detail is
  /// its code.
  case dataHeld = "data held"
  case holdLifted = "hold lifted"
  case dataErased = "data erased"

  package var isRefusal: Bool {
    switch self {
    case .wrongPassword, .wrongCode, .tooManyTries, .noPost, .forbidden, .formRefused, .wrongToken, .virusFound,
      .providerRefused:
      true
    default: false
    }
  }

  /// Whether somebody changed an account, a token or a setting.
  package var isChange: Bool {
    switch self {
    case .providerLinked, .providerUnlinked, .accountMade, .accountChanged, .postsChanged, .accountDisabled,
      .accountEnabled, .sessionsEnded, .linkMade, .passwordChanged, .secondFactorChanged, .secondFactorRequired,
      .tokenMade, .tokenReplaced, .tokenRevoked, .settingChanged, .dataHeld, .holdLifted, .dataErased:
      true
    default: false
    }
  }
}

/// A line of the security log.
package struct SecurityLine: Hashable, Sendable {
  package var at: Moment
  package var event: SecurityEvent
  /// Whose account it is about; nil where there is none, such as for a name that nobody has.
  package var login: String?
  /// The agency that it is about: the account's, or the token's.
  package var agency: AgencyCode?
  /// Who did it; nil: nobody who was signed in.
  package var actor: String?
  /// The address that the request came from, or which user's command on the server it was.
  package var client: String?
  /// What was changed, or which page was asked for.
  package var detail: String

  package init(
    _ event: SecurityEvent, at: Moment, login: String? = nil, agency: AgencyCode? = nil, actor: String? = nil,
    client: String? = nil, detail: String = ""
  ) {
    self.at = at
    self.event = event
    self.login = login
    self.agency = agency
    self.actor = actor
    self.client = client
    self.detail = detail
  }
  private static let commandPrefix = "command:"

  /// What stands in the place of the address for a command on the server, run by this user of the system.
  package static func command(by user: String) -> String { commandPrefix + user }

  /// The user whose command it was; nil: it was no command.
  package var commandUser: Substring? {
    client.flatMap { $0.hasPrefix(SecurityLine.commandPrefix) ? $0.dropFirst(SecurityLine.commandPrefix.count) : nil }
  }
}
