/// What is computed from a form's fields: a condition, a value, or a check, as a city writes it.
///
/// `loai = "to_chuc" and so_tang >= 7`, `min(so_trang, 2) * 2000 + max(so_trang - 2, 0) * 1000`, `sum(dien_tich)`,
/// `dt_tang_1 <= dien_tich_dat`. A blank field makes what is computed from it blank, and neither true nor false.
package struct Formula: Hashable, Sendable {
  /// As it was written.
  package let text: String
  let root: Node
  /// The fields that it reads, each once, in the order of their first mention.
  package let fields: [String]
  /// The groups and columns that it counts or sums up, as often as it does.
  let counted: [String]
  /// How many levels of parts within parts it has; each term of a sum is one more.
  package let depth: Int
  /// How many parts it has: values, fields, signs and functions.
  package let size: Int
  /// Why it is more than a rule of a form may be, and from where on; nil of a formula that is not. One that was read
  /// from elsewhere may be: nothing that has it is published.
  package let excess: FormulaMistake?

  indirect enum Node: Hashable, Sendable {
    case literal(FormValue)
    /// A field, by its key or the key and the part: `noi_o.xa`; and where it stands in the text.
    case field(String, place: Int)
    case negative(Node)
    case not(Node)
    case both(Node, Node)
    case either(Node, Node)
    case arithmetic(Node, Sign, Node)
    case comparison(Node, Relation, Node)
    case call(Function, [Node])
  }

  enum Sign: Hashable, Sendable {
    case plus, minus, times, over
  }

  enum Relation: String, Hashable, Sendable {
    case isSame = "="
    case isOther = "!="
    case isLess = "<"
    case isAtMost = "<="
    case isMore = ">"
    case isAtLeast = ">="
  }

  package enum Function: String, Hashable, Sendable, CaseIterable {
    /// Of a column over all rows; blank ones count as nothing.
    case sum
    /// How many rows a group has, or how many rows of a column are filled (of yes and no: are yes).
    case count
    /// Whether no two rows have the same in a column.
    case unique
    /// Of two or more numbers or dates.
    case min, max
    /// A number, and to how many decimals.
    case round
    /// A condition, what holds if it is true, and what otherwise.
    case `if`
    /// Whether there is anything in the field.
    case filled
    /// Whether the field of several answers has the one, or a text has these words, with or without marks.
    case has
    /// A number or a date in Vietnamese words.
    case words
    /// Whole years from one date to another.
    case years
    /// Days from one date to another.
    case days
    /// The day on which the form is filled in.
    case today
  }
}

extension Formula {
  /// That the field, which may have a name that the language of formulas does not know, says the text.
  init(that field: String, is text: String) {
    self.text = "\(field) = \"\(text)\""
    root = .comparison(.field(field, place: 1), .isSame, .literal(.text(text)))
    (fields, counted, depth, size, excess) = ([field], [], 2, 3, nil)
  }

  /// What was written tells what it is.
  package static func == (one: Formula, other: Formula) -> Bool { one.text == other.text }

  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Formula.Node {
  func visit(_ look: (Formula.Node) -> Void) {
    look(self)
    switch self {
    case .literal, .field: return
    case .negative(let inner), .not(let inner): inner.visit(look)
    case .both(let left, let right), .either(let left, let right), .arithmetic(let left, _, let right),
      .comparison(let left, _, let right):
      left.visit(look)
      right.visit(look)
    case .call(_, let arguments):
      for argument in arguments { argument.visit(look) }
    }
  }
}

/// Why a text is no formula, and where: the place is in characters from 1.
package struct FormulaMistake: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case tooLong(limit: Int)
    case tooDeep
    /// More parts than that.
    case tooManyParts(most: Int)
    /// Nothing stands where something must.
    case endsEarly
    case unexpected(String)
    case unknownFunction(String)
    case noNumber(String)
    case openText
    case arguments(Formula.Function, count: Int)
    case unknownField(String)
    /// Two kinds of value where one was to be compared or computed with the other.
    case kind(FormValue.Kind, expected: FormValue.Kind)
    /// The field stands in rows, and is not summed up or counted.
    case column(String)
    /// The field stands in no rows.
    case noColumn(String)
  }

  package var reason: Reason
  package var place: Int

  package init(_ reason: Reason, at place: Int) {
    self.reason = reason
    self.place = place
  }
}
