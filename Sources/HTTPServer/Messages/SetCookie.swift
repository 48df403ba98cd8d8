import HTTPTypes

/// A cookie to set (RFC 6265 section 4.1, with SameSite from its successor draft).
public struct SetCookie: Sendable {
  public enum SameSite: String, Sendable {
    case lax = "Lax"
    case strict = "Strict"
    case none = "None"
  }

  public var name: String
  public var value: String
  public var path: String
  /// In seconds; nil makes a session cookie, 0 deletes it.
  public var maxAge: Int?
  public var isSecure: Bool
  public var isHTTPOnly: Bool
  public var sameSite: SameSite?

  public init(
    _ name: String, _ value: String, path: String = "/", maxAge: Int? = nil, isSecure: Bool = false,
    isHTTPOnly: Bool = true, sameSite: SameSite? = .lax
  ) {
    self.name = name
    self.value = value
    self.path = path
    self.maxAge = maxAge
    self.isSecure = isSecure
    self.isHTTPOnly = isHTTPOnly
    self.sameSite = sameSite
  }

  /// The field's value, or nil if the name is not a token, or the value or the path has characters a cookie cannot.
  public var fieldValue: String? {
    guard !name.isEmpty, name.utf8.allSatisfy(ByteClass.isToken), value.utf8.allSatisfy(Self.isCookieOctet),
      path.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != Byte.semicolon })
    else { return nil }
    var text = "\(name)=\(value); Path=\(path)"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if isSecure { text += "; Secure" }
    if isHTTPOnly { text += "; HttpOnly" }
    if let sameSite { text += "; SameSite=\(sameSite.rawValue)" }
    return text
  }

  private static func isCookieOctet(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != Byte.quote && byte != Byte.comma && byte != Byte.semicolon
      && byte != Byte.backslash
  }
}
