import Synchronization

/// The kind of address that a request asks for.
package enum RequestClass: String, CaseIterable {
  case `public`, staff, api, assets, operations
  /// No request could be read.
  case malformed

  package init(path: String) {
    var path = path
    self = path.withUTF8 { RequestClass(path: $0) }
  }

  /// Compared by bytes, since a slash with a combining mark is one character.
  private init(path: UnsafeBufferPointer<UInt8>) {
    let begins = { (prefix: StaticString) in
      prefix.withUTF8Buffer { path.count >= $0.count && path[..<$0.count].elementsEqual($0) }
    }
    self =
      switch path.count > 1 ? path[1] : 0 {
      case UInt8(ascii: "a") where begins("/api/") || (begins("/api") && path.count == 4): .api
      case UInt8(ascii: "a") where begins("/assets/"): .assets
      case UInt8(ascii: "c") where begins("/can-bo"), UInt8(ascii: "q") where begins("/quan-tri"): .staff
      case UInt8(ascii: "h") where begins("/health/"): .operations
      case UInt8(ascii: "m") where begins("/metrics") && path.count == 8: .operations
      default: .public
      }
  }
}

/// How many requests one loop has answered. Only the loop adds; any thread may read.
package final class RequestCounts: Sendable {
  private final class Count: Sendable {
    package let value = Atomic<Int>(0)
  }

  package static let statuses = 1...5
  private let counts = (0..<RequestClass.allCases.count * 6).map { _ in Count() }

  package func add(_ kind: RequestClass, status: Int) {
    count(kind, min(max(status / 100, 1), 5)).value.add(1, ordering: .relaxed)
  }

  /// - Parameter hundred: 1 to 5, the first digit of the status.
  package func number(_ kind: RequestClass, _ hundred: Int) -> Int {
    count(kind, hundred).value.load(ordering: .relaxed)
  }

  private func count(_ kind: RequestClass, _ hundred: Int) -> Count {
    counts[(RequestClass.allCases.firstIndex(of: kind) ?? 0) * 6 + hundred]
  }
}
