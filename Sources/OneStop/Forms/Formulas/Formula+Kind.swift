extension Formula {
  /// What a form knows by a name.
  package enum Named: Hashable, Sendable {
    /// A field outside every group, or a column of the group.
    case field(FormValue.Kind, group: String?)
    case group
  }

  /// What it computes, for a field that stands in the group (nil: in none); throws where it computes nothing sensible.
  package func kind(
    in group: String?, knowing named: @escaping (String) -> Named?
  ) throws(FormulaMistake) -> FormValue.Kind {
    try KindCheck(group: group, named: named).kind(of: root)
  }

  /// The same, where it must be of one kind.
  package func check(
    is kind: FormValue.Kind, in group: String?, knowing named: @escaping (String) -> Named?
  ) throws(FormulaMistake) {
    let check = KindCheck(group: group, named: named)
    try check.expect(kind, root)
  }

  private struct KindCheck {
    let group: String?
    let named: (String) -> Named?

    func kind(of node: Node) throws(FormulaMistake) -> FormValue.Kind {
      switch node {
      case .literal(let value): return value.kind
      case .field(let name, let place): return try field(name, place)
      case .negative(let inner):
        try expect(.number, inner)
        return .number
      case .not(let inner):
        try expect(.truth, inner)
        return .truth
      case .both(let left, let right), .either(let left, let right):
        try expect(.truth, left)
        try expect(.truth, right)
        return .truth
      case .arithmetic(let left, _, let right):
        try expect(.number, left)
        try expect(.number, right)
        return .number
      case .comparison(let left, let relation, let right):
        let kind = try self.kind(of: left)
        let hasOrder = kind == .number || kind == .date
        if !hasOrder, relation != .isSame, relation != .isOther {
          throw FormulaMistake(.kind(kind, expected: .number), at: left.place)
        }
        try expect(kind, right)
        return .truth
      case .call(let function, let arguments): return try call(function, arguments)
      }
    }

    func expect(_ expected: FormValue.Kind, _ node: Node) throws(FormulaMistake) {
      let kind = try kind(of: node)
      guard kind == expected else { throw FormulaMistake(.kind(kind, expected: expected), at: node.place) }
    }

    private func field(_ name: String, _ place: Int) throws(FormulaMistake) -> FormValue.Kind {
      switch named(name) {
      case nil: throw FormulaMistake(.unknownField(name), at: place)
      case .group: throw FormulaMistake(.column(name), at: place)
      case .field(let kind, let its):
        guard its == nil || its == group else { throw FormulaMistake(.column(name), at: place) }
        return kind
      }
    }

    private func call(_ function: Function, _ arguments: [Node]) throws(FormulaMistake) -> FormValue.Kind {
      switch function {
      case .today: return .date
      case .sum:
        guard try column(arguments[0]) == .number else {
          throw FormulaMistake(.kind(try column(arguments[0]) ?? .text, expected: .number), at: arguments[0].place)
        }
        return .number
      case .count:
        _ = try column(arguments[0])
        return .number
      case .unique:
        guard try column(arguments[0]) != nil else { throw FormulaMistake(.noColumn(""), at: arguments[0].place) }
        return .truth
      case .filled:
        guard case .field(let name, let place) = arguments[0] else {
          throw FormulaMistake(.noColumn(""), at: arguments[0].place)
        }
        _ = try field(name, place)
        return .truth
      case .has:
        let kind = try kind(of: arguments[0])
        if kind != .text { try expect(.texts, arguments[0]) }
        try expect(.text, arguments[1])
        return .truth
      case .min, .max:
        let kind = try kind(of: arguments[0])
        guard kind == .number || kind == .date else {
          throw FormulaMistake(.kind(kind, expected: .number), at: arguments[0].place)
        }
        for argument in arguments.dropFirst() { try expect(kind, argument) }
        return kind
      case .round:
        for argument in arguments { try expect(.number, argument) }
        return .number
      case .if:
        try expect(.truth, arguments[0])
        let kind = try kind(of: arguments[1])
        try expect(kind, arguments[2])
        return kind
      case .words:
        let kind = try kind(of: arguments[0])
        guard kind == .number || kind == .date else {
          throw FormulaMistake(.kind(kind, expected: .number), at: arguments[0].place)
        }
        return .text
      case .years, .days:
        for argument in arguments { try expect(.date, argument) }
        return .number
      }
    }

    /// The kind of a column; nil of a group as a whole.
    private func column(_ node: Node) throws(FormulaMistake) -> FormValue.Kind? {
      guard case .field(let name, let place) = node else { throw FormulaMistake(.noColumn(""), at: node.place) }
      switch named(name) {
      case nil: throw FormulaMistake(.unknownField(name), at: place)
      case .group: return nil
      case .field(let kind, let group):
        guard group != nil else { throw FormulaMistake(.noColumn(name), at: place) }
        return kind
      }
    }
  }
}

extension Formula.Node {
  /// Where its first field stands; 1 where it has none.
  fileprivate var place: Int {
    var first: Int?
    visit { node in
      if case .field(_, let place) = node, first == nil { first = place }
    }
    return first ?? 1
  }
}
