import JSON

/// What a provider says about somebody: the members of a JSON object. Names are compared byte by byte.
public struct Claims: Sendable {
  private let object: JSONValue

  init(_ object: JSONValue) { self.object = object }

  /// nil unless the bytes are one JSON object without duplicate names.
  init?(parsing bytes: [UInt8]) {
    guard let value = try? JSONValue(parsing: bytes), case .object(let members) = value else { return nil }
    guard Set(members.map { Array($0.name.utf8) }).count == members.count else { return nil }
    object = value
  }

  /// A text as it is, a number by its digits; nil for anything else, and for an empty text.
  public func text(_ name: String) -> String? {
    switch object[name] {
    case .string(let text)?: text.isEmpty ? nil : text
    case .number(let digits)?: digits
    default: nil
    }
  }

  /// A text or a list of texts (RFC 7519 section 4.1.3); nil where it is neither.
  func texts(_ name: String) -> [String]? {
    switch object[name] {
    case .string(let text)?: [text]
    case .array(let elements)?:
      elements.reduce([]) { found, element in
        guard let found, case .string(let text) = element else { return nil }
        return found + [text]
      }
    default: nil
    }
  }

  /// Seconds since 1970 (RFC 7519 section 2, NumericDate), without their fraction; nil for what is no such moment.
  func seconds(_ name: String) -> Int64? {
    guard case .number(let digits)? = object[name] else { return nil }
    let whole = digits.prefix { $0 != "." }
    guard whole.utf8.count <= 12, let seconds = Int64(whole), seconds >= 0 else { return nil }
    return seconds
  }

  func object(_ name: String) -> Claims? {
    guard let value = object[name], case .object = value else { return nil }
    return Claims(value)
  }

  func objects(_ name: String) -> [Claims]? {
    guard case .array(let elements)? = object[name] else { return nil }
    return elements.map(Claims.init)
  }

  func flag(_ name: String) -> Bool? {
    guard case .bool(let flag)? = object[name] else { return nil }
    return flag
  }
}

extension String {
  /// Byte by byte: `==` takes texts for the same that differ in their bytes.
  func isSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
