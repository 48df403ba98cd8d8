/// Why a passkey is not taken.
public enum PasskeyError: Error, Hashable, Sendable {
  /// It is not what WebAuthn describes.
  case malformed
  /// The client's data are of another kind: those of a sign-in at a registration, or the other way round.
  case otherKind
  /// The answer is to another challenge.
  case otherChallenge
  /// It was made on another site, or on a page within another site's.
  case otherOrigin
  case otherParty
  /// Nobody touched the authenticator.
  case nobodyPresent
  /// Its key is not of ES256.
  case otherKey
  /// It was sent with a statement of its maker's, for which nobody asked.
  case attested
  case wrongSignature
  /// The counter has not grown: there may be a copy of the authenticator.
  case oldCounter
}
