import Database

/// Where a page of a list begins or ends: at a row as it was when it was shown, whatever has happened to it since.
package enum ListPlace: Hashable, Sendable {
  /// The rows after it.
  case after(ListKey)
  /// The rows before it.
  case before(ListKey)

  var key: ListKey {
    switch self {
    case .after(let key), .before(let key): key
    }
  }
}

/// What a row of a list is sorted by, if that is a number, and what distinguishes it from its equals.
package struct ListKey: Hashable, Sendable {
  /// nil where the row has none, or the list is sorted by text or by `numbers` alone.
  package var value: Int64?
  /// One or two, depending on the list.
  package var numbers: [Int64]

  package init(value: Int64?, _ numbers: Int64...) {
    (self.value, self.numbers) = (value, numbers)
  }

  /// - Parameter numbers: as they were read from an address.
  package init(value: Int64?, numbers: [Int64]) {
    (self.value, self.numbers) = (value, numbers)
  }
}

/// What the rows of a list are sorted by, and its SQL.
struct ListOrder {
  /// A column; nil: by the numbers alone.
  var value: String?
  /// Whether rows may have no value; those come last.
  var isOptional = false
  var numbers = ["id"]
  var isDescending = false

  /// - Parameter isReversed: whether to sort from the list's end.
  func sql(isReversed: Bool = false) -> String {
    let direction = isDescending != isReversed ? " DESC" : ""
    let nulls = !isOptional ? "" : isReversed ? " NULLS FIRST" : " NULLS LAST"
    let columns = (value.map { ["\($0)\(direction)\(nulls)"] } ?? []) + numbers.map { "\($0)\(direction)" }
    return columns.joined(separator: ", ")
  }

  /// The order in which the rows of a page are found: for those before a place, backwards.
  func nearest(_ place: ListPlace?) -> String {
    if case .before = place { sql(isReversed: true) } else { sql() }
  }

  /// The condition of the rows on one side of a place, with `AND` before it; appends its values to those given. Empty
  /// where there is no place, or its key belongs to another list.
  func condition(_ place: ListPlace?, _ values: inout [any SQLParameter]) -> String {
    guard let place, place.key.numbers.count == numbers.count else { return "" }
    let isAfter = if case .after = place { true } else { false }
    let sign = isAfter != isDescending ? ">" : "<"
    let first = values.count + 1
    values += place.key.numbers.map { $0 as any SQLParameter }
    let places = numbers.indices.map { "$\(first + $0)" }.joined(separator: ", ")
    let number = "(\(numbers.joined(separator: ", "))) \(sign) (\(places))"
    guard let value else { return " AND \(number)" }
    guard let known = place.key.value else {
      return " AND (\(isAfter ? "" : "\(value) IS NOT NULL OR ")\(value) IS NULL AND \(number))"
    }
    values.append(known)
    let behind = isOptional && isAfter ? " OR \(value) IS NULL" : ""
    return " AND (\(value) \(sign) $\(values.count) OR \(value) = $\(values.count) AND \(number)\(behind))"
  }
}
