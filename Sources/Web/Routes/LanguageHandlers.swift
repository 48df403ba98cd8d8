import HTTPServer
import Markup
import Operations
import Words

package enum LanguageHandlers {
  /// `GET /ngon-ngu/{language}`: stores the choice for a year and leads back to the page that it was made on.
  package static let choose: ReadHandler = { visit in
    let language: Language = try visit.context.parameters.require("language")
    var response = Response.redirect(to: Address(visit.query["ve"]) ?? .home)
    response.set(.language(language), for: visit.request)
    return response
  }
}

extension Request {
  /// For a GET form sent by its language button: stores the choice and redirects to the same address without it; nil
  /// for any other request.
  var choosesLanguage: Response? {
    guard let query = rawQuery, query.contains("\(LanguageButton.field)=") else { return nil }
    let pairs = self.query.pairs
    guard let language = pairs.last(where: { $0.0 == LanguageButton.field }).flatMap({ Language(rawValue: $0.1) })
    else { return nil }
    let rest = pairs.filter { $0.0 != LanguageButton.field }
      .map { "\(percentEncoded($0.0))=\(percentEncoded($0.1))" }.joined(separator: "&")
    let path = String(target.prefix { $0 != "?" })
    var response = Response.redirect(to: Address(rest.isEmpty ? path : "\(path)?\(rest)") ?? .home)
    response.set(.language(language), for: self)
    return response
  }
}

extension Language: PathParameter {
  package init?(pathParameter: String) { self.init(rawValue: pathParameter) }
}
