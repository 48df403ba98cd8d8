import OneStop
import OneStopStore

/// Whom an identity provider has named is let in to their dossiers.
package struct BeginCitizenSession: Operation {
  private let digest: String
  private let before: String?
  private let owner: DossierOwner
  private let name: String
  private let entry: ProviderEntry
  private let origin: Origin
  private let now: Moment

  /// - Parameters:
  ///   - digest: of the secret that the browser keeps.
  ///   - owner: by the identity number that the provider vouches for.
  ///   - before: the digest of the session that this ends.
  package init(
    _ digest: String, of owner: DossierOwner, named name: String, by entry: ProviderEntry, before: String?,
    from origin: Origin, now: Moment
  ) {
    (self.digest, self.owner, self.name, self.entry) = (digest, owner, name, entry)
    (self.before, self.origin, self.now) = (before, origin, now)
  }

  package func run(in transaction: Transaction) throws {
    try transaction.beginSession(digest, of: owner, named: name, by: entry, before: before, from: origin, now: now)
  }
}

/// Somebody opens the link that was sent to their phone or address.
package struct UseContactLink: Operation {
  private let link: String
  private let digest: String
  private let before: String?
  private let origin: Origin
  private let now: Moment

  /// - Parameter link: the digest of what is in the link.
  package init(_ link: String, digest: String, before: String?, from origin: Origin, now: Moment) {
    (self.link, self.digest, self.before, self.origin, self.now) = (link, digest, before, origin, now)
  }

  /// False where the link cannot be used any more.
  package func run(in transaction: Transaction) throws -> Bool {
    guard let contact = try transaction.useContactLink(link, now: now) else { return false }
    try transaction.beginSession(
      digest, of: .contact(contact), named: "", by: nil, before: before, from: origin, now: now)
    return true
  }
}

extension Transaction {
  fileprivate func beginSession(
    _ digest: String, of owner: DossierOwner, named name: String, by entry: ProviderEntry?, before: String?,
    from origin: Origin, now: Moment
  ) throws {
    if let before { try endCitizenSession(before) }
    try beginCitizenSession(
      digest,
      CitizenSignIn(
        owner, name: name, by: entry, createdAt: now, seenAt: now,
        expiresAt: SessionLimits.citizen.expiry(createdAt: now, now: now)))
    try note(SecurityLine(.citizenSignedIn, at: now, client: origin.client, detail: entry?.name ?? origin.device))
  }
}

/// A citizen's session was used, which prolongs it.
package struct TouchCitizenSession: Operation {
  private let digest: String
  private let createdAt: Moment
  private let now: Moment

  package init(_ digest: String, createdAt: Moment, now: Moment) {
    (self.digest, self.createdAt, self.now) = (digest, createdAt, now)
  }

  package func run(in transaction: Transaction) throws {
    try transaction.touchCitizenSession(
      digest, now: now, expiresAt: SessionLimits.citizen.expiry(createdAt: createdAt, now: now))
  }
}

/// A citizen signs out.
package struct EndCitizenSession: Operation {
  private let digest: String
  private let origin: Origin
  private let now: Moment

  package init(_ digest: String, from origin: Origin, now: Moment) {
    (self.digest, self.origin, self.now) = (digest, origin, now)
  }

  package func run(in transaction: Transaction) throws {
    guard try transaction.endCitizenSession(digest) else { return }
    try transaction.note(SecurityLine(.citizenSignedOut, at: now, client: origin.client, detail: origin.device))
  }
}
