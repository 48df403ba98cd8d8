import OneStop
import OneStopStore

/// Why a token was not made or changed.
package enum TokenRefusal: Error, Hashable, Sendable {
  /// Of an agency that the manager does not reach.
  case outOfReach
  /// There is none, or it has been revoked.
  case unknown
}

/// An administrator gives another system the right to use the API for an agency.
package struct AddToken: Operation {
  private let token: APIToken
  private let digest: String
  private let manager: AccountManager
  private let now: Moment

  /// - Parameter digest: of the secret that is shown once.
  package init(_ token: APIToken, digest: String, by manager: AccountManager, now: Moment) {
    (self.token, self.digest, self.manager, self.now) = (token, digest, manager, now)
  }

  /// Throws `TokenRefusal`. One that is there already was made by the same form, sent twice.
  package func run(in transaction: Transaction) throws {
    let managing = try TokenManaging(manager, in: transaction, now: now)
    guard managing.reaches(token) else { throw TokenRefusal.outOfReach }
    if let made = try transaction.token(digest: digest) {
      guard made.holds(at: now) else { throw TokenRefusal.unknown }
      return
    }
    try transaction.add(token, digest: digest)
    try managing.note(.tokenMade, token)
  }
}

/// A token gets a successor with the same rights; both work for a time, so that the other system is not cut off.
package struct RotateToken: Operation {
  private let before: String
  private let digest: String
  private let overlap: Int
  private let manager: AccountManager
  private let now: Moment

  /// - Parameters:
  ///   - before: the digest of the token that is replaced.
  ///   - digest: of the new secret.
  ///   - overlap: after how many days the old one ends; 0: at once.
  package init(
    _ before: String, digest: String, overlap: Int, by manager: AccountManager, now: Moment
  ) {
    (self.before, self.digest, self.overlap, self.manager, self.now) = (before, digest, overlap, manager, now)
  }

  /// Throws `TokenRefusal`.
  ///
  /// - Returns: the new token, also to the same form sent again.
  package func run(in transaction: Transaction) throws -> APIToken {
    let managing = try TokenManaging(manager, in: transaction, now: now)
    let old = try managing.token(before)
    if let made = try transaction.token(digest: digest) {
      guard made.holds(at: now) else { throw TokenRefusal.unknown }
      return made
    }
    guard old.holds(at: now) else { throw TokenRefusal.unknown }
    let new = APIToken(
      agency: old.agency, label: old.label, createdAt: now, lastDay: old.lastDay, isReadOnly: old.isReadOnly,
      hourlyLimit: old.hourlyLimit)
    try transaction.add(new, digest: digest)
    let last = now.date.adding(days: overlap)
    try managing.note(.tokenReplaced, new, until: last)
    if overlap == 0 {
      _ = try transaction.revokeToken(before, now: now)
      try managing.note(.tokenRevoked, old)
    } else {
      if old.lastDay.map({ last < $0 }) ?? true { try transaction.setLastDay(last, ofToken: before) }
    }
    return new
  }
}

/// Programs that use the token are refused at once.
package struct RevokeToken: Operation {
  private let digest: String
  private let manager: AccountManager
  private let now: Moment

  package init(_ digest: String, by manager: AccountManager, now: Moment) {
    (self.digest, self.manager, self.now) = (digest, manager, now)
  }

  /// Throws `TokenRefusal`.
  package func run(in transaction: Transaction) throws -> APIToken {
    let managing = try TokenManaging(manager, in: transaction, now: now)
    let token = try managing.token(digest)
    guard try transaction.revokeToken(digest, now: now) else { throw TokenRefusal.unknown }
    try managing.note(.tokenRevoked, token)
    return token
  }
}

/// A command revokes every token of a label, of one agency or of all.
package struct RevokeTokens: Operation {
  private let label: String
  private let agency: AgencyCode?
  private let manager: AccountManager
  private let now: Moment

  package init(_ label: String, of agency: AgencyCode?, by manager: AccountManager, now: Moment) {
    (self.label, self.agency, self.manager, self.now) = (label, agency, manager, now)
  }

  /// - Returns: how many there were.
  package func run(in transaction: Transaction) throws -> Int {
    let managing = try TokenManaging(manager, in: transaction, now: now)
    let tokens = try transaction.tokens(of: agency.map { [$0] }).filter {
      $0.token.label == label && $0.token.revokedAt == nil
    }
    for (digest, token) in tokens where try transaction.revokeToken(digest, now: now) {
      try managing.note(.tokenRevoked, token)
    }
    return tokens.count
  }
}

/// A call came with the token.
package struct TouchToken: Operation {
  private let digest: String
  private let now: Moment

  package init(_ digest: String, now: Moment) { (self.digest, self.now) = (digest, now) }

  package func run(in transaction: Transaction) throws { try transaction.touchToken(digest, now: now) }
}

/// What every change of a token begins with.
private struct TokenManaging {
  let manager: AccountManager
  let catalogue: Catalogue
  let transaction: Transaction
  let now: Moment

  /// Throws `TokenRefusal.outOfReach`.
  init(_ manager: AccountManager, in transaction: Transaction, now: Moment) throws {
    (self.manager, self.transaction, self.now) = (manager, transaction, now)
    catalogue = try transaction.presentCatalogue
    do { _ = try manager.confirmed(in: transaction, catalogue, now: now) } catch is AccountRefusal {
      throw TokenRefusal.outOfReach
    }
  }

  func reaches(_ token: APIToken) -> Bool { manager.reaches(token.agency, in: catalogue, on: now.date) }

  /// Throws `TokenRefusal`.
  func token(_ digest: String) throws -> APIToken {
    guard let token = try transaction.token(digest: digest) else { throw TokenRefusal.unknown }
    guard reaches(token) else { throw TokenRefusal.outOfReach }
    return token
  }

  /// - Parameter last: the last day of the token that this one replaces.
  func note(_ event: SecurityEvent, _ token: APIToken, until last: LocalDate? = nil) throws {
    try transaction.note(
      SecurityLine(
        event, at: now, agency: token.agency, actor: manager.account?.login, client: manager.origin.client,
        detail: token.label + (last.map { " \($0)" } ?? "")))
  }
}
