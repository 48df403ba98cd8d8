extension FormAnswers {
  /// The answers of an older version, as far as the new one can hold them, and what it cannot: by key, with what was
  /// typed.
  package func brought(from old: PreparedForm, to new: PreparedForm, in setting: FormSetting) -> (
    answers: FormAnswers, lost: [Lost]
  ) {
    let before = old.index(hasDistricts: setting.hasDistricts)
    let after = new.index(hasDistricts: setting.hasDistricts)
    var answers = FormAnswers()
    var lost: [Lost] = []
    for (name, texts) in fields.sorted(by: { $0.key < $1.key }) {
      if let entry = after[name], entry.group == nil, let input = entry.input, holds(input, texts, before[name]) {
        answers.fields[name] = texts
      } else {
        lost.append(Lost(name: name, label: before[name]?.field.label, texts: texts))
      }
    }
    for (key, rows) in rows.sorted(by: { $0.key < $1.key }) {
      guard case .group? = after[key]?.field.type else {
        let texts = rows.flatMap { $0.sorted { $0.key < $1.key }.flatMap(\.value) }
        lost.append(Lost(name: key, label: before[key]?.field.label, texts: texts))
        continue
      }
      answers.rows[key] = rows.map { row in
        row.filter { name, texts in
          guard let entry = after[name], entry.group?.key.description == key, let input = entry.input,
            holds(input, texts, before[name])
          else {
            lost.append(Lost(name: name, label: before[name]?.field.label, texts: texts))
            return false
          }
          return true
        }
      }
    }
    return (answers, lost)
  }

  package struct Lost: Hashable, Sendable {
    package var name: String
    /// As the old version called it.
    package var label: BilingualText?
    package var texts: [String]
  }

  /// Whether the answer means the same there: an answer of another kind, or one that is not offered any more, does not.
  private func holds(_ input: InputType, _ texts: [String], _ before: FormIndex.Entry?) -> Bool {
    guard let former = before?.input, former.kind == input.kind else { return false }
    switch (former, input) {
    case (_, .one(.listed(let options))), (_, .several(.listed(let options))):
      return texts.allSatisfy { text in options.contains { $0.value.isSame(as: text) } }
    case (.one(.list(let old)), .one(.list(let new))), (.several(.list(let old)), .several(.list(let new))):
      return old == new
    case (_, .one), (_, .several), (.one, _), (.several, _): return false
    default: return true
    }
  }
}
