/// What a formula reads while it computes.
package protocol FormulaScope {
  /// The field's value; nil where it is blank or not shown.
  func value(of field: String) -> FormValue?
  /// A column's value in every row.
  func column(_ field: String) -> [FormValue?]
  /// nil where it is no group.
  func rows(of group: String) -> Int?
  var today: LocalDate { get }
}

extension Formula {
  /// What it computes; nil where a field that it needs is blank, a number is out of range, or it divides by zero.
  package func value(in scope: some FormulaScope) -> FormValue? { Formula.value(of: root, in: scope) }

  /// Whether it holds, as a condition does: what is not known does not.
  package func holds(in scope: some FormulaScope) -> Bool { value(in: scope) == .truth(true) }

  private static func value(of node: Node, in scope: some FormulaScope) -> FormValue? {
    switch node {
    case .literal(let value): return value
    case .field(let name, _): return scope.value(of: name)
    case .negative(let inner): return number(inner, scope).map { .number($0.negated) }
    case .not(let inner): return truth(inner, scope).map { .truth(!$0) }
    case .both(let left, let right): return both(truth(left, scope), { truth(right, scope) })
    case .either(let left, let right): return either(truth(left, scope), { truth(right, scope) })
    case .arithmetic(let left, let sign, let right):
      guard let left = number(left, scope), let right = number(right, scope) else { return nil }
      let result =
        switch sign {
        case .plus: left.adding(right)
        case .minus: left.subtracting(right)
        case .times: left.multiplied(by: right)
        case .over: left.divided(by: right)
        }
      return result.map { .number($0) }
    case .comparison(let left, let relation, let right):
      guard let left = value(of: left, in: scope), let right = value(of: right, in: scope) else { return nil }
      return compare(left, relation, right).map { .truth($0) }
    case .call(let function, let arguments): return call(function, arguments, scope)
    }
  }

  /// One side that is false is enough; one that is not known leaves it open.
  private static func both(_ left: Bool?, _ right: () -> Bool?) -> FormValue? {
    if left == false { return .truth(false) }
    let right = right()
    if right == false { return .truth(false) }
    return left == nil || right == nil ? nil : .truth(true)
  }

  private static func either(_ left: Bool?, _ right: () -> Bool?) -> FormValue? {
    if left == true { return .truth(true) }
    let right = right()
    if right == true { return .truth(true) }
    return left == nil || right == nil ? nil : .truth(false)
  }

  private static func compare(_ left: FormValue, _ relation: Relation, _ right: FormValue) -> Bool? {
    switch relation {
    case .isSame: return isSame(left, right)
    case .isOther: return !isSame(left, right)
    case .isLess: return order(left, right).map { $0 < 0 }
    case .isAtMost: return order(left, right).map { $0 <= 0 }
    case .isMore: return order(left, right).map { $0 > 0 }
    case .isAtLeast: return order(left, right).map { $0 >= 0 }
    }
  }

  private static func isSame(_ left: FormValue, _ right: FormValue) -> Bool {
    // Both are in their normal form: by bytes, which costs less than by characters.
    if let left = left.text, let right = right.text { return left.isSame(as: right) }
    return left == right
  }

  private static func order(_ left: FormValue, _ right: FormValue) -> Int? {
    if let left = left.number, let right = right.number { return left < right ? -1 : left == right ? 0 : 1 }
    if let left = left.date, let right = right.date { return left < right ? -1 : left == right ? 0 : 1 }
    return nil
  }

  private static func number(_ node: Node, _ scope: some FormulaScope) -> FormNumber? {
    value(of: node, in: scope)?.number
  }

  private static func truth(_ node: Node, _ scope: some FormulaScope) -> Bool? { value(of: node, in: scope)?.truth }

  // MARK: Functions

  private static func call(
    _ function: Function, _ arguments: [Node], _ scope: some FormulaScope
  ) -> FormValue? {
    switch function {
    case .today: return .date(scope.today)
    case .sum: return sum(arguments[0], scope).map { .number($0) }
    case .count: return count(arguments[0], scope).flatMap { FormNumber($0) }.map { .number($0) }
    case .unique:
      guard case .field(let name, _) = arguments[0] else { return nil }
      let values = scope.column(name).compactMap(\.self)
      return .truth(Set(values).count == values.count)
    case .filled: return .truth(value(of: arguments[0], in: scope) != nil)
    case .has:
      guard let text = value(of: arguments[1], in: scope)?.text else { return nil }
      switch value(of: arguments[0], in: scope) {
      case .texts(let texts): return .truth(texts.contains { $0.isSame(as: text) })
      case .text(let whole): return .truth(" \(whole.folded) ".contains(" \(text.folded) "))
      default: return nil
      }
    case .min, .max: return least(arguments, isGreatest: function == .max, scope)
    case .round:
      guard let number = number(arguments[0], scope), let decimals = whole(arguments[1], scope) else { return nil }
      return number.rounded(to: decimals).map { .number($0) }
    case .if:
      guard let isTrue = truth(arguments[0], scope) else { return nil }
      return value(of: isTrue ? arguments[1] : arguments[2], in: scope)
    case .words:
      switch value(of: arguments[0], in: scope) {
      case .number(let number): return VietnameseWords.number(number).map { .text($0) }
      case .date(let date): return .text(VietnameseWords.date(date))
      default: return nil
      }
    case .years, .days:
      guard let from = value(of: arguments[0], in: scope)?.date, let to = value(of: arguments[1], in: scope)?.date
      else { return nil }
      return FormNumber(function == .years ? from.wholeYears(until: to) : from.days(until: to)).map { .number($0) }
    }
  }

  private static func whole(_ node: Node, _ scope: some FormulaScope) -> Int? { number(node, scope)?.whole }

  private static func sum(_ node: Node, _ scope: some FormulaScope) -> FormNumber? {
    guard case .field(let name, _) = node else { return nil }
    var sum = FormNumber.zero
    for value in scope.column(name) {
      guard let number = value?.number else { continue }
      guard let next = sum.adding(number) else { return nil }
      sum = next
    }
    return sum
  }

  private static func count(_ node: Node, _ scope: some FormulaScope) -> Int? {
    guard case .field(let name, _) = node else { return nil }
    if let rows = scope.rows(of: name) { return rows }
    return scope.column(name).count { $0 != nil && $0 != .truth(false) }
  }

  private static func least(_ nodes: [Node], isGreatest: Bool, _ scope: some FormulaScope) -> FormValue? {
    var best: FormValue?
    for node in nodes {
      guard let value = value(of: node, in: scope) else { return nil }
      guard let last = best, let order = order(value, last) else {
        best = value
        continue
      }
      if isGreatest ? order > 0 : order < 0 { best = value }
    }
    return best
  }
}
