extension FormDefinition {
  /// More fields, columns included, than any legal form has.
  package static let mostFields = 1_000

  /// Everything that cannot work, in the form's order; empty: it can be published.
  ///
  /// - Parameter papers: the Vietnamese names of the procedure's papers.
  package func mistakes(papers: [String]) -> [FormMistake] {
    var check = FormCheck(form: self, papers: papers)
    check.run()
    return check.mistakes
  }
}

private struct FormCheck {
  let form: FormDefinition
  let papers: [String]
  /// With and without districts: a formula may read parts that only one of them has.
  let index: FormIndex
  private let computed: Computed
  private var order: [String: Int] = [:]
  /// How many more combinations of answers are tried, of all fields together.
  private var trials = 200_000
  private var roles: Set<FieldRole> = []
  private var usedPapers: Set<String> = []
  private(set) var mistakes: [FormMistake] = []

  init(form: FormDefinition, papers: [String]) {
    self.form = form
    self.papers = papers
    index = FormIndex(form, hasDistricts: true)
    computed = Computed(index)
  }

  private mutating func add(_ reason: FormMistake.Reason, _ place: FormPlace) {
    mistakes.append(FormMistake(reason, at: place))
  }

  mutating func run() {
    guard !form.pages.isEmpty else { return add(.noPages, .form) }
    text(form.title, .form.at(.title))
    if let paper = form.paper { self.paper(paper, .form) }
    number()
    circles()
    // What is computed in a circle has no kind, so that whatever reads it would be told of as well.
    guard mistakes.isEmpty else { return }
    for (number, page) in form.pages.enumerated() { self.page(page, number) }
    if order.count > FormDefinition.mostFields { add(.tooManyFields(most: FormDefinition.mostFields), .form) }
    if !roles.contains(.applicantName) { add(.noApplicant, .form) }
    guard mistakes.isEmpty else { return }
    for name in order.keys.sorted(by: { (order[$0] ?? 0) < (order[$1] ?? 0) }) {
      if let entry = index[name] { needed(entry) }
    }
  }

  /// Where each key stands; a key that stands twice is a mistake at the second place.
  private mutating func number() {
    for (page, content) in form.pages.enumerated() {
      for (section, content) in content.sections.enumerated() {
        for field in content.fields {
          note(field.key, FormPlace(page: page, section: section, key: field.key))
          guard case .group(let group) = field.type else { continue }
          for column in group.columns {
            note(column.key, FormPlace(page: page, section: section, key: column.key))
          }
        }
      }
    }
  }

  private mutating func note(_ key: FieldKey, _ place: FormPlace) {
    if order[key.description] != nil { return add(.keyTwice, place) }
    order[key.description] = order.count
  }

  // MARK: Parts

  private mutating func page(_ page: FormPage, _ number: Int) {
    let place = FormPlace(page: number)
    text(page.title, place.at(.title))
    if page.sections.allSatisfy(\.fields.isEmpty) { add(.emptyPage, place) }
    let first = page.sections.flatMap(\.fields).first?.key
    condition(page.condition, before: first, in: nil, place)
    for (section, content) in page.sections.enumerated() {
      let place = FormPlace(page: number, section: section)
      if let title = content.title { text(title, place.at(.title)) }
      if let hint = content.hint { text(hint, place.at(.hint), limit: FormCheck.longestHint) }
      if content.fields.isEmpty, !page.sections.allSatisfy(\.fields.isEmpty) { add(.emptySection, place) }
      condition(content.condition, before: content.fields.first?.key, in: nil, place)
      for field in content.fields {
        self.field(field, in: nil, FormPlace(page: number, section: section, key: field.key))
      }
    }
  }

  private mutating func field(_ field: FormField, in group: FieldKey?, _ place: FormPlace) {
    text(field.label, place.at(.title))
    if let hint = field.hint { text(hint, place.at(.hint), limit: FormCheck.longestHint) }
    condition(field.condition, before: field.key, in: group, place)
    for (number, check) in field.checks.enumerated() {
      text(check.message, place.at(.check(number)))
      formula(check.formula, is: .truth, in: group, place.at(.check(number)))
    }
    if let role = field.role { self.role(role, of: field, in: group, place) }
    type(field, in: group, place)
  }

  private mutating func role(_ role: FieldRole, of field: FormField, in group: FieldKey?, _ place: FormPlace) {
    if group != nil { add(.roleInGroup, place) }
    if !role.takes(field.type) { add(.roleType(role), place) }
    // Of several, the first that is shown and answered counts: owner or organisation.
    roles.insert(role)
  }

  private mutating func type(_ field: FormField, in group: FieldKey?, _ place: FormPlace) {
    switch field.type {
    case .input(.files) where group != nil: add(.filesInGroup, place)
    case .input(let type): input(type, place.at(.type))
    case .composite: break
    case .computed(let formula): value(formula, in: group, place.at(.type))
    case .group(let rows):
      if group != nil { return add(.groupInGroup, place) }
      if rows.columns.isEmpty { add(.emptyGroup, place) }
      if rows.rows.upperBound > FormGroup.mostRows || rows.rows.upperBound == 0 || rows.rows.lowerBound < 0 {
        add(.bounds, place.at(.type))
      }
      for column in rows.columns {
        var columnPlace = place
        columnPlace.key = column.key
        self.field(column, in: field.key, columnPlace)
      }
    }
  }

