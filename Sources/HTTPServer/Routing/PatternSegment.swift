/// A part of a pattern between slashes.
enum PatternSegment {
  case literal([UInt8])
  case parameter(String)
  case rest(String)

  var name: String? {
    switch self {
    case .literal: nil
    case .parameter(let name), .rest(let name): name
    }
  }

  static func parse(_ pattern: String) -> [PatternSegment] {
    let text = pattern.hasPrefix("/") ? pattern.dropFirst() : pattern[...]
    return text.split(separator: "/", omittingEmptySubsequences: false).map { segment in
      guard segment.hasPrefix("{"), segment.hasSuffix("}") else { return .literal(Array(segment.utf8)) }
      let name = segment.dropFirst().dropLast()
      return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .parameter(String(name))
    }
  }
}
