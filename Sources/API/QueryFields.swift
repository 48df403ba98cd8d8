import HTTPServer

/// Pulls typed parameters out of an address. One that is not as it should be goes to the mistakes and reads as nil.
struct QueryFields {
  let mistakes = FieldMistakes()
  private let query: FormValues

  /// A parameter that is misspelt, or stands there twice, would give what nobody asked for.
  init(_ query: FormValues, names: Set<String>) {
    self.query = query
    var seen: Set<String> = []
    for (name, _) in query.pairs {
      if !names.contains(name) {
        mistakes.add(String(name.unicodeScalars.prefix(80)), "There is no parameter of this name.")
      } else if !seen.insert(name).inserted {
        mistakes.add(name, "It stands there more than once.")
      }
    }
  }

  /// nil where it is left out; an empty one is read as any other text.
  ///
  /// - Parameter expected: the mistake of what cannot be read.
  func read<Value>(_ name: String, _ expected: String, _ parse: (String) -> Value?) -> Value? {
    guard let text = query[name] else { return nil }
    if let value = parse(text) { return value }
    mistakes.add(name, expected)
    return nil
  }
}
