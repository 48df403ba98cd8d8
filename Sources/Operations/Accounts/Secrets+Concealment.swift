import Credentials
import Crypto
import Encodings
import FoundationEssentials
import OneStop

extension Secrets {
  /// Encrypts for the database what must not be read from a copy of it (AES-GCM, with a key derived from the data
  /// folder's secret). Only the same purpose and owner open it again.
  func conceal(_ bytes: [UInt8], _ purpose: StaticString, of owner: String) throws -> String {
    let box = try AES.GCM.seal(bytes, using: key(purpose), authenticating: Array(owner.utf8))
    return Base64URL.text(Array(box.nonce) + box.ciphertext + box.tag)
  }

  /// nil where it was encrypted with another secret, for another purpose or owner, or has been changed.
  func reveal(_ text: String, _ purpose: StaticString, of owner: String) -> [UInt8]? {
    guard let bytes = Base64URL.bytes(text), let box = try? AES.GCM.SealedBox(combined: bytes),
      let opened = try? AES.GCM.open(box, using: key(purpose), authenticating: Array(owner.utf8))
    else { return nil }
    return Array(opened)
  }

  private func key(_ purpose: StaticString) -> SymmetricKey { SymmetricKey(data: mac(purpose, "key")) }
}

extension Secrets {
  /// The key of a draft's link, as it is stored for the member of staff who has begun the draft.
  package func seal(_ key: DraftKey, of login: String) throws -> String {
    try conceal(Array(key.description.utf8), "assisted draft", of: login)
  }

  /// nil where it was stored under another data folder's secret, or for somebody else.
  package func draftKey(_ sealed: String, of login: String) -> DraftKey? {
    reveal(sealed, "assisted draft", of: login).flatMap { DraftKey(String(decoding: $0, as: UTF8.self)) }
  }
}

extension Secrets {
  /// A new secret for an authenticator app, as it is stored.
  package func newApp(of login: String) throws -> String { try conceal(TOTP().secret, "authenticator app", of: login) }

  /// nil where it was stored under another data folder's secret.
  package func app(_ sealed: String, of login: String) -> TOTP? {
    reveal(sealed, "authenticator app", of: login).map(TOTP.init(secret:))
  }

  /// What is stored of a recovery code; without this secret nobody can try codes at it.
  package func digest(_ code: RecoveryCode, of login: String) -> String {
    seal("recovery code", "\(login) \(code.letters)")
  }

  /// What a passkey has to sign in a session, or in a sign-in that waits for its second step; another one for each.
  ///
  /// - Parameter digest: of the session's or the sign-in's secret.
  package func passkeyChallenge(_ digest: String) -> [UInt8] { mac("passkey challenge", digest) }

  /// The name by which authenticators know a person, which says nothing about them.
  package func passkeyOwner(_ login: String) -> [UInt8] { Array(mac("passkey owner", login).prefix(18)) }
}
