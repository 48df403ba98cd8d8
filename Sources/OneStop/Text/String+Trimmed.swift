extension String {
  /// Without white space at both ends.
  package var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last, first.isSpace || last.isSpace
    else { return self }
    let start = unicodeScalars.firstIndex { !$0.isSpace } ?? endIndex
    let end = unicodeScalars.lastIndex { !$0.isSpace }.map(unicodeScalars.index(after:)) ?? endIndex
    return String(unicodeScalars[start..<max(start, end)])
  }
}

extension Unicode.Scalar {
  /// The property White_Space; for ASCII without the Unicode tables.
  fileprivate var isSpace: Bool {
    isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}
