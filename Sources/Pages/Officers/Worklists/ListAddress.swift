import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A list of dossiers that somebody came from, as its address says it.
struct ListAddress {
  enum Kind: CaseIterable {
    case worklist, search, consultations

    var address: Address {
      switch self {
      case .worklist: .worklist
      case .search: .search
      case .consultations: .consultations
      }
    }
  }

  let kind: Kind
  let address: Address

  static let worklist = ListAddress(kind: .worklist, address: .worklist)

  /// nil for what is no list's address.
  init?(_ text: String) {
    guard let address = Address(text) else { return nil }
    self.init(address)
  }

  init?(_ address: Address) {
    guard let kind = Kind.allCases.first(where: { $0.address.description == address.path }) else { return nil }
    (self.kind, self.address) = (kind, address)
  }

  private init(kind: Kind, address: Address) {
    (self.kind, self.address) = (kind, address)
  }

  /// What it asks.
  var query: FormContent {
    guard let query = address.rawQuery, let values = try? FormValues(urlencoded: Array(query.utf8)) else {
      return FormContent([])
    }
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
    guard let list else { return }
    let text = list.address.description
    guard text.utf8.count <= 1_024, request.cookie(.list) != text else { return }
    response.set(Cookie(name: .list, value: text, path: .worklist), for: request)
  }
}
