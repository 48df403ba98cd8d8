import Database
import OneStop

/// An account at an identity provider that lets a person of the staff in.
package struct ProviderAccount: Hashable, Sendable {
  package var issuer: String
  package var subject: String
  package var linkedAt: Moment

  package init(issuer: String, subject: String, linkedAt: Moment) {
    (self.issuer, self.subject, self.linkedAt) = (issuer, subject, linkedAt)
  }
}

extension Snapshot {
  /// Whom the account lets in; nil: nobody.
  package func login(ofProvider issuer: String, subject: String) throws(StoreError) -> String? {
    try connection.first(
      "SELECT login FROM provider_accounts WHERE issuer = $1 AND subject = $2", issuer, subject
    ) { $0.text(0) }
  }

  package func providerAccounts(of login: String) throws(StoreError) -> [ProviderAccount] {
    try connection.all(
      """
      SELECT issuer, subject, linked_at FROM provider_accounts WHERE login = $1 ORDER BY linked_at, issuer, subject
      """, login
    ) { ProviderAccount(issuer: $0.text(0), subject: $0.text(1), linkedAt: $0.moment(2)) }
  }
}

extension Transaction {
  /// False where the account already lets somebody in.
  package func link(_ account: ProviderAccount, to login: String) throws(StoreError) -> Bool {
    try connection.change(
      """
      INSERT INTO provider_accounts (issuer, subject, login, linked_at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (issuer, subject) DO NOTHING
      """, account.issuer, account.subject, login, account.linkedAt) == 1
  }

  /// False where it is not the person's.
  package func unlink(issuer: String, subject: String, of login: String) throws(StoreError) -> Bool {
    try connection.change(
      "DELETE FROM provider_accounts WHERE issuer = $1 AND subject = $2 AND login = $3", issuer, subject, login) == 1
  }

  /// No provider's account lets the person in any more.
  package func unlinkProviders(of login: String) throws(StoreError) {
    try connection.run("DELETE FROM provider_accounts WHERE login = $1", login)
  }
}
