extension FormDefinition {
  /// More fields, columns included, than any legal form has.
  package static let mostFields = 1_000

  /// More mistakes than anybody reads.
  static let mostMistakes = 500

  /// What has to be mended before anything of the form can be computed, in the form's order.
  package var structuralMistakes: [FormMistake] {
    FormStructure(self, index: FormIndex(self, hasDistricts: true)).mistakes
  }

  /// Everything that cannot work, in the form's order, up to five hundred mistakes; empty: it can be published. Where the
  /// structure is wrong, nothing else is looked at.
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
  private let structure: FormStructure
  private let kinds: FormKinds
  private var roles: Set<FieldRole> = []
  private var usedPapers: Set<String> = []
  private(set) var mistakes: [FormMistake] = []

  init(form: FormDefinition, papers: [String]) {
    self.form = form
    self.papers = papers
    index = FormIndex(form, hasDistricts: true)
    structure = FormStructure(form, index: index)
    kinds = FormKinds(index, computed: structure.mistakes.isEmpty ? structure.computed : [])
  }

  private mutating func add(_ reason: FormMistake.Reason, _ place: FormPlace) {
    guard mistakes.count < FormDefinition.mostMistakes else { return }
    mistakes.append(FormMistake(reason, at: place))
  }

  mutating func run() {
    guard !form.pages.isEmpty else { return add(.noPages, .form) }
    text(form.title, .form.at(.title))
    // What is computed in a circle has no kind, so that whatever reads it would be told of as well.
    guard structure.mistakes.isEmpty else {
      mistakes = structure.mistakes
      return
    }
    if let paper = form.paper { self.paper(paper, .form) }
    for (number, page) in form.pages.enumerated() { self.page(page, number) }
    if !roles.contains(.applicantName) { add(.noApplicant, .form) }
    guard mistakes.isEmpty else { return }
    let reachability = Reachability(form: form, index: index)
    for name in structure.keys {
      if let entry = index[name] { needed(entry, reachability) }
    }
  }

  // MARK: Parts

  private mutating func page(_ page: FormPage, _ number: Int) {
    let place = FormPlace(page: number)
    text(page.title, place.at(.title))
    if page.sections.allSatisfy(\.fields.isEmpty) { add(.emptyPage, place) }
    condition(page.condition, in: nil, place)
    for (section, content) in page.sections.enumerated() {
      let place = FormPlace(page: number, section: section)
      if let title = content.title { text(title, place.at(.title)) }
      if let hint = content.hint { text(hint, place.at(.hint), limit: FormCheck.longestHint) }
      if content.fields.isEmpty, !page.sections.allSatisfy(\.fields.isEmpty) { add(.emptySection, place) }
      condition(content.condition, in: nil, place)
      for field in content.fields {
        self.field(field, in: nil, FormPlace(page: number, section: section, key: field.key))
      }
    }
  }

  private mutating func field(_ field: FormField, in group: FieldKey?, _ place: FormPlace) {
    text(field.label, place.at(.title))
    if let hint = field.hint { text(hint, place.at(.hint), limit: FormCheck.longestHint) }
    condition(field.condition, in: group, place)
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
    let kinds = kinds
    return { kinds.named($0) }
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

  private mutating func condition(_ condition: Formula?, in group: FieldKey?, _ place: FormPlace) {
    if let condition { formula(condition, is: .truth, in: group, place.at(.condition)) }
  }

  private mutating func needed(_ entry: FormIndex.Entry, _ reachability: Reachability) {
    var isNeeded = entry.field.isRequired
    if case .input(.tick(isNeeded: true)) = entry.field.type { isNeeded = true }
    guard isNeeded, !reachability.canBeShown(entry) else { return }
    add(.neverShown, FormPlace(page: entry.page, section: entry.section, key: entry.field.key, part: .condition))
  }
}

/// What formulas know by the names of a form.
private struct FormKinds {
  private let index: FormIndex
  private var computed: [String: Formula.Named] = [:]

  /// - Parameter computed: the computed fields, each behind those that it reads.
  init(_ index: FormIndex, computed: [String]) {
    self.index = index
    for name in computed {
      guard let entry = index[name], case .computed(let formula) = entry.field.type else { continue }
      let group = entry.group?.key.description
      let known = self
      let kind = try? formula.kind(in: group, knowing: { known.named($0) })
      self.computed[name] = kind.map { .field($0, group: group) }
    }
  }

  func named(_ name: String) -> Formula.Named? {
    guard let entry = index[name] else { return nil }
    if let input = entry.input { return .field(input.kind, group: entry.group?.key.description) }
    switch entry.field.type {
    case .group: return .group
    case .input, .composite: return nil
    case .computed: return computed[name]
    }
  }
}
