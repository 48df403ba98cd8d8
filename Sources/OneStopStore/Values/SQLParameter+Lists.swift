import Database

extension [any SQLParameter] {
  /// Adds the elements, of which there must be at least one, and returns how a statement names them: `($2, $3)`.
  mutating func list(_ elements: some Collection<some SQLParameter>) -> String {
    let first = count + 1
    for element in elements { append(element) }
    return "(\(ParameterNames.from(first, to: count)))"
  }
}

/// `$1, $2, …` written once: a list of hundreds is one piece of it.
private enum ParameterNames {
  private static let most = 1_000
  private static let text = (1...most).map { "$\($0), " }.joined()
  /// Where each begins in the text, and last where the text ends.
  private static let starts: [String.Index] = {
    var starts = [text.startIndex]
    for number in 1...most { starts.append(text.utf8.index(starts[number - 1], offsetBy: "$\(number), ".utf8.count)) }
    return starts
  }()

  static func from(_ first: Int, to last: Int) -> Substring {
    guard last <= most else { return (first...last).map { "$\($0)" }.joined(separator: ", ")[...] }
    return text[starts[first - 1]..<text.utf8.index(starts[last], offsetBy: -2)]
  }
}

extension Array {
  /// In groups small enough for one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535.
  var groups: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: 500).map { self[$0..<Swift.min($0 + 500, count)] }
  }
}
