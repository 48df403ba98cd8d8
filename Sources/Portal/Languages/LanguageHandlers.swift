import HTTPServer

enum LanguageHandlers {
  /// `GET /ngon-ngu/{language}`: keeps the choice for a year, then back to the page it came from.
  static let choose: ReadHandler = { visit in
    let language: Language = try visit.context.parameters.require("language")
    var response = Response.redirect(to: localPath(visit.query["ve"]) ?? "/")
    response.set(Cookie(name: .language, value: language.rawValue, maxAge: 31_536_000), for: visit.request)
    return response
  }
}

extension Language: PathParameter {
  package init?(pathParameter: String) { self.init(rawValue: pathParameter) }
}

/// The text where it is a path of this site and nothing else; a redirect must not lead elsewhere.
func localPath(_ text: String) -> String? {
  guard text.utf8.first == UInt8(ascii: "/"), !text.hasPrefix("//"), text.utf8.count <= 2_048,
    text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
  else { return nil }
  return text
}
