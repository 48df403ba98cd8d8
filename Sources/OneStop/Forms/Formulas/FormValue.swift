/// What a field of a form holds once it has been read; nil where it is blank.
package enum FormValue: Hashable, Sendable {
  case text(String)
  case number(FormNumber)
  case date(LocalDate)
  case truth(Bool)
  /// Several of a list, in its order.
  case texts([String])

  /// What formulas compare and compute with.
  package enum Kind: Hashable, Sendable {
    case text, number, date, truth, texts
  }

  package var kind: Kind {
    switch self {
    case .text: .text
    case .number: .number
    case .date: .date
    case .truth: .truth
    case .texts: .texts
    }
  }

  package var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  package var number: FormNumber? {
    if case .number(let number) = self { return number }
    return nil
  }

  package var date: LocalDate? {
    if case .date(let date) = self { return date }
    return nil
  }

  package var truth: Bool? {
    if case .truth(let truth) = self { return truth }
    return nil
  }
}
