import Encodings

/// A JSON Web Token in its compact form (RFC 7515 section 3.1), of which nothing is to be believed yet.
struct SignedToken: Sendable {
  /// Longer than any ID token.
  static let limit = 16 * 1_024

  let algorithm: SigningAlgorithm
  let keyID: String?
  let claims: Claims
  private let signature: [UInt8]
  /// What is signed.
  private let message: [UInt8]

  init(_ text: String) throws(OpenIDError) {
    guard text.utf8.count <= SignedToken.limit else { throw .untrusted(.malformed) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.bytes(parts[0]).flatMap(Claims.init(parsing:)) else {
      throw .untrusted(.malformed)
    }
    let name = header.text("alg") ?? ""
    if name.lowercased() == "none" { throw .untrusted(.unsigned) }
    guard let algorithm = SigningAlgorithm(rawValue: name) else { throw .untrusted(.algorithm) }
    // RFC 7515 section 4.1.11: an extension that is not understood.
    guard header.texts("crit") == nil, header.objects("crit") == nil,
      let claims = Base64URL.bytes(parts[1]).flatMap(Claims.init(parsing:)), let signature = Base64URL.bytes(parts[2])
    else { throw .untrusted(.malformed) }
    if signature.isEmpty { throw .untrusted(.unsigned) }
    self.algorithm = algorithm
    keyID = header.text("kid")
    self.claims = claims
    self.signature = signature
    message = Array("\(parts[0]).\(parts[1])".utf8)
  }

  func isSigned(byOneOf keys: [PublicKey]) -> Bool { keys.contains { $0.isSignature(signature, of: message) } }
}
