/// Ways to the pages before and behind the one that is shown; nothing where it is the only one.
struct Pager {
  /// From 1.
  let page: Int
  /// nil where nobody counts them.
  private let last: Int?
  private let hasNext: Bool
  private let words: Words
  private let address: (Int) -> String

  init(_ page: Int, of last: Int, words: Words, address: @escaping (Int) -> String) {
    (self.page, self.last, hasNext, self.words, self.address) = (page, last, page < last, words, address)
  }

  init(_ page: Int, hasNext: Bool, words: Words, address: @escaping (Int) -> String) {
    (self.page, last, self.hasNext, self.words, self.address) = (page, nil, hasNext, words, address)
  }

  var html: HTML {
    guard page > 1 || hasNext else { return .empty }
    var links = HTML()
    if page > 1 { links += link(page - 1, words.staff.previousPage, "prev") }
    if let last { links += "<span>\(words.staff.page(["page": "\(page)", "last": "\(last)"]))</span> " }
    if hasNext { links += link(page + 1, words.staff.nextPage, "next") }
    return "<nav class=\"actions\" aria-label=\"\(words.staff.pages)\">\(links)</nav>"
  }

  private func link(_ page: Int, _ name: Phrase, _ relation: StaticString) -> HTML {
    "<a class=\"button quiet\" rel=\"\(relation)\" href=\"\(address(page))\">\(name)</a> "
  }
}
