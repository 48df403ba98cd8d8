import HTTPServer
import HTTPTypes
import Operations
import Words

/// A cookie as the portal sets it: `HttpOnly`, `SameSite=Lax`, and where the request came by TLS `Secure`, under a name
/// that says so (RFC 6265bis).
package struct Cookie {
  package var name: CookieName
  package var value: String
  package var path: Address
  /// In seconds; nil: until the browser closes; 0: delete it.
  package var maxAge: Int?

  package init(name: CookieName, value: String, path: Address = .home, maxAge: Int? = nil) {
    self.name = name
    self.value = value
    self.path = path
    self.maxAge = maxAge
  }

  package func header(isSecure: Bool) -> String {
    var text = "\(name.text(isSecure: isSecure))=\(value); Path=\(path); HttpOnly; SameSite=Lax"
    if let maxAge { text += "; Max-Age=\(maxAge)" }
    if isSecure { text += "; Secure" }
    return text
  }
}

extension Cookie {
  /// The chosen language, for a year.
  package static func language(_ language: Language) -> Cookie {
    Cookie(name: .language, value: language.rawValue, maxAge: 31_536_000)
  }

  /// A message for the next page only; it is not shown when the dossier is opened later.
  ///
  /// - Parameter lifetime: in seconds.
  package static func takenIn(_ code: String, lifetime: Int = 60) -> Cookie {
    Cookie(name: .takenIn, value: code, path: .worklist, maxAge: lifetime)
  }
}

package enum CookieName: String {
  /// The chosen language.
  case language = "ngon_ngu"
  /// The session of a signed-in person.
  case session = "phien"
  /// A sign-in that waits for its second step.
  case pendingSignIn = "buoc_hai"
  /// By which a browser is known again in which somebody has signed in.
  case device = "thiet_bi"
  /// The session of a citizen among their own dossiers.
  case citizen = "phien_dan"
  /// A way to an identity provider that this browser has begun (`PendingSignOn`).
  case signOn = "xac_thuc"
  /// A draft whose phone number's digits were shown; the cookie's path is that draft's.
  case draft = "mo_ban_nhap"
  /// Ties the forms of somebody who is not signed in to their browser.
  case guest = "khach"
  /// A dossier whose details are open; the cookie's path is that dossier's.
  case opened = "mo_ho_so"
  /// The dossier just taken in, until its page has said so.
  case takenIn = "vua_nhan"
  /// How often a dossier's details were closed in this browser; the cookie's path is that dossier's.
  case closed = "da_dong"
  /// The list from which dossiers were last opened.
  case list = "danh_sach"

  /// Its name in the browser. By TLS it begins so that a browser takes it from this very host alone, and never from an
  /// answer without TLS (RFC 6265bis section 4.1.3): no other host below the same domain can plant one.
  package func text(isSecure: Bool) -> String {
    guard isSecure else { return rawValue }
    return (isOfWholeSite ? "__Host-" : "__Secure-") + rawValue
  }

  /// Whether its path is `/`, as the stricter name demands.
  private var isOfWholeSite: Bool {
    switch self {
    case .language, .session, .guest, .device, .citizen: true
    case .opened, .takenIn, .closed, .list, .pendingSignIn, .signOn, .draft: false
    }
  }
}

extension Response {
  package mutating func set(_ cookie: Cookie, for request: Request) {
    fields.append(HTTPField(name: .setCookie, value: cookie.header(isSecure: request.isSecure)))
  }
}

extension Request {
  package func cookie(_ name: CookieName) -> String? { cookie(name.text(isSecure: isSecure)) }
}
