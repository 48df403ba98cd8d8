import OneStopStore

/// The rows of one page of a list that is read from the row before or after it, so that no row is skipped or shown
/// twice when others leave or join the list meanwhile.
package struct KeyedPage<Row> {
  package let rows: [Row]
  /// nil if nothing comes before them.
  package private(set) var previous: ListPlace?
  package private(set) var next: ListPlace?

  /// - Parameters:
  ///   - place: the place in the address; nil for the beginning.
  ///   - length: how many rows a page has.
  ///   - key: the place of a row.
  ///   - read: reads the rows next to a place, up to a number, on one side of it, in the list's order.
  package init(
    at place: ListPlace?, length: Int, key: (Row) -> ListKey, read: (ListPlace?, Int) throws -> [Row]
  ) rethrows {
    // One more than is shown, to know whether there is another page.
    var found = try read(place, length + 1)
    var place = place
    // Nothing is left there, or it is the beginning: then the first whole page is shown.
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
