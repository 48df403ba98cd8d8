/// Whether any answers show a field: tries those that its conditions, and the conditions of what they read, tell apart.
struct Reachability {
  let form: FormDefinition
  let index: FormIndex

  /// So many combinations are tried; beyond that it is taken to be possible.
  private static let most = 20_000

  /// - Parameter trials: how many more may be tried; without any it is taken to be possible.
  func canBeShown(_ entry: FormIndex.Entry, trials: inout Int) -> Bool {
    let conditions = conditions(of: entry)
    guard !conditions.isEmpty else { return true }
    var names: [String] = []
    var formulas = conditions
    collect(&names, &formulas)
    var choices: [(name: String, values: [FormValue?])] = []
    var count = 1
    for name in names {
      guard let entry = index[name], let input = entry.input else { continue }
      let values = candidates(for: input, name, formulas)
      choices.append((name, values))
      count = count.multipliedReportingOverflow(by: values.count).partialValue
      if count > min(Reachability.most, trials) || count <= 0 { return true }
    }
    // What stands in rows is summed up and counted: any number may come of it.
    if formulas.contains(where: \.readsRows) { return true }
    trials -= count
    return (0..<count).contains { number in
      var rest = number
      var assigned: [String: FormValue] = [:]
      for choice in choices {
        assigned[choice.name] = choice.values[rest % choice.values.count]
        rest /= choice.values.count
      }
      let trial = Trial(reachability: self, assigned: assigned)
      return conditions.allSatisfy { $0.holds(in: trial) }
    }
  }

  fileprivate func conditions(of entry: FormIndex.Entry) -> [Formula] {
    let page = form.pages[entry.page]
    return [
      page.condition, page.sections[entry.section].condition, entry.group?.condition, entry.field.condition,
    ].compactMap(\.self)
  }

  /// The inputs that decide, and every formula on the way to them.
  private func collect(_ names: inout [String], _ formulas: inout [Formula]) {
    var open = formulas
    var seen: Set<String> = []
    while let formula = open.popLast() {
      for name in formula.fields where seen.insert(name).inserted {
        guard let entry = index[name] else { continue }
        names.append(name)
        var further = conditions(of: entry)
        if case .computed(let inner) = entry.field.type { further.append(inner) }
        open += further
        formulas += further
      }
    }
  }

  private func candidates(for input: InputType, _ name: String, _ formulas: [Formula]) -> [FormValue?] {
    let literals = formulas.flatMap(\.literals)
    let texts = Array(Set(literals.compactMap(\.text)))
    switch input {
    case .yesNo, .tick: return [nil, .truth(true), .truth(false)]
    case .one(.listed(let options)):
      let values = options.map(\.value)
      let named = values.filter(texts.contains)
      let other = values.first { !named.contains($0) }
      return [nil] + (named + [other].compactMap(\.self)).map { .text($0) }
    case .several(.listed(let options)):
      let named = options.map(\.value).filter(texts.contains)
      return [nil] + subsets(of: named).map { .texts($0) }
    case .several: return [nil] + subsets(of: texts).map { .texts($0) }
    case .number(let rule), .money(let rule), .percentage(let rule):
      return [nil] + numbers(rule, literals.compactMap(\.number)).map { .number($0) }
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
      guard reachability.conditions(of: entry).allSatisfy({ $0.holds(in: self) }) else { return nil }
      if case .computed(let formula) = entry.field.type { return formula.value(in: self) }
      return assigned[field]
    }

    func column(_ field: String) -> [FormValue?] { [] }
    func rows(of group: String) -> Int? { nil }
  }
}

extension Formula {
  fileprivate var readsRows: Bool {
    var reads = false
    root.visit { node in
      if case .call(let function, _) = node, [.sum, .count, .unique].contains(function) { reads = true }
    }
    return reads
  }

  fileprivate var literals: [FormValue] {
    var literals: [FormValue] = []
    root.visit { node in
      if case .literal(let value) = node { literals.append(value) }
    }
    return literals
  }
}
