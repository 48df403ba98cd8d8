import HTTPServer
import Markup
import OneStop
import OneStopStore
import Web
import Words

/// A list of dossiers that somebody came from, as its address says it.
struct ListAddress {
  enum Kind: String, CaseIterable {
    case worklist = "/can-bo"
    case search = "/can-bo/tim"
    case consultations = "/can-bo/lien-thong"
  }

  let kind: Kind
  let path: String

  static let worklist = ListAddress(kind: .worklist, path: Kind.worklist.rawValue)

  /// nil for what is no list's address.
  init?(_ text: String) {
    guard let path = localPath(text) else { return nil }
    let bare = path.prefix { $0 != "?" }
    guard let kind = Kind.allCases.first(where: { $0.rawValue == bare }) else { return nil }
    (self.kind, self.path) = (kind, path)
  }

  private init(kind: Kind, path: String) {
    (self.kind, self.path) = (kind, path)
  }

  /// What it asks.
  var query: FormContent {
    guard let start = path.firstIndex(of: "?"),
      let values = try? FormValues(urlencoded: Array(path[path.index(after: start)...].utf8))
    else { return FormContent([]) }
    return FormContent(values.pairs.map { (name: $0.0, value: $0.1) })
  }

  func title(_ words: Words) -> HTML {
    switch kind {
    case .worklist: words.site.worklist.html
    case .search: words.site.search.html
    case .consultations: words.consultations.list.title.html
    }
  }
}

extension Visit {
  /// The list that the reader comes from: what the browser says of the page before, or else the one that was shown last.
  var listBefore: ListAddress {
    if let page = request.field(.referer), let start = page.firstRange(of: "://")?.upperBound,
      let path = page[start...].firstIndex(of: "/"), let list = ListAddress(String(page[path...]))
    {
      return list
    }
    return request.cookie(.list).flatMap(ListAddress.init) ?? .worklist
  }

  /// Keeps the way back to a list.
  func remember(_ list: ListAddress?, in response: inout Response) {
    guard let list, list.path.utf8.count <= 1_024, request.cookie(.list) != list.path else { return }
    response.set(Cookie(name: .list, value: list.path, path: "/can-bo"), for: request)
  }
}