  private mutating func input(_ type: InputType, _ place: FormPlace) {
    switch type {
    case .line(let rule):
      if !(1...InputType.longestLine).contains(rule.longest) { add(.lines(limit: InputType.longestLine), place) }
    case .long(let longest):
      if !(1...InputType.longestText).contains(longest) { add(.lines(limit: InputType.longestText), place) }
    case .number(let rule), .money(let rule), .percentage(let rule):
      let isUpsideDown = rule.least.flatMap { least in rule.most.map { least > $0 } } ?? false
      if isUpsideDown || !(0...FormNumber.decimals).contains(rule.decimals) { add(.bounds, place) }
    case .one(.listed(let options)), .several(.listed(let options)): self.options(options, place)
    case .files(let rule):
      if !(1...FilesRule.greatest).contains(rule.most) { add(.bounds, place) }
      if let paper = rule.paper { self.paper(paper, place) }
    default: break
    }
  }

  /// The procedure has it, and no other part of the form brings it too.
  private mutating func paper(_ paper: String, _ place: FormPlace) {
    if !papers.contains(where: { $0.isSame(as: paper) }) { add(.unknownPaper(paper), place) }
    if !usedPapers.insert(paper).inserted { add(.paperTwice(paper), place) }
  }

  private mutating func options(_ options: [OptionSource.Option], _ place: FormPlace) {
    if options.isEmpty { add(.noOptions, place) }
    var seen: Set<String> = []
    for (number, option) in options.enumerated() {
      let place = place.at(.option(number))
      if FieldKey(option.value) == nil { add(.optionKey(option.value), place) }
      if !seen.insert(option.value).inserted { add(.optionTwice(option.value), place) }
      text(option.label, place)
    }
  }

  private static let longestTitle = 300
  private static let longestHint = 1_000

  private mutating func text(_ text: BilingualText, _ place: FormPlace, limit: Int = longestTitle) {
    if !text.vietnamese.isVisible { add(.noText, place) }
    for text in [text.vietnamese, text.english ?? ""] where text.typedLength > limit {
      add(.textTooLong(limit: limit), place)
    }
  }

  // MARK: Formulas

  private var named: (String) -> Formula.Named? {
    let computed = computed
    return { computed.named($0) }
  }

  private mutating func formula(
    _ formula: Formula, is kind: FormValue.Kind, in group: FieldKey?, _ place: FormPlace
  ) {
    do {
      try formula.check(is: kind, in: group?.description, knowing: named)
    } catch {
      add(.formula(error), place)
    }
  }

  private mutating func value(_ formula: Formula, in group: FieldKey?, _ place: FormPlace) {
    do {
      _ = try formula.kind(in: group?.description, knowing: named)
    } catch {
      add(.formula(error), place)
    }
  }

  private mutating func condition(
    _ condition: Formula?, before key: FieldKey?, in group: FieldKey?, _ place: FormPlace
  ) {
    guard let condition else { return }
    let place = place.at(.condition)
    formula(condition, is: .truth, in: group, place)
    guard let key, let limit = order[key.description] else { return }
    for name in condition.fields {
      for read in computed.inputs(of: name) {
        let its = index[read].map(\.field.key.description) ?? read
        if let position = order[its], position >= limit { add(.later(name), place) }
      }
    }
  }

  private mutating func circles() {
    var known: Set<[String]> = []
    for name in order.keys.sorted(by: { (order[$0] ?? 0) < (order[$1] ?? 0) }) {
      guard let entry = index[name], case .computed = entry.field.type,
        let circle = computed.circle(from: name)
      else { continue }
      if known.insert(circle.sorted()).inserted {
        add(.circle(circle), FormPlace(page: entry.page, section: entry.section, key: entry.field.key, part: .type))
      }
    }
  }

  private mutating func needed(_ entry: FormIndex.Entry) {
    var isNeeded = entry.field.isRequired
    if case .input(.tick(isNeeded: true)) = entry.field.type { isNeeded = true }
    guard isNeeded, !Reachability(form: form, index: index).canBeShown(entry, trials: &trials) else { return }
    add(.neverShown, FormPlace(page: entry.page, section: entry.section, key: entry.field.key, part: .condition))
  }
}

/// Follows computed fields to what they are computed from, each once.
private final class Computed {
  private let index: FormIndex
  private var kinds: [String: Formula.Named?] = [:]

  init(_ index: FormIndex) {
    self.index = index
  }

  func named(_ name: String) -> Formula.Named? {
    if let known = kinds[name] { return known }
    // What is computed from itself has no kind.
    kinds[name] = .some(nil)
    let kind = kind(of: name)
    kinds[name] = .some(kind)
    return kind
  }

  private func kind(of name: String) -> Formula.Named? {
    guard let entry = index[name] else { return nil }
    let group = entry.group?.key.description
    if let input = entry.input { return .field(input.kind, group: group) }
    switch entry.field.type {
    case .group: return .group
    case .input, .composite: return nil
    case .computed(let formula):
      return (try? formula.kind(in: group, knowing: { self.named($0) })).map { .field($0, group: group) }
    }
  }

  /// What the field is, or is computed from.
  func inputs(of name: String) -> Set<String> {
    var found: Set<String> = []
    var open = [name]
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      if case .computed(let formula)? = index[next]?.field.type { open += formula.fields }
    }
    return found
  }

  /// The computed fields from the field back to itself; nil where it is not computed from itself.
  func circle(from name: String) -> [String]? {
    // Each field is left once: where it was reached from does not matter for whether it leads back.
    var before: [String: String] = [:]
    var open = [name]
    while let field = open.popLast() {
      guard case .computed(let formula)? = index[field]?.field.type else { continue }
      for next in formula.fields.reversed() {
        if next == name {
          var circle = [field]
          while let former = circle.first, former != name, let earlier = before[former] {
            circle.insert(earlier, at: 0)
          }
          return circle
        }
        if before[next] == nil {
          before[next] = field
          open.append(next)
        }
      }
    }
    return nil
  }
}
