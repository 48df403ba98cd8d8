import HTTPServer
import OneStopStore
import Operations

extension ListPlace {
  private static let afterField = "sau"
  private static let beforeField = "truoc"

  /// The field of the address, and its value: the row's sort key and its number.
  var field: (name: String, value: String) {
    switch self {
    case .after(let key): (ListPlace.afterField, key.text)
    case .before(let key): (ListPlace.beforeField, key.text)
    }
  }

  /// - Parameter numbers: how many numbers the list's keys have after their value.
  package init?(_ query: FormContent, numbers: Int = 1) {
    self.init(numbers: numbers) { query[$0] }
  }

  /// - Parameter text: of a field of the address.
  init?(numbers: Int = 1, text: (String) -> String) {
    if let key = ListKey(text(ListPlace.afterField), numbers) {
      self = .after(key)
    } else if let key = ListKey(text(ListPlace.beforeField), numbers) {
      self = .before(key)
    } else {
      return nil
    }
  }
}

extension Address {
  /// The same list, read from that place.
  package func with(_ place: ListPlace?) -> Address { place.map { with([$0.field]) } ?? self }
}

extension ListKey {
  fileprivate var text: String {
    ([value.map { "\($0)" } ?? ""] + numbers.map { "\($0)" }).joined(separator: ".")
  }

  fileprivate init?(_ text: String, _ count: Int) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.dropFirst().compactMap { Int64($0) }
    guard parts.count == count + 1, numbers.count == count,
      let value = parts[0].isEmpty ? .some(nil) : Int64(parts[0]).map(Optional.some)
    else { return nil }
    self.init(value: value, numbers: numbers)
  }
}
