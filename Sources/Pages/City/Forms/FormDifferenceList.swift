import Markup
import OneStop
import Words

/// What changed from one form to another, in words that people understand.
struct FormDifferenceList {
  let difference: FormDifference
  /// Each reads its own labels.
  let before: FormReading
  let after: FormReading
  let words: Words
  let language: Language

  init(from old: FormDefinition, to new: FormDefinition, words: Words, language: Language) {
    difference = FormDifference(from: old, to: new)
    before = FormReading(old, words: words, language: language)
    after = FormReading(new, words: words, language: language)
    (self.words, self.language) = (words, language)
  }

  private var names: FormEditorWords.Comparison { words.forms.comparison }

  var html: HTML {
    guard !difference.isEmpty else { return "<p>\(names.same)</p>" }
    var html = HTML()
    if !difference.parts.isEmpty {
      html += "<h3>\(names.parts)</h3><dl class=\"changes\">\(difference.parts.map(part).joined())</dl>"
    }
    if !difference.entries.isEmpty {
      html += "<h3>\(names.fields)</h3><dl class=\"changes\">\(difference.entries.map(entry).joined())</dl>"
    }
    return html
  }

  private func part(_ part: FormDifference.Part) -> HTML {
    let title = (part.now ?? part.former)?.title ?? part.former?.title
    let label = title.map { words.name($0, in: language) } ?? names.untitled.html
    let name =
      switch part.kind {
      case .form: names.form.html
      case .page: names.page(["label": label])
      case .section: names.section(["label": label])
      }
    let changes = part.changes.flatMap { change -> [HTML] in
      sentences(change) { aspect in
        switch aspect {
        case .label:
          self.change(names.partTitle, text(part.former?.title), text(part.now?.title))
        case .hint: self.change(names.aspects[.hint], text(part.former?.hint), text(part.now?.hint))
        case .condition:
          self.change(
            names.aspects[.condition], condition(part.former?.condition, before), condition(part.now?.condition, after))
        case .paper: self.change(names.aspects[.paper], text(part.former?.paper), text(part.now?.paper))
        default: self.change(names.aspects[.source], text(part.former?.basis), text(part.now?.basis))
        }
      }
    }
    return "<dt>\(name)</dt>\(changes.map { "<dd>\($0)</dd>" as HTML }.joined())"
  }

  private func entry(_ entry: FormDifference.Entry) -> HTML {
    let changes = entry.changes.flatMap { change -> [HTML] in
      if let placed = placed(entry, change) { return [placed] }
      return sentences(change) { aspect in
        guard let former = entry.former else { return .empty }
        return self.change(names.aspects[aspect], say(aspect, of: former, before), say(aspect, of: entry.field, after))
      }
    }
    return """
      <dt>\(words.name(entry.field.label, in: language))</dt>\(changes.map { "<dd>\($0)</dd>" as HTML }.joined())
      """
  }

  /// Where a question came to, of what kind a new one is; nil of other changes.
  private func placed(_ entry: FormDifference.Entry, _ change: FormDifference.Change) -> HTML? {
    let page = words.name(entry.page, in: language)
    switch change {
    case .added:
      return names.addedTo([
        "page": page, "type": after.text(entry.field.type),
        "required": (entry.field.isRequired ? names.yes : names.no).html,
      ])
    case .moved:
      return entry.formerPage.map { names.movedTo(["from": words.name($0, in: language), "page": page]) }
    case .removed, .changed: return nil
    }
  }

  private func sentences(_ change: FormDifference.Change, _ aspect: (FormDifference.Aspect) -> HTML) -> [HTML] {
    switch change {
    case .added: [names.added.html]
    case .removed: [names.removed.html]
    case .moved: [names.moved.html]
    case .changed(let aspects): FormDifference.Aspect.allCases.filter(aspects.contains).map(aspect)
    }
  }

  private func change(_ aspect: Phrase, _ before: HTML, _ after: HTML) -> HTML {
    names.changed(["aspect": aspect.html, "before": "<q>\(before)</q>", "after": "<q>\(after)</q>"])
  }

  private func say(_ aspect: FormDifference.Aspect, of field: FormField, _ reading: FormReading) -> HTML {
    switch aspect {
    case .label: return text(field.label)
    case .hint: return text(field.hint)
    case .type: return reading.text(field.type)
    case .required: return (field.isRequired ? names.yes : names.no).html
    case .condition: return condition(field.condition, reading)
    case .checks:
      guard !field.checks.isEmpty else { return names.nothing.html }
      return field.checks.map { "\(reading.text($0.formula)): \(text($0.message))" as HTML }.joined("; ")
    case .role: return field.role.map { words.forms.roles[$0].html } ?? words.forms.field.noRole.html
    // The form as a whole is a paper, no field.
    case .paper: return .empty
    case .source: return [text(field.basis), words.forms.certainties[field.certainty].html].joined(", ")
    }
  }

  /// In both languages, since either may have changed.
  private func text(_ text: BilingualText?) -> HTML {
    guard let text else { return names.nothing.html }
    let vietnamese: HTML = "<span lang=\"vi\">\(text.vietnamese)</span>"
    return text.english.map { "\(vietnamese) / <span lang=\"en\">\($0)</span>" } ?? vietnamese
  }

  private func text(_ text: String?) -> HTML {
    guard let text, !text.isEmpty else { return names.nothing.html }
    return "<span lang=\"vi\">\(text)</span>"
  }

  private func condition(_ condition: Formula?, _ reading: FormReading) -> HTML {
    condition.map(reading.text) ?? names.always.html
  }
}
