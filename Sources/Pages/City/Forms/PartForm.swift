import Markup
import OneStop
import Web
import Words

/// The form by which the form as a whole, a page or a section is changed or added.
struct PartForm {
  enum Field {
    static let title = "ten_vi"
    static let english = "ten_en"
    static let hint = "goi_y_vi"
    static let hintEnglish = "goi_y_en"
    static let condition = "dieu_kien"
    static let quick = "dieu_kien_chon"
    static let basis = "co_so"
    static let paper = "giay_to"
  }

  enum Kind {
    case form, page, section
  }

  let kind: Kind
  /// What its condition may read stands before it.
  let path: FormPath
  let definition: FormDefinition
  /// The Vietnamese names of the procedure's papers.
  let papers: [String]
  var form: Form

  private var names: FormEditorWords.Part { form.words.forms.part }

  // MARK: Values

  static func values(of path: FormPath, in definition: FormDefinition) -> [(name: String, value: String)] {
    switch path {
    case .form:
      values(title: definition.title, condition: nil) + [
        (Field.basis, definition.basis), (Field.paper, definition.paper ?? ""),
      ]
    case .page(let page):
      values(title: definition.pages[page].title, condition: definition.pages[page].condition)
    case .section(let page, let section):
      values(definition.pages[page].sections[section])
    case .field: []
    }
  }

  private static func values(_ section: FormSection) -> [(name: String, value: String)] {
    values(title: section.title, condition: section.condition) + [
      (Field.hint, section.hint?.vietnamese ?? ""), (Field.hintEnglish, section.hint?.english ?? ""),
    ]
  }

  private static func values(title: BilingualText?, condition: Formula?) -> [(name: String, value: String)] {
    [
      (Field.title, title?.vietnamese ?? ""), (Field.english, title?.english ?? ""),
      (Field.condition, condition?.text ?? ""),
    ]
  }

  /// The names of its fields with their labels, in the order of the page.
  var labels: [(name: String, label: Phrase)] {
    var labels = [(Field.title, names.titleVietnamese), (Field.english, names.titleEnglish)]
    if kind == .section { labels += [(Field.hint, names.hintVietnamese), (Field.hintEnglish, names.hintEnglish)] }
    if kind == .form {
      labels += [(Field.basis, names.basis), (Field.paper, names.paper)]
    } else {
      labels.append((Field.condition, names.condition))
    }
    return labels
  }

  // MARK: Reading

  struct Part {
    var title: BilingualText?
    var hint: BilingualText?
    var condition: Formula?
    var basis: String
    var paper: String?
  }

  /// nil if there are mistakes, which are noted.
  mutating func read() -> Part? {
    let title = form.bilingual(
      Field.title, Field.english, upTo: FormLimits.title, missing: kind == .section ? nil : names.missingTitle)
    let hint = kind == .section ? form.bilingual(Field.hint, Field.hintEnglish, upTo: FormLimits.hint) : nil
    let condition = kind == .form ? nil : form.condition(Field.condition, Field.quick)
    let basis = kind == .form ? form.line(Field.basis, upTo: FormLimits.title) : ""
    let paper = kind == .form ? papers.first { $0 == form.values[Field.paper] } : nil
    return form.isWrong ? nil : Part(title: title, hint: hint, condition: condition, basis: basis, paper: paper)
  }

  // MARK: Markup

  func html(_ reading: FormReading) -> HTML {
    let title = FieldLook(
      hint: kind == .section ? names.sectionTitleHint.html : nil, isOptional: kind == .section, autocomplete: "off",
      maxLength: FormLimits.title)
    let english = FieldLook(
      hint: names.englishHint.html, isOptional: true, autocomplete: "off", maxLength: FormLimits.title)
    var html = form.input(Field.title, names.titleVietnamese, title)
    html += form.input(Field.english, names.titleEnglish, english)
    if kind == .section {
      let hint = FieldLook(isOptional: true, maxLength: FormLimits.hint)
      html += form.textArea(Field.hint, names.hintVietnamese, hint)
      html += form.textArea(Field.hintEnglish, names.hintEnglish, hint)
    }
    if kind == .form {
      let basis = FieldLook(
        hint: names.basisHint.html, isOptional: true, autocomplete: "off", maxLength: FormLimits.title)
      html += form.input(Field.basis, names.basis, basis)
      let options = [(value: "", text: names.noPaper.html)] + papers.map { (value: $0, text: HTML(text: $0)) }
      html += form.select(Field.paper, names.paper, options, FieldLook(hint: names.paperHint.html, isOptional: true))
    } else {
      html += form.conditionFields(
        Field.condition, Field.quick, reading.conditions(of: definition.fields(before: path)))
      html += form.readableFields(definition.fields(before: path), reading)
    }
    return html
  }
}

/// The longest texts of a form, in characters.
enum FormLimits {
  static let title = 300
  static let hint = 1_000
}

extension Form {
  /// One line without control characters, which a file of the form cannot have.
  mutating func line(_ name: String, upTo limit: Int, missing: Phrase? = nil) -> String {
    let text = text(name, .line(.form, upTo: limit), missing: missing)
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
  }

  /// nil where both are blank, or the Vietnamese text is missing, which is noted where it must be there.
  mutating func bilingual(
    _ vietnamese: String, _ english: String, upTo limit: Int, missing: Phrase? = nil
  ) -> BilingualText? {
    let text = line(vietnamese, upTo: limit, missing: missing)
    let other = line(english, upTo: limit)
    guard !text.isEmpty else {
      if !other.isEmpty, missing == nil { mistake(vietnamese, words.forms.part.needsVietnamese) }
      return nil
    }
    return BilingualText(text, english: other.isEmpty ? nil : other)
  }

  /// The formula in the field; nil where it is blank or none, which is noted.
  mutating func formula(_ name: String) -> Formula? {
    guard let typed = typed(name) else { return nil }
    let text = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    do throws(FormulaMistake) {
      let formula = try Formula(text)
      if let excess = formula.excess { throw excess }
      return formula
    } catch {
      mistake(name, words.sentence(error))
      return nil
    }
  }

  /// The condition that was chosen, or else typed.
  mutating func condition(_ name: String, _ quick: String) -> Formula? {
    formula(values[quick].isEmpty ? name : quick)
  }

  func conditionFields(_ name: String, _ quick: String, _ choices: [(value: String, text: HTML)]) -> HTML {
    let names = words.forms.part
    let look = FieldLook(
      hint: names.conditionHint.html, isOptional: true, autocomplete: "off", maxLength: Formula.longest)
    var html = input(name, names.condition, look)
    if !choices.isEmpty {
      html += select(
        quick, names.quick, [(value: "", text: names.quickNone.html)] + choices,
        FieldLook(hint: names.quickHint.html, isOptional: true))
    }
    return html
  }

  /// The keys that a formula may name, for those who write one.
  func readableFields(_ fields: [FormField], _ reading: FormReading) -> HTML {
    guard !fields.isEmpty else { return .empty }
    let items = fields.map { field -> HTML in
      "<dt><code>\(field.key.description)</code></dt><dd>\(reading.label(field.key.description)), \(words.forms.types[field.type.word])</dd>"
    }
    return
      "<details><summary>\(words.forms.part.readable)</summary><dl class=\"facts\">\(items.joined())</dl></details>"
  }
}
