extension Formula {
  /// No rule of a legal form comes near it.
  package static let longest = 1_000
  /// Levels of the deepest rule; whoever goes through it uses the stack as often.
  package static let deepest = 30
  /// Parts of the longest rule.
  package static let largest = 200
  /// What the parser itself goes down.
  fileprivate static let deepestReading = 120

  /// Reads a formula; throws what is wrong, and where.
  package init(_ text: String) throws(FormulaMistake) {
    guard text.utf8.count <= Formula.longest else { throw FormulaMistake(.tooLong(limit: Formula.longest), at: 1) }
    var parser = Parser(tokens: try Tokens(text).list)
    self.text = text
    (root, depth) = try parser.whole()
    (fields, counted, size, excess) = (parser.fields, parser.counted, parser.size, parser.excess)
  }

  fileprivate struct Token {
    enum Kind: Hashable {
      case name(String)
      case number(FormNumber)
      case text(String)
      case sign(String)
      case end
    }

    var kind: Kind
    var place: Int
  }

  private struct Tokens {
    var list: [Token] = []
    private let characters: [Character]
    private var position = 0

    init(_ text: String) throws(FormulaMistake) {
      characters = Array(text)
      while true {
        while position < characters.count, characters[position].isWhitespace { position += 1 }
        let place = position + 1
        guard position < characters.count else {
          list.append(Token(kind: .end, place: place))
          return
        }
        list.append(Token(kind: try next(), place: place))
      }
    }

    private mutating func next() throws(FormulaMistake) -> Token.Kind {
      let first = characters[position]
      if first == "\"" { return .text(try quoted()) }
      if Tokens.isDigit(first) { return .number(try number()) }
      if Tokens.isLetter(first) {
        return .name(take { Tokens.isLetter($0) || Tokens.isDigit($0) || $0 == "_" || $0 == "." })
      }
      for sign in ["!=", "<=", ">="] where characters[position...].starts(with: sign) {
        position += 2
        return .sign(sign)
      }
      guard "=<>+-*/(),".contains(first) else {
        throw FormulaMistake(.unexpected(String(first)), at: position + 1)
      }
      position += 1
      return .sign(String(first))
    }

    private mutating func quoted() throws(FormulaMistake) -> String {
      let place = position + 1
      position += 1
      let text = take { $0 != "\"" }
      guard position < characters.count else { throw FormulaMistake(.openText, at: place) }
      position += 1
      return text
    }

    private mutating func number() throws(FormulaMistake) -> FormNumber {
      let place = position + 1
      let text = take { Tokens.isDigit($0) || $0 == "." }
      guard let number = FormNumber(text) else { throw FormulaMistake(.noNumber(text), at: place) }
      return number
    }

    private mutating func take(while belongs: (Character) -> Bool) -> String {
      let start = position
      while position < characters.count, belongs(characters[position]) { position += 1 }
      return String(characters[start..<position])
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private static func isLetter(_ character: Character) -> Bool { ("a"..."z").contains(character) }
  }

  private struct Parser {
    let tokens: [Token]
    private var position = 0
    private var depth = 0
    private(set) var fields: [String] = []
    private var seen: Set<String> = []
    private(set) var counted: [String] = []
    private(set) var size = 0
    private(set) var excess: FormulaMistake?

    /// With how many levels it has.
    typealias Part = (node: Node, depth: Int)

    init(tokens: [Token]) {
      self.tokens = tokens
    }

    private var token: Token { tokens[position] }

    mutating func whole() throws(FormulaMistake) -> Part {
      let part = try either()
      guard token.kind == .end else { throw unexpected() }
      return part
    }

    /// One more part, above those of that depth, which ends here.
    private mutating func part(_ node: Node, above depth: Int = 0) -> Part {
      size += 1
      if excess == nil, depth >= Formula.deepest { excess = FormulaMistake(.tooDeep, at: token.place) }
      if excess == nil, size > Formula.largest {
        excess = FormulaMistake(.tooManyParts(most: Formula.largest), at: token.place)
      }
      return (node, depth + 1)
    }

    private mutating func part(_ left: Part, _ right: Part, _ make: (Node, Node) -> Node) -> Part {
      part(make(left.node, right.node), above: max(left.depth, right.depth))
    }

