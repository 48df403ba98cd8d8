import Markup
import OneStopStore
import Operations
import Words

/// Links to the pages before and after this one; empty if it is the only one.
package struct Pager {
  /// nil if there is no such page.
  private let previous: Address?
  private let next: Address?
  /// The number of the page and of the last one; nil if pages are not counted.
  private let number: (page: Int, last: Int)?
  private let names: (previous: Phrase, next: Phrase)
  private let words: Words

  /// - Parameter page: from 1.
  package init(_ page: Int, of last: Int, words: Words, address: (Int) -> Address) {
    previous = page > 1 ? address(page - 1) : nil
    next = page < last ? address(page + 1) : nil
    (number, self.words) = ((page, last), words)
    names = (words.staff.previousPage, words.staff.nextPage)
  }

  package init<Row>(_ page: KeyedPage<Row>, words: Words, address: (ListPlace?) throws -> Address) rethrows {
    previous = try page.previous.map(address)
    next = try page.next.map(address)
    (number, self.words) = (nil, words)
    names = (words.staff.previousPage, words.staff.nextPage)
  }

  /// For a list that is only read forwards, with a way back to its beginning.
  package init(first: (Address, Phrase)?, next: (Address, Phrase)?, words: Words) {
    (previous, self.next) = (first?.0, next?.0)
    (number, self.words) = (nil, words)
    names = (first?.1 ?? words.staff.previousPage, next?.1 ?? words.staff.nextPage)
  }

  package var html: HTML {
    guard previous != nil || next != nil else { return .empty }
    var links = HTML()
    if let previous { links += link(previous, names.previous, "prev") }
    if let number { links += "<span>\(words.staff.page(["page": "\(number.page)", "last": "\(number.last)"]))</span> " }
    if let next { links += link(next, names.next, "next") }
    return "<nav class=\"actions\" aria-label=\"\(words.staff.pages)\">\(links)</nav>"
  }

  private func link(_ address: Address, _ name: Phrase, _ relation: StaticString) -> HTML {
    "<a class=\"button quiet\" rel=\"\(relation)\" href=\"\(address)\">\(name)</a> "
  }
}
