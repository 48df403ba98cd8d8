/// Whether any answers show a field: tries those that its conditions, and the conditions of what they read, tell apart.
final class Reachability {
  private let form: FormDefinition
  private let index: FormIndex
  /// What may still be computed, in parts of formulas, of all fields together; beyond it a field is taken to be
  /// showable. It lasts some ten milliseconds.
  private var budget = 200_000
  /// Fields with the same conditions are shown together.
  private var known: [[Formula]: Bool] = [:]

  /// So many combinations are tried; beyond that it is taken to be possible.
  private static let most = 20_000

  init(form: FormDefinition, index: FormIndex) {
    (self.form, self.index) = (form, index)
  }

  func canBeShown(_ entry: FormIndex.Entry) -> Bool {
    guard budget > 0 else { return true }
    let conditions = conditions(of: entry)
    guard !conditions.isEmpty else { return true }
    if let known = known[conditions] { return known }
    let can = canHold(conditions)
    known[conditions] = can
    return can
  }

  private func canHold(_ conditions: [Formula]) -> Bool {
    guard let (names, formulas) = collect(conditions) else { return true }
    // What stands in rows is summed up and counted: any number may come of it.
    if formulas.contains(where: { !$0.counted.isEmpty }) { return true }
    let literals = formulas.flatMap(\.literals)
    let (texts, numbers) = (Set(literals.compactMap(\.text)), Set(literals.compactMap(\.number)))
    var choices: [(name: String, values: [FormValue?])] = []
    var count = 1
    for name in names {
      guard let input = index[name]?.input else { continue }
      let values = candidates(for: input, texts, numbers)
      budget -= values.count
      choices.append((name, values))
      let (product, isTooMany) = count.multipliedReportingOverflow(by: values.count)
      guard !isTooMany, product <= Reachability.most, budget > 0 else { return true }
      count = product
    }
    for number in 0..<count {
      var rest = number
      var assigned: [String: FormValue] = [:]
      for choice in choices {
        assigned[choice.name] = choice.values[rest % choice.values.count]
        rest /= choice.values.count
      }
      let trial = Trial(reachability: self, assigned: assigned)
      let holds = conditions.allSatisfy { trial.holds($0) }
      budget -= trial.work + choices.count
      if holds || budget <= 0 { return true }
    }
    return false
  }

  fileprivate func conditions(of entry: FormIndex.Entry) -> [Formula] {
    let page = form.pages[entry.page]
    return [
      page.condition, page.sections[entry.section].condition, entry.group?.condition, entry.field.condition,
    ].compactMap(\.self)
  }

  /// The names of what decides, and every formula on the way to it; nil where they are too many.
  private func collect(_ conditions: [Formula]) -> (names: [String], formulas: [Formula])? {
    var names: [String] = []
    var formulas = conditions
    var open = conditions
    var seen: Set<String> = []
    while let formula = open.popLast() {
      budget -= formula.size
      guard budget > 0 else { return nil }
      for name in formula.fields where seen.insert(name).inserted {
        guard let entry = index[name] else { continue }
        names.append(name)
        var further = self.conditions(of: entry)
        if case .computed(let inner) = entry.field.type { further.append(inner) }
        open += further
        formulas += further
      }
    }
    return (names, formulas)
  }

  private func candidates(
    for input: InputType, _ texts: Set<String>, _ numbers: Set<FormNumber>
  ) -> [FormValue?] {
    switch input {
    case .yesNo, .tick: return [nil, .truth(true), .truth(false)]
    case .one(.listed(let options)):
      let values = options.map(\.value)
      let named = values.filter(texts.contains)
      let other = values.first { !texts.contains($0) }
      return [nil] + (named + [other].compactMap(\.self)).map { .text($0) }
    case .several(.listed(let options)):
      let named = options.map(\.value).filter(texts.contains)
      return [nil] + subsets(of: named).map { .texts($0) }
    case .several: return [nil] + subsets(of: Array(texts)).map { .texts($0) }
    case .number(let rule), .money(let rule), .percentage(let rule):
      return [nil] + self.numbers(rule, Array(numbers)).map { .number($0) }
    case .files(let rule):
      let counts = [0, 1, rule.most].compactMap { FormNumber($0) }
      return [nil] + counts.map { .number($0) }
    case .date:
      return [nil] + [-36_500, -7_000, -6_000, -61, -1, 0, 1, 400].map { .date(Trial.today.adding(days: $0)) }
    default: return [nil, .text("x")] + texts.map { .text($0) }
    }
  }

  private func subsets(of values: [String]) -> [[String]] {
    guard values.count <= 5 else { return values.map { [$0] } + [values] }
    return (1..<(1 << values.count)).map { bits in
      values.indices.filter { bits & (1 << $0) != 0 }.map { values[$0] }
    }
  }

  private func numbers(_ rule: NumberRule, _ compared: [FormNumber]) -> [FormNumber] {
    // The next number that can be typed.
    let step =
      (1...max(1, rule.decimals)).reduce(FormNumber(1)) { step, _ in
        rule.decimals == 0 ? step : step?.divided(by: FormNumber(10) ?? .zero)
      } ?? .zero
    let one = FormNumber(1) ?? .zero
    let near = compared.flatMap { number in
      [number, number.adding(step), number.subtracting(step), number.adding(one), number.subtracting(one)]
    }
    let all = near.compactMap(\.self) + [.zero, one] + [rule.least, rule.most].compactMap(\.self)
    let within = all.compactMap { $0.rounded(to: rule.decimals) }.filter { number in
      rule.least.map { number >= $0 } ?? true && rule.most.map { number <= $0 } ?? true
    }
    return Array(Set(within))
  }

  fileprivate final class Trial: FormulaScope {
    private let reachability: Reachability
    private let assigned: [String: FormValue]
    /// Each is asked for many times over.
    private var known: [String: FormValue?] = [:]
    /// What was computed, in parts of formulas.
    private(set) var work = 0

    init(reachability: Reachability, assigned: [String: FormValue]) {
      (self.reachability, self.assigned) = (reachability, assigned)
    }

    static let today = LocalDate(daysSinceEpoch: 20_000)
    var today: LocalDate { Trial.today }

    func value(of field: String) -> FormValue? {
      if let value = known[field] { return value }
      // A circle of conditions, which is a mistake already, shows nothing.
      known[field] = .some(nil)
      let value = read(field)
      known[field] = .some(value)
      return value
    }

    private func read(_ field: String) -> FormValue? {
      guard let entry = reachability.index[field] else { return nil }
      guard reachability.conditions(of: entry).allSatisfy(holds) else { return nil }
      guard case .computed(let formula) = entry.field.type else { return assigned[field] }
      work += formula.size
      return formula.value(in: self)
    }

    func holds(_ condition: Formula) -> Bool {
      work += condition.size
      return condition.holds(in: self)
    }

    func column(_ field: String) -> [FormValue?] { [] }
    func rows(of group: String) -> Int? { nil }
  }
}

extension Formula {
  fileprivate var literals: [FormValue] {
    var literals: [FormValue] = []
    root.visit { node in
      if case .literal(let value) = node { literals.append(value) }
    }
    return literals
  }
}
