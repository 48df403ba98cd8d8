import Markup
import OneStop
import Words

/// A form's parts in words: what it says in code, as people say it.
struct FormReading {
  let form: FormDefinition
  let words: Words
  let language: Language
  private let fields: [String: FormField]

  init(_ form: FormDefinition, words: Words, language: Language) {
    (self.form, self.words, self.language) = (form, words, language)
    var fields: [String: FormField] = [:]
    for field in form.fields {
      fields[field.key.description] = field
      guard case .group(let group) = field.type else { continue }
      for column in group.columns { fields[column.key.description] = column }
    }
    self.fields = fields
  }

  private var names: FormEditorWords { words.forms }

  // MARK: Names

  /// The label of a field, by its key, or key and part.
  func label(_ name: String) -> HTML {
    let pieces = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard let field = pieces.first.flatMap({ fields[$0] }) else { return HTML(text: name) }
    let label = words.name(field.label, in: language)
    guard pieces.count == 2, let part = CompositeType.Key(rawValue: pieces[1]) else { return label }
    return "\(label) (\(words.filing.parts[part]))"
  }

  /// The same without markup.
  func plainLabel(_ name: String) -> String {
    fields[name].map { words.plainName($0.label, in: language) } ?? name
  }

  /// A page's title, a section's or, without one, its place, a field's label.
  func title(_ path: FormPath) -> HTML {
    switch path {
    case .form: return words.name(form.title, in: language)
    case .page(let page): return words.name(form.pages[page].title, in: language)
    case .section(let page, let section):
      return form.pages[page].sections[section].title.map { words.name($0, in: language) }
        ?? names.outline.section(["number": names.outline.section.number(section + 1)])
    case .field(let key): return label(key.description)
    }
  }

  /// The same without markup, for the page's title.
  func plainTitle(_ path: FormPath) -> HTML {
    switch path {
    case .form: HTML(text: words.plainName(form.title, in: language))
    case .page(let page): HTML(text: words.plainName(form.pages[page].title, in: language))
    case .section(let page, let section):
      form.pages[page].sections[section].title.map { HTML(text: words.plainName($0, in: language)) }
        ?? names.outline.section(["number": names.outline.section.number(section + 1)])
    case .field(let key): HTML(text: plainLabel(key.description))
    }
  }

  func sentence(_ mistake: FormMistake) -> HTML { words.sentence(mistake, in: language, label: label) }

  // MARK: Formulas

  func text(_ formula: Formula) -> HTML {
    // With the labels of its fields it would fill the page.
    if formula.excess != nil { return "<code>\(formula.text)</code>" }
    var html = HTML()
    var isOpen = true
    for piece in formula.pieces {
      let isEnd = piece == .word(.close) || piece == .word(.comma)
      if !isOpen, !isEnd { html += " " }
      html += text(piece)
      isOpen = piece == .word(.open)
    }
    return html
  }

  private func text(_ piece: Formula.Piece) -> HTML {
    switch piece {
    case .field(let name): return "“\(label(name))”"
    case .text(let text, let other): return "“\(option(text, of: other))”"
    case .value(let value): return self.text(value)
    case .word(let word): return names.formula.words[word].html
    case .function(let function): return names.formula.functions[function].html
    }
  }

  private func text(_ value: FormValue) -> HTML {
    switch value {
    case .text(let text): HTML(text: text)
    case .number(let number): words.number(number, in: language)
    case .date(let date): words.date(date)
    case .truth(let truth): (truth ? names.formula.yes : names.formula.no).html
    case .texts(let texts): HTML(text: texts.joined(separator: ", "))
    }
  }

  private func option(_ value: String, of name: String?) -> HTML {
    guard let name, let field = fields[name] else { return HTML(text: value) }
    switch field.type {
    case .input(.one(.listed(let options))), .input(.several(.listed(let options))):
      return options.first { $0.value == value }.map { words.name($0.label, in: language) } ?? HTML(text: value)
    default: return HTML(text: value)
    }
  }

  // MARK: Types

  /// `Số: từ 0 đến 100, m²`
  func text(_ type: FieldType) -> HTML {
    let name = names.types[type.word].html
    let settings = settings(type)
    return settings.isEmpty ? name : "\(name): \(settings.joined(", "))"
  }

  private func settings(_ type: FieldType) -> [HTML] {
    switch type {
    case .composite: return []
    case .computed(let formula): return [text(formula)]
    case .group(let group):
      return [
        pair(names.field.leastRows, "\(group.rows.lowerBound)"), pair(names.field.mostRows, "\(group.rows.upperBound)"),
      ]
    case .input(let input): return settings(input)
    }
  }

  private func settings(_ input: InputType) -> [HTML] {
    let field = names.field
    switch input {
    case .line(let rule):
      let style = rule.style == .any ? nil : names.styles[rule.style].html
      let kind = rule.enterprise.map { names.enterprises[$0].html }
      return [pair(field.longest, "\(rule.longest)"), style, kind].compactMap(\.self)
    case .long(let longest): return [pair(field.longest, "\(longest)")]
    case .number(let rule), .money(let rule), .percentage(let rule):
      return [
        rule.decimals == 0 ? nil : pair(field.decimals, "\(rule.decimals)"),
        rule.least.map { pair(field.least, words.number($0, in: language)) },
        rule.most.map { pair(field.most, words.number($0, in: language)) },
        rule.unit.map { words.name($0, in: language) },
      ].compactMap(\.self)
    case .date(let rule): return rule == .any ? [] : [names.days[rule].html]
    case .tick(let isNeeded): return isNeeded ? [field.neededYes.html] : []
    case .one(.list(let list)), .several(.list(let list)): return [names.lists[list].html]
    case .one(.listed(let options)), .several(.listed(let options)):
      return options.map { words.name($0.label, in: language) }
    case .files(let rule):
      let paper = rule.paper.map { "<span lang=\"vi\">\($0)</span>" as HTML }
      return [paper, pair(field.mostFiles, "\(rule.most)")].compactMap(\.self)
    case .time, .yesNo, .identity, .taxCode, .phone, .email, .industry, .commune, .plate: return []
    }
  }

  private func pair(_ name: Phrase, _ value: HTML) -> HTML { "\(name) \(value)" }

  // MARK: Conditions to choose from

  /// Conditions that the answer to one of these fields decides, with what they say.
  func conditions(of fields: [FormField]) -> [(value: String, text: HTML)] {
    let yes = names.formula.yes.html
    let no = names.formula.no.html
    return fields.flatMap { field -> [(value: String, text: HTML)] in
      let key = field.key.description
      let named = { (value: HTML) in
        names.part.quickIs(["field": HTML(text: plainLabel(key)), "value": value])
      }
      switch field.type {
      case .input(.yesNo), .input(.tick): return [(key, named(yes)), ("not \(key)", named(no))]
      case .input(.one(.listed(let options))):
        return options.map { option in
          ("\(key) = \"\(option.value)\"", named(HTML(text: words.plainName(option.label, in: language))))
        }
      case .input(.several(.listed(let options))):
        return options.map { option in
          ("has(\(key), \"\(option.value)\")", named(HTML(text: words.plainName(option.label, in: language))))
        }
      default: return []
      }
    }
  }
}
