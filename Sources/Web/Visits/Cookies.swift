import HTTPServer
import HTTPTypes
import Operations
import Words

/// A cookie as the portal sets it: `HttpOnly`, `SameSite=Lax`, `Secure` where the request came by TLS (RFC 6265bis).
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
    var text = "\(name.rawValue)=\(value); Path=\(path); HttpOnly; SameSite=Lax"
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

  /// News for the next page alone: whoever opens the dossier afterwards is told nothing of it.
  ///
  /// - Parameter lifetime: in seconds.
  package static func takenIn(_ code: String, lifetime: Int = 60) -> Cookie {
    Cookie(name: .takenIn, value: code, path: .worklist, maxAge: lifetime)
  }
}

package enum CookieName: String {
  /// The chosen language.
  case language = "ngon_ngu"
  /// A signed-in person's session.
  case session = "phien"
  /// What ties the forms of somebody who is not signed in to their browser.
  case guest = "khach"
  /// One dossier whose details are open; its path is that dossier's.
  case opened = "mo_ho_so"
  /// The dossier that was just taken in, until its page says so.
  case takenIn = "vua_nhan"
  /// How often the details of one dossier were closed in this browser; its path is that dossier's.
  case closed = "da_dong"
  /// The list that dossiers were last opened from.
  case list = "danh_sach"
}

extension Response {
  package mutating func set(_ cookie: Cookie, for request: Request) {
    fields.append(HTTPField(name: .setCookie, value: cookie.header(isSecure: request.isSecure)))
  }
}

extension Request {
  package func cookie(_ name: CookieName) -> String? { cookie(name.rawValue) }
}
