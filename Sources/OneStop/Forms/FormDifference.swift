/// What changed from one version of a form to the next, in the order of the new one; what is gone comes last.
package struct FormDifference: Hashable, Sendable {
  package enum Change: Hashable, Sendable {
    case added
    case removed
    /// Asked on another page, in another section or group, or before what it stood behind.
    case moved
    case changed(Set<Aspect>)
  }

  package enum Aspect: String, Hashable, Sendable, CaseIterable {
    case label, hint, type, required, condition, checks, role, paper, source
  }

  package struct Entry: Hashable, Sendable {
    package var key: FieldKey
    /// The field as it is now; of a removed one, as it was.
    package var field: FormField
    /// As it was; nil of an added one.
    package var former: FormField?
    /// The title of the page that it stands on; of a removed one, stood on.
    package var page: BilingualText
    /// That of a moved one's former page, where it is another.
    package var formerPage: BilingualText?
    package var changes: [Change]
  }

  /// The form as a whole, a page or a section. Of their aspects, `label` is the title.
  package struct Part: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case form, page, section
    }

    package struct Text: Hashable, Sendable {
      package var title: BilingualText?
      package var hint: BilingualText?
      package var condition: Formula?
      package var basis = ""
      /// Of the form as a whole: the paper that it is.
      package var paper: String?
    }

    package var kind: Kind
    package var now: Text?
    package var former: Text?
    package var changes: [Change]
  }

  package private(set) var entries: [Entry] = []
  package private(set) var parts: [Part] = []

  package var isEmpty: Bool { entries.isEmpty && parts.isEmpty }

  package init(from old: FormDefinition, to new: FormDefinition) {
    let pages = FormDifference.matches(old.pages.map(\.match), new.pages.map(\.match))
    let oldSections = old.pages.flatMap(\.sections)
    let newSections = new.pages.flatMap(\.sections)
    let sections = FormDifference.matches(oldSections.map(\.match), newSections.map(\.match))
    add(.form, old.part, new.part)
    for (number, page) in new.pages.enumerated() { add(.page, pages[number].map { old.pages[$0].part }, page.part) }
    for (number, section) in newSections.enumerated() {
      add(.section, sections[number].map { oldSections[$0].part }, section.part)
    }
    for number in old.pages.indices where !pages.contains(number) { add(.page, old.pages[number].part, nil) }
    for number in oldSections.indices where !sections.contains(number) { add(.section, oldSections[number].part, nil) }
    addFields(from: old, to: new, pages, sections)
  }

  private mutating func addFields(
    from old: FormDefinition, to new: FormDefinition, _ pages: [Int?], _ sections: [Int?]
  ) {
    let before = FormDifference.places(in: old)
    let after = FormDifference.places(in: new)
    let known = Dictionary(before.map { ($0.field.key, $0) }) { first, _ in first }
    let order = Dictionary(before.enumerated().map { ($1.field.key, $0) }) { first, _ in first }
    let isAtHome = { (place: Place) -> Bool in
      guard let former = known[place.field.key] else { return false }
      return former.group == place.group && (place.group != nil || sections[place.section] == former.section)
    }
    // The fewest that must have moved, where each list is read by itself.
    var moved: Set<FieldKey> = []
    for list in Dictionary(grouping: after.filter(isAtHome), by: \.container).values {
      let positions = list.map { order[$0.field.key] ?? 0 }
      let kept = Set(FormDifference.longestRise(positions))
      moved.formUnion(list.indices.filter { !kept.contains($0) }.map { list[$0].field.key })
    }
    for place in after {
      guard let former = known[place.field.key] else {
        entries.append(
          Entry(key: place.field.key, field: place.field, page: new.pages[place.page].title, changes: [.added]))
        continue
      }
      var changes: [Change] = isAtHome(place) && !moved.contains(place.field.key) ? [] : [.moved]
      let aspects = FormDifference.aspects(former.field, place.field)
      if !aspects.isEmpty { changes.append(.changed(aspects)) }
      guard !changes.isEmpty else { continue }
      var entry = Entry(
        key: place.field.key, field: place.field, former: former.field, page: new.pages[place.page].title,
        changes: changes)
      if changes.first == .moved, pages[place.page] != former.page { entry.formerPage = old.pages[former.page].title }
      entries.append(entry)
    }
    let kept = Set(after.map(\.field.key))
    entries += before.filter { !kept.contains($0.field.key) }.map {
      Entry(key: $0.field.key, field: $0.field, former: $0.field, page: old.pages[$0.page].title, changes: [.removed])
    }
  }

  private mutating func add(_ kind: Part.Kind, _ old: Part.Text?, _ new: Part.Text?) {
    switch (old, new) {
    case (let old?, let new?):
      var aspects: Set<Aspect> = []
      if old.title != new.title { aspects.insert(.label) }
      if old.hint != new.hint { aspects.insert(.hint) }
      if old.condition != new.condition { aspects.insert(.condition) }
      if old.paper != new.paper { aspects.insert(.paper) }
      if old.basis != new.basis { aspects.insert(.source) }
      if !aspects.isEmpty { parts.append(Part(kind: kind, now: new, former: old, changes: [.changed(aspects)])) }
    // A section without a title is seen by its fields alone.
    case (nil, let new?):
      if new.title != nil { parts.append(Part(kind: kind, now: new, former: nil, changes: [.added])) }
    case (let old?, nil):
      if old.title != nil { parts.append(Part(kind: kind, now: nil, former: old, changes: [.removed])) }
    case (nil, nil): return
    }
  }

  // MARK: Matching

  fileprivate struct Match {
    var title: String?
    var keys: Set<FieldKey>
  }

  /// For each new part the old one that it was: the one with the most fields in common, or with the same title.
  private static func matches(_ old: [Match], _ new: [Match]) -> [Int?] {
    var homes: [FieldKey: Int] = [:]
    for (before, match) in old.enumerated() { for key in match.keys { homes[key] = before } }
    var pairs: [(now: Int, before: Int, common: Int)] = []
    for (now, match) in new.enumerated() {
      let common = match.keys.compactMap { homes[$0] }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      pairs += common.map { (now, $0.key, $0.value) }
    }
    pairs.sort { ($1.common, $0.now, $0.before) < ($0.common, $1.now, $1.before) }
    var isFree = Array(repeating: true, count: old.count)
    var found: [Int?] = Array(repeating: nil, count: new.count)
    for pair in pairs where found[pair.now] == nil && isFree[pair.before] {
      found[pair.now] = pair.before
      isFree[pair.before] = false
    }
    var titled = Dictionary(grouping: old.indices.filter { isFree[$0] }) { old[$0].title }.mapValues { $0[...] }
    for now in new.indices where found[now] == nil { found[now] = titled[new[now].title]?.popFirst() }
    return found
  }

  /// The places of a longest run of numbers, each greater than the one before.
  private static func longestRise(_ numbers: [Int]) -> [Int] {
    var ends: [Int] = []
    var before: [Int?] = []
    for (place, number) in numbers.enumerated() {
      let length = ends.firstIndex { numbers[$0] >= number } ?? ends.count
      before.append(length > 0 ? ends[length - 1] : nil)
      if length < ends.count { ends[length] = place } else { ends.append(place) }
    }
    var run: [Int] = []
    var next = ends.last
    while let place = next {
      run.append(place)
      next = before[place]
    }
    return run
  }

  private struct Place {
    var field: FormField
    /// Of all sections of the form.
    var section: Int
    var page: Int
    var group: FieldKey?

    var container: String { group.map(\.description) ?? "\(section)" }
  }

  private static func places(in form: FormDefinition) -> [Place] {
    let sections = form.pages.enumerated().flatMap { number, page in
      page.sections.map { (page: number, fields: $0.fields) }
    }
    return sections.enumerated().flatMap { number, section in
      section.fields.flatMap { field -> [Place] in
        let place = Place(field: field, section: number, page: section.page)
        guard case .group(let group) = field.type else { return [place] }
        return [place]
          + group.columns.map { Place(field: $0, section: number, page: section.page, group: field.key) }
      }
    }
  }

  private static func aspects(_ old: FormField, _ new: FormField) -> Set<Aspect> {
    var aspects: Set<Aspect> = []
    if old.label != new.label { aspects.insert(.label) }
    if old.hint != new.hint { aspects.insert(.hint) }
    if shape(old.type) != shape(new.type) { aspects.insert(.type) }
    if old.isRequired != new.isRequired { aspects.insert(.required) }
    if old.condition != new.condition { aspects.insert(.condition) }
    if old.checks != new.checks { aspects.insert(.checks) }
    if old.role != new.role { aspects.insert(.role) }
    if old.basis != new.basis || old.certainty != new.certainty { aspects.insert(.source) }
    return aspects
  }

  /// Columns have entries of their own.
  private static func shape(_ type: FieldType) -> FieldType {
    guard case .group(let group) = type else { return type }
    return .group(FormGroup(columns: [], rows: group.rows))
  }
}

extension FormDefinition {
  fileprivate var part: FormDifference.Part.Text { FormDifference.Part.Text(title: title, basis: basis, paper: paper) }
}

extension FormPage {
  fileprivate var part: FormDifference.Part.Text { FormDifference.Part.Text(title: title, condition: condition) }
  fileprivate var match: FormDifference.Match {
    FormDifference.Match(title: title.vietnamese, keys: Set(sections.flatMap(\.fields).map(\.key)))
  }
}

extension FormSection {
  fileprivate var part: FormDifference.Part.Text {
    FormDifference.Part.Text(title: title, hint: hint, condition: condition)
  }
  fileprivate var match: FormDifference.Match {
    FormDifference.Match(title: title?.vietnamese, keys: Set(fields.map(\.key)))
  }
}
