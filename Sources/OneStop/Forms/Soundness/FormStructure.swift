/// What a form's formulas read of each other, looked at before anything is computed: without recursion, in time that
/// grows with the form's length alone, whatever somebody has typed.
///
/// Where it finds nothing, no formula needs itself, and what computes them goes down no further than
/// `FormBounds.deepest` levels.
struct FormStructure {
  let form: FormDefinition
  let index: FormIndex
  private(set) var mistakes: [FormMistake] = []
  /// Where each key stands first, from 0.
  private(set) var order: [String: Int] = [:]
  /// The keys, in the form's order.
  private(set) var keys: [String] = []
  /// The computed fields, each behind those that it reads.
  private(set) var computed: [String] = []
  /// Of each field, the place of the last that it is computed from, or its own.
  private var latest: [String: Int] = [:]

  init(_ form: FormDefinition, index: FormIndex) {
    (self.form, self.index) = (form, index)
    number()
    measure()
    guard mistakes.isEmpty else { return }
    sortComputed()
    guard mistakes.isEmpty else { return }
    findLater()
    guard mistakes.isEmpty else { return }
    findChains()
  }

  private mutating func add(_ reason: FormMistake.Reason, _ place: FormPlace) {
    guard mistakes.count < FormDefinition.mostMistakes else { return }
    mistakes.append(FormMistake(reason, at: place))
  }

  // MARK: Keys

  /// A key that stands twice is a mistake at the second place.
  private mutating func number() {
    form.forEachField { field, _, place in
      if order[field.key.description] != nil { return add(.keyTwice, place) }
      order[field.key.description] = keys.count
      keys.append(field.key.description)
    }
    if keys.count > FormDefinition.mostFields { add(.tooManyFields(most: FormDefinition.mostFields), .form) }
  }

  // MARK: Formulas by themselves

  private mutating func measure() {
    var work = 0
    form.forEachFormula { formula, group, place in
      if let excess = formula.excess { add(.formula(excess), place) }
      let counted = formula.counted.reduce(0) { $0 + rows(of: $1) }
      work += (formula.size + counted) * (group.map(rows) ?? 1)
    }
    form.forEachField { field, _, place in
      guard case .group(let group) = field.type else { return }
      let answers = group.columns.reduce(0) { count, column in
        guard case .composite(let type) = column.type else { return count + 1 }
        return count + type.parts(hasDistricts: true).count
      }
      if answers * rows(group) > FormBounds.mostCells {
        add(.tooManyCells(most: FormBounds.mostCells), place.at(.type))
      }
    }
    if work > FormBounds.mostWork { add(.tooMuchToCompute, .form) }
  }

  /// More than a group may have are a mistake of their own.
  private func rows(_ group: FormGroup) -> Int { min(max(group.rows.upperBound, 0), FormGroup.mostRows) }

  /// Of the group, or of the one in which the column stands.
  private func rows(of name: String) -> Int {
    guard let entry = index[name], case .group(let group) = (entry.group ?? entry.field).type else { return 0 }
    return rows(group)
  }

  // MARK: Circles

  private func formula(_ key: String) -> Formula? {
    guard case .computed(let formula)? = index[key]?.field.type else { return nil }
    return formula
  }

  /// The keys of the computed fields that the field's formula reads.
  private func reads(_ key: String) -> [String] {
    formula(key)?.fields.compactMap { index[$0]?.field.key.description }.filter { formula($0) != nil } ?? []
  }

  /// Tarjan's strongly connected components: each is left behind those that it reads; one of several fields, or of one
  /// that reads itself, is a circle.
  private mutating func sortComputed() {
    var numbers: [String: Int] = [:]
    var lowest: [String: Int] = [:]
    var open: [String] = []
    var isOpen: Set<String> = []
    var circles: [[String]] = []
    for start in keys where numbers[start] == nil && formula(start) != nil {
      var path: [(key: String, reads: [String], next: Int)] = []
      func enter(_ key: String) {
        numbers[key] = numbers.count
        lowest[key] = numbers[key]
        open.append(key)
        isOpen.insert(key)
        path.append((key, reads(key), 0))
      }
      enter(start)
      while let last = path.last {
        if last.next < last.reads.count {
          path[path.count - 1].next += 1
          let read = last.reads[last.next]
          if numbers[read] == nil {
            enter(read)
          } else if isOpen.contains(read) {
            lowest[last.key] = min(lowest[last.key] ?? 0, numbers[read] ?? 0)
          }
          continue
        }
        path.removeLast()
        let low = lowest[last.key] ?? 0
        if let above = path.last?.key { lowest[above] = min(lowest[above] ?? 0, low) }
        guard low == numbers[last.key], let place = open.lastIndex(of: last.key) else { continue }
        let members = Array(open[place...])
        open.removeSubrange(place...)
        isOpen.subtract(members)
        computed += members
        if members.count > 1 || last.reads.contains(last.key) { circles.append(members) }
      }
    }
    for members in circles { tell(circleOf: Set(members)) }
  }

  /// The shortest way from the first of them back to itself.
  private mutating func tell(circleOf members: Set<String>) {
    guard let start = members.min(by: { (order[$0] ?? 0) < (order[$1] ?? 0) }), let entry = index[start] else { return }
    var before: [String: String] = [:]
    var level = [start]
    while !level.isEmpty {
      var next: [String] = []
      for key in level {
        for read in reads(key) where members.contains(read) {
          if read == start {
            var circle = [key]
            while let first = circle.first, let earlier = before[first] { circle.insert(earlier, at: 0) }
            return add(
              .circle(circle), FormPlace(page: entry.page, section: entry.section, key: entry.field.key, part: .type))
          }
          if before[read] == nil {
            before[read] = key
            next.append(read)
          }
        }
      }
      level = next
    }
  }

