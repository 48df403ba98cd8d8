extension Formula {
  /// A formula as it is read out: in the language's own words, with labels in the place of keys.
  package enum Piece: Hashable, Sendable {
    /// The field's key, or key and part.
    case field(String)
    /// A text, and the field that it is compared with, whose option it may be.
    case text(String, of: String?)
    case value(FormValue)
    case word(Word)
    case function(Function)
  }

  package enum Word: String, Hashable, Sendable, CaseIterable {
    case and, or, not, same, other, less, most, more, least, plus, minus, times, over, open, close, comma
    case filled, has
  }

  package var pieces: [Piece] {
    var pieces: [Piece] = []
    root.write(to: &pieces)
    return pieces
  }
}

extension Formula.Node {
  private var field: String? {
    if case .field(let name, _) = self { return name }
    return nil
  }

  /// How strongly its parts hold together.
  private var strength: Int {
    switch self {
    case .either: 0
    case .both: 1
    case .not: 2
    case .comparison: 3
    case .arithmetic(_, .plus, _), .arithmetic(_, .minus, _): 4
    case .arithmetic: 5
    case .negative: 6
    case .literal, .field, .call: 7
    }
  }

  fileprivate func write(to pieces: inout [Formula.Piece], comparedWith other: String? = nil) {
    switch self {
    case .literal(.text(let text)): pieces.append(.text(text, of: other))
    case .literal(let value): pieces.append(.value(value))
    case .field(let name, _): pieces.append(.field(name))
    case .negative(let inner):
      pieces.append(.word(.minus))
      write(inner, above: strength, to: &pieces)
    case .not(let inner):
      pieces.append(.word(.not))
      write(inner, above: strength, to: &pieces)
    case .both(let left, let right): write(left, .and, right, to: &pieces)
    case .either(let left, let right): write(left, .or, right, to: &pieces)
    case .arithmetic(let left, let sign, let right):
      write(left, sign.word, right, to: &pieces)
    case .comparison(let left, let relation, let right):
      write(left, above: strength, to: &pieces, comparedWith: right.field)
      pieces.append(.word(relation.word))
      write(right, above: strength, to: &pieces, comparedWith: left.field)
    case .call(.filled, let arguments) where arguments.count == 1:
      arguments[0].write(to: &pieces)
      pieces.append(.word(.filled))
    case .call(.has, let arguments) where arguments.count == 2:
      arguments[0].write(to: &pieces)
      pieces.append(.word(.has))
      arguments[1].write(to: &pieces, comparedWith: arguments[0].field)
    case .call(let function, let arguments):
      pieces += [.function(function), .word(.open)]
      for (number, argument) in arguments.enumerated() {
        if number > 0 { pieces.append(.word(.comma)) }
        argument.write(to: &pieces)
      }
      pieces.append(.word(.close))
    }
  }

  private func write(
    _ left: Formula.Node, _ word: Formula.Word, _ right: Formula.Node, to pieces: inout [Formula.Piece]
  ) {
    write(left, above: strength - 1, to: &pieces)
    pieces.append(.word(word))
    // What is taken away, or divided by, stands for itself.
    write(right, above: word == .minus || word == .over ? strength : strength - 1, to: &pieces)
  }

  /// In brackets unless it holds together more strongly.
  private func write(
    _ node: Formula.Node, above limit: Int, to pieces: inout [Formula.Piece], comparedWith other: String? = nil
  ) {
    let isOpen = node.strength <= limit
    if isOpen { pieces.append(.word(.open)) }
    node.write(to: &pieces, comparedWith: other)
    if isOpen { pieces.append(.word(.close)) }
  }
}

extension Formula.Sign {
  fileprivate var word: Formula.Word {
    switch self {
    case .plus: .plus
    case .minus: .minus
    case .times: .times
    case .over: .over
    }
  }
}

extension Formula.Relation {
  fileprivate var word: Formula.Word {
    switch self {
    case .isSame: .same
    case .isOther: .other
    case .isLess: .less
    case .isAtMost: .most
    case .isMore: .more
    case .isAtLeast: .least
    }
  }
}
