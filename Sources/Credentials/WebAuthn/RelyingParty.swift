import Crypto

/// The site that passkeys are for (WebAuthn section 4, "relying party"), and what it asks of them.
public struct RelyingParty: Hashable, Sendable {
  /// Its host: `motcua.example`.
  public let id: String
  /// Its scheme, host and port: `https://motcua.example`.
  public let origin: String

  /// nil where browsers have no passkeys: without TLS but on one's own machine, and for an address of digits
  /// (WebAuthn section 5.1.3: the id is a domain).
  public init?(origin: String) {
    let origin = String(origin.utf8.last == 0x2F ? origin.dropLast() : origin[...])
    let parts = origin.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, !parts[2].isEmpty,
      origin.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C && $0 != 0x40 && !(0x41...0x5A).contains($0) })
    else { return nil }
    let pieces = parts[2].split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count <= 2, let host = pieces.first, RelyingParty.isDomain(host) else { return nil }
    let isLocal = host == "localhost" || host.hasSuffix(".localhost")
    guard parts[0] == "https:" || parts[0] == "http:" && isLocal else { return nil }
    let usual = parts[0] == "https:" ? "443" : "80"
    id = String(host)
    // A browser leaves the usual port out.
    self.origin = pieces.count == 2 && pieces[1] == usual ? "\(parts[0])//\(host)" : origin
  }

  private static func isDomain(_ host: Substring) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    return labels.allSatisfy { !$0.isEmpty } && !(labels.last ?? "").utf8.allSatisfy { (0x30...0x39).contains($0) }
      && !host.contains("[")
  }

  var digest: [UInt8] { Array(SHA256.hash(data: Array(id.utf8))) }

  /// What registration and sign-in check alike (section 7.1, steps 13 to 17; 7.2, steps 15 to 19).
  func check(_ data: AuthenticatorData) throws(PasskeyError) {
    guard data.party == digest else { throw .otherParty }
    guard data.flags.contains(.present) else { throw .nobodyPresent }
    if data.flags.contains(.isCopied), !data.flags.contains(.mayBeCopied) { throw .malformed }
  }
}

/// The name that an authenticator gives to a passkey.
public enum PasskeyID {
  /// In bytes (WebAuthn section 4, "credential ID").
  public static let longest = 1_023
}