  // MARK: Conditions

  /// A condition reads what is asked before it alone.
  private mutating func findLater() {
    for key in keys where formula(key) == nil { latest[key] = order[key] }
    for key in computed {
      let read = (formula(key)?.fields ?? []).compactMap { index[$0].flatMap { latest[$0.field.key.description] } }
      latest[key] = ([order[key] ?? 0] + read).max()
    }
    form.forEachCondition { condition, first, place in
      guard let first, let limit = order[first.description] else { return }
      for name in condition.fields {
        guard let last = index[name].flatMap({ latest[$0.field.key.description] }), last >= limit else { continue }
        add(.later(name), place)
      }
    }
  }

  // MARK: Chains

  /// How far down each field goes: what it is computed from, and what decides whether it is shown. Nothing goes in a
  /// circle by now, as conditions read what is before them.
  private mutating func findChains() {
    var levels: [Part: Int] = [:]
    for key in keys {
      var open: [(part: Part, isBehind: Bool)] = [(.field(key), false)]
      while let (part, isBehind) = open.popLast() {
        if levels[part] != nil { continue }
        let (within, formulas) = look(at: part)
        if isBehind {
          let own = formulas.map { depth(of: $0, levels) }.max() ?? 0
          levels[part] = max(own, within.compactMap { levels[$0] }.max() ?? 0)
          continue
        }
        open.append((part, true))
        open += within.map { ($0, false) }
        for formula in formulas {
          open += formula.fields.compactMap { index[$0].map { (.field($0.field.key.description), false) } }
        }
      }
    }
    form.forEachFormula { formula, _, place in
      let below =
        formula.fields.compactMap { index[$0].flatMap { levels[.field($0.field.key.description)] } }.max() ?? 0
      // Told where it is passed, and not once more by everything that reads it.
      if below <= FormBounds.deepest, below + formula.depth + FormBounds.step > FormBounds.deepest {
        add(.chainTooLong, place)
      }
    }
  }

  private enum Part: Hashable {
    case page(Int)
    case section(Int, of: Int)
    case field(String)
  }

  private func depth(of formula: Formula, _ levels: [Part: Int]) -> Int {
    let below = formula.fields.compactMap { index[$0].flatMap { levels[.field($0.field.key.description)] } }
    return (below.max() ?? 0) + formula.depth + FormBounds.step
  }

  /// What has to be shown for the part to be, and the formulas of its own.
  private func look(at part: Part) -> (within: [Part], formulas: [Formula]) {
    switch part {
    case .page(let page): return ([], [form.pages[page].condition].compactMap(\.self))
    case .section(let section, let page):
      return ([.page(page)], [form.pages[page].sections[section].condition].compactMap(\.self))
    case .field(let key):
      guard let entry = index[key] else { return ([], []) }
      var within: [Part] = [.section(entry.section, of: entry.page)]
      if let group = entry.group { within.append(.field(group.key.description)) }
      return (within, [entry.field.condition, formula(key)].compactMap(\.self))
    }
  }
}

extension FormDefinition {
  /// Goes through all fields in their order, columns behind their group; and the group in which each stands.
  func forEachField(_ look: (FormField, FormGroup?, FormPlace) -> Void) {
    for (page, content) in pages.enumerated() {
      for (section, content) in content.sections.enumerated() {
        for field in content.fields {
          look(field, nil, FormPlace(page: page, section: section, key: field.key))
          guard case .group(let group) = field.type else { continue }
          for column in group.columns {
            look(column, group, FormPlace(page: page, section: section, key: column.key))
          }
        }
      }
    }
  }

  /// Goes through all conditions, each with the first field that it decides about.
  fileprivate func forEachCondition(_ look: (Formula, FieldKey?, FormPlace) -> Void) {
    for (page, content) in pages.enumerated() {
      if let condition = content.condition {
        look(condition, content.sections.flatMap(\.fields).first?.key, FormPlace(page: page, part: .condition))
      }
      for (section, content) in content.sections.enumerated() {
        guard let condition = content.condition else { continue }
        look(condition, content.fields.first?.key, FormPlace(page: page, section: section, part: .condition))
      }
    }
    forEachField { field, _, place in
      if let condition = field.condition { look(condition, field.key, place.at(.condition)) }
    }
  }

  /// Goes through all formulas, each with the group in whose rows it is computed.
  fileprivate func forEachFormula(_ look: (Formula, FormGroup?, FormPlace) -> Void) {
    for (page, content) in pages.enumerated() {
      if let condition = content.condition { look(condition, nil, FormPlace(page: page, part: .condition)) }
      for (section, content) in content.sections.enumerated() {
        if let condition = content.condition {
          look(condition, nil, FormPlace(page: page, section: section, part: .condition))
        }
      }
    }
    forEachField { field, group, place in
      if let condition = field.condition { look(condition, group, place.at(.condition)) }
      if case .computed(let formula) = field.type { look(formula, group, place.at(.type)) }
      for (number, check) in field.checks.enumerated() { look(check.formula, group, place.at(.check(number))) }
    }
  }
}
