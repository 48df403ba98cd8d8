import OneStopStore

/// The rows of one page of a list that is read from the row before or behind it: what leaves the list or comes to it
/// meanwhile makes no row be passed over or shown twice.
package struct KeyedPage<Row> {
  package let rows: [Row]
  /// nil where nothing is before them.
  package private(set) var previous: ListPlace?
  package private(set) var next: ListPlace?

  /// - Parameters:
  ///   - place: as the address has it; nil for the beginning.
  ///   - length: how many rows a page has.
  ///   - key: where a row stands.
  ///   - read: up to so many rows on one side of a place, in the list's order, those next to it.
  package init(
    at place: ListPlace?, length: Int, key: (Row) -> ListKey, read: (ListPlace?, Int) throws -> [Row]
  ) rethrows {
    // One more than is shown tells whether there is another page.
    var found = try read(place, length + 1)
    var place = place
    // Nothing is left there, or it is the beginning: that is a whole page.
    let isShort = if case .before = place { found.count < length } else { place != nil && found.isEmpty }
    if isShort {
      place = nil
      found = try read(nil, length + 1)
    }
    let hasMore = found.count > length
    let isBefore = if case .before = place { true } else { false }
    rows = Array(isBefore ? found.suffix(length) : found.prefix(length))
    if let first = rows.first, isBefore ? hasMore : place != nil { previous = .before(key(first)) }
    if let last = rows.last, isBefore || hasMore { next = .after(key(last)) }
  }
}
