/// Reads fields one by one and notes at each what is wrong with it: those of a form in its reader's language, those of a
/// JSON object or an address in English.
///
/// What a field may hold is a rule of the domain that says why a text is no such value, as `TextRule.read` and
/// `PhoneNumber(typed:)` do. Every door asks the same rules, and has words of its own for their answers.
package protocol FieldReader {
  /// What is said of a mistake.
  associatedtype Sentence
  /// What the field holds, for a type to make something of; nil where it holds nothing, or no text, which is noted.
  mutating func typed(_ name: String) -> String?
  mutating func mistake(_ name: String, _ sentence: Sentence)
}

extension FieldReader {
  /// What a rule makes of the field; nil where there is nothing, or what the rule does not take, which is noted.
  package mutating func read<Value, Mistake: Error>(
    _ name: String, _ rule: (String) throws(Mistake) -> Value, because sentence: (Mistake) -> Sentence
  ) -> Value? {
    typed(name).flatMap { take($0, at: name, by: rule, because: sentence) }
  }

  /// The same of a text that is known to stand there.
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

  /// The same by a type that says no more than that it cannot be made of the text.
  package mutating func read<Value>(
    _ name: String, _ parse: (String) -> Value?, or sentence: @autoclosure () -> Sentence
  ) -> Value? {
    guard let text = typed(name) else { return nil }
    if let value = parse(text) { return value }
    mistake(name, sentence())
    return nil
  }
}
