import Crypto
import Encodings
import JSON

/// What the browser adds to a challenge, as JSON (WebAuthn section 5.8.1).
struct ClientData: Sendable {
  enum Kind: String {
    case create = "webauthn.create"
    case get = "webauthn.get"
  }

  /// The SHA-256 of the bytes as they came.
  let digest: [UInt8]
  static let longest = 8_192

  /// - Parameter challenge: as the server sent it.
  init(_ bytes: [UInt8], _ kind: Kind, challenge: [UInt8], of party: RelyingParty) throws(PasskeyError) {
    guard bytes.count <= ClientData.longest, let value = try? JSONValue(parsing: bytes),
      case .object(let members) = value, Set(members.map(\.name)).count == members.count,
      case .string(let type)? = value["type"], case .string(let sent)? = value["challenge"],
      case .string(let origin)? = value["origin"]
    else { throw .malformed }
    guard type.utf8.elementsEqual(kind.rawValue.utf8) else { throw .otherKind }
    guard let sent = Base64URL.bytes(sent), sent == challenge, !challenge.isEmpty else { throw .otherChallenge }
    guard origin.utf8.elementsEqual(party.origin.utf8) else { throw .otherOrigin }
    // No page of another site has ours within it.
    switch value["crossOrigin"] {
    case nil, .bool(false)?: break
    default: throw .otherOrigin
    }
    guard value["topOrigin"] == nil else { throw .otherOrigin }
    digest = Array(SHA256.hash(data: bytes))
  }
}
