/// Why nobody is signed in.
public enum OpenIDError: Error, Hashable, Sendable {
  /// The provider does not answer, or not with what was asked for; for the operator's log.
  case unavailable(String)
  /// The provider's own refusal (RFC 6749 sections 4.1.2.1 and 5.2), such as `access_denied`.
  case refused(String)
  /// Its ID token, or what it says about the person, is not to be believed.
  case untrusted(TokenFault)
}

/// What is wrong with an ID token (OpenID Connect Core 1.0 section 3.1.3.7).
public enum TokenFault: String, Hashable, Sendable, CaseIterable {
  case missing
  /// The answer is another provider's (RFC 9207).
  case sender = "answer of another issuer"
  case malformed
  /// `alg` is `none`.
  case unsigned
  /// Signed by anything but RS256 or ES256, such as a secret that both sides have.
  case algorithm
  case unknownKey = "unknown key"
  case signature
  case issuer
  case audience
  /// `azp` names another client, or is missing beside several audiences.
  case authorizedParty = "authorized party"
  case expired
  /// Made in the future, or not to be used yet.
  case early
  /// The nonce is that of another sign-in, or missing.
  case nonce
  /// Without a subject; or the person's details are another's.
  case subject
  /// The person was not authenticated as strongly as is asked for (`acr`).
  case level
}
