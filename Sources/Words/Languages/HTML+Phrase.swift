import Markup

extension HTML {
  /// Appends a phrase between two pieces of markup, without making a value of them.
  package mutating func append(_ before: StaticString, _ phrase: Phrase, _ after: StaticString) {
    append(before, phrase.html, after)
  }
}

extension HTML.StringInterpolation {
  package mutating func appendInterpolation(_ phrase: Phrase) {
    html.append(phrase.html)
  }
}
