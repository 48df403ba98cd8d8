import Markup
import OneStop
import Words

extension Form: FieldReader {
  package typealias Sentence = HTML

  /// In Normalization Form C and without white space at its ends; nil if nothing in it is visible.
  package func typed(_ name: String) -> String? {
    let text = values[name]
    return TypedText.plain(text).isEmpty ? nil : text
  }

  /// A text; empty if its rule refuses it, which is noted.
  ///
  /// - Parameter missing: the message if nothing in it is visible; nil: the field is optional.
  package mutating func text(_ name: String, _ rule: TextRule, missing: Phrase? = nil) -> String {
    do {
      return try (missing == nil ? rule : rule.needed).read(values[name])
    } catch {
      switch error {
      case .tooLong(let count, let limit): mistake(name, words.intake.mistakes.tooLong(count, limit: limit))
      case .empty, .invisible, .saysNothing, .controls: if let missing { mistake(name, missing) }
      }
      return ""
    }
  }

  /// A required field; an empty one gets the same message as one that cannot be read.
  package mutating func needed<Value>(_ name: String, _ parse: (String) -> Value?, or message: Phrase) -> Value? {
    if let value = typed(name).flatMap(parse) { return value }
    mistake(name, message)
    return nil
  }

  /// One of a few choices; the usual one if the form does not have the field.
  package mutating func choice<Choice: FormChoice>(_ name: String, usual: Choice, or message: Phrase) -> Choice {
    guard values.has(name) else { return usual }
    return needed(name, Choice.init(formValue:), or: message) ?? usual
  }

  /// A day as people type it; nil if the field is empty, and, which is noted, if it is not a day or not one that fits.
  package mutating func day(
    _ name: String, or message: HTML, where fits: (LocalDate) -> Bool = { _ in true }
  ) -> LocalDate? {
    guard let text = typed(name) else { return nil }
    if let date = LocalDate(typed: text), fits(date) { return date }
    mistake(name, noDay(text, message))
    return nil
  }

  /// The same for a required field.
  package mutating func neededDay(_ name: String, or message: HTML) -> LocalDate? {
    if typed(name) == nil { mistake(name, message) }
    return day(name, or: message)
  }

  /// The message for a text that is not a day: that there is no such day, if it is written like one; otherwise
  /// `message`.
  package func noDay(_ text: String, _ message: HTML) -> HTML {
    LocalDate.isNoDay(typed: text) ? words.form.noSuchDay(["date": HTML(text: text)]) : message
  }
}
