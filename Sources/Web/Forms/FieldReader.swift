/// Reads fields one by one and notes the mistake in each: for a form in its reader's language, for a JSON object or a
/// query in English.
///
/// A rule of the domain decides what a field may hold, and throws the reason why a text is not such a value, as
/// `TextRule.read` and `PhoneNumber(typed:)` do. Forms and the API use the same rules, and each has its own words for
/// the reasons.
package protocol FieldReader {
  /// The words for a mistake.
  associatedtype Sentence
  /// The field's text, for a type to parse; nil if it is empty, or not a text, which is noted.
  mutating func typed(_ name: String) -> String?
  mutating func mistake(_ name: String, _ sentence: Sentence)
}

extension FieldReader {
  /// The field as parsed by a rule; nil if it is empty, or refused by the rule, which is noted.
  package mutating func read<Value, Mistake: Error>(
    _ name: String, _ rule: (String) throws(Mistake) -> Value, because sentence: (Mistake) -> Sentence
  ) -> Value? {
    typed(name).flatMap { take($0, at: name, by: rule, because: sentence) }
  }

  /// The same for a text that is already known.
  package mutating func take<Value, Mistake: Error>(
    _ text: String, at name: String, by rule: (String) throws(Mistake) -> Value, because sentence: (Mistake) -> Sentence
  ) -> Value? {
    do throws(Mistake) {
      return try rule(text)
    } catch {
      mistake(name, sentence(error))
      return nil
    }
  }

  /// The same with a parser that gives no reason for refusing a text.
  package mutating func read<Value>(
    _ name: String, _ parse: (String) -> Value?, or sentence: @autoclosure () -> Sentence
  ) -> Value? {
    guard let text = typed(name) else { return nil }
    if let value = parse(text) { return value }
    mistake(name, sentence())
    return nil
  }
}
