/// The values that the names in a route's pattern matched, decoded.
public struct PathParameters: Sendable {
  private let names: [String]
  private let values: [String]

  public init() {
    names = []
    values = []
  }

  /// For tests of a handler without a server.
  public init(_ pairs: [(name: String, value: String)]) {
    names = pairs.map(\.name)
    values = pairs.map(\.value)
  }

  init(names: [String], values: [String]) {
    self.names = names
    self.values = values
  }

  public subscript(name: String) -> String? {
    guard let index = names.firstIndex(of: name), index < values.count else { return nil }
    return values[index]
  }

  /// The parameter as a value of the type.
  /// - Throws: 404 if the text does not parse, or the route has no such name: such an address does not exist.
  public func require<T: PathParameter>(_ name: String, as type: T.Type = T.self) throws -> T {
    guard let text = self[name], let value = T(pathParameter: text) else { throw HTTPError.notFound }
    return value
  }
}

/// A type that can be parsed from a path.
public protocol PathParameter {
  /// Fails if the text is not a value of this type; the answer is then 404.
  init?(pathParameter: String)
}

extension String: PathParameter {
  public init?(pathParameter: String) { self = pathParameter }
}

extension Int: PathParameter {
  /// Decimal digits with an optional sign.
  public init?(pathParameter: String) { self.init(pathParameter) }
}