    private func unexpected() -> FormulaMistake {
      switch token.kind {
      case .end: FormulaMistake(.endsEarly, at: token.place)
      case .name(let text), .text(let text), .sign(let text): FormulaMistake(.unexpected(text), at: token.place)
      case .number(let number): FormulaMistake(.unexpected(number.description), at: token.place)
      }
    }

    private mutating func takes(_ kind: Token.Kind) -> Bool {
      guard token.kind == kind else { return false }
      position += 1
      return true
    }

    private mutating func either() throws(FormulaMistake) -> Part {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Formula.deepestReading else { throw FormulaMistake(.tooDeep, at: token.place) }
      var left = try both()
      while takes(.name("or")) { left = part(left, try both()) { .either($0, $1) } }
      return left
    }

    private mutating func both() throws(FormulaMistake) -> Part {
      var left = try negation()
      while takes(.name("and")) { left = part(left, try negation()) { .both($0, $1) } }
      return left
    }

    private mutating func negation() throws(FormulaMistake) -> Part {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Formula.deepestReading else { throw FormulaMistake(.tooDeep, at: token.place) }
      guard takes(.name("not")) else { return try comparison() }
      let inner = try negation()
      return part(.not(inner.node), above: inner.depth)
    }

    private mutating func comparison() throws(FormulaMistake) -> Part {
      let left = try sum()
      guard case .sign(let sign) = token.kind, let relation = Relation(rawValue: sign) else { return left }
      position += 1
      return part(left, try sum()) { .comparison($0, relation, $1) }
    }

    private mutating func sum() throws(FormulaMistake) -> Part {
      var left = try product()
      while true {
        if takes(.sign("+")) {
          left = part(left, try product()) { .arithmetic($0, .plus, $1) }
        } else if takes(.sign("-")) {
          left = part(left, try product()) { .arithmetic($0, .minus, $1) }
        } else {
          return left
        }
      }
    }

    private mutating func product() throws(FormulaMistake) -> Part {
      var left = try factor()
      while true {
        if takes(.sign("*")) {
          left = part(left, try factor()) { .arithmetic($0, .times, $1) }
        } else if takes(.sign("/")) {
          left = part(left, try factor()) { .arithmetic($0, .over, $1) }
        } else {
          return left
        }
      }
    }

    private mutating func factor() throws(FormulaMistake) -> Part {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Formula.deepestReading else { throw FormulaMistake(.tooDeep, at: token.place) }
      let (kind, place) = (token.kind, token.place)
      switch kind {
      case .number(let number):
        position += 1
        return part(.literal(.number(number)))
      case .text(let text):
        position += 1
        return part(.literal(.text(text)))
      case .sign("-"):
        position += 1
        let inner = try factor()
        return part(.negative(inner.node), above: inner.depth)
      case .sign("("):
        position += 1
        let inner = try either()
        guard takes(.sign(")")) else { throw unexpected() }
        return inner
      case .name("true"), .name("false"):
        position += 1
        return part(.literal(.truth(kind == .name("true"))))
      case .name(let name) where !["and", "or", "not"].contains(name):
        position += 1
        if takes(.sign("(")) { return try call(name, at: place) }
        if seen.insert(name).inserted { fields.append(name) }
        return part(.field(name, place: place))
      case .name, .sign, .end: throw unexpected()
      }
    }

    private mutating func call(_ name: String, at place: Int) throws(FormulaMistake) -> Part {
      guard let function = Function(rawValue: name) else { throw FormulaMistake(.unknownFunction(name), at: place) }
      var arguments: [Part] = []
      if !takes(.sign(")")) {
        repeat { arguments.append(try either()) } while takes(.sign(","))
        guard takes(.sign(")")) else { throw unexpected() }
      }
      guard function.counts.contains(arguments.count) else {
        throw FormulaMistake(.arguments(function, count: arguments.count), at: place)
      }
      if [.sum, .count, .unique].contains(function), case .field(let name, _) = arguments[0].node {
        counted.append(name)
      }
      return part(.call(function, arguments.map(\.node)), above: arguments.map(\.depth).max() ?? 0)
    }
  }
}

extension Formula.Function {
  /// How many arguments it may have.
  package var counts: ClosedRange<Int> {
    switch self {
    case .today: 0...0
    case .sum, .count, .unique, .filled, .words: 1...1
    case .round, .has, .years, .days: 2...2
    case .if: 3...3
    case .min, .max: 2...20
    }
  }
}
