/// This program as a provider knows it.
public struct Client: Sendable {
  public let id: String
  /// nil: a public client, which PKCE alone protects. Never to be logged.
  let secret: String?

  public init(id: String, secret: String?) { (self.id, self.secret) = (id, secret) }
}
