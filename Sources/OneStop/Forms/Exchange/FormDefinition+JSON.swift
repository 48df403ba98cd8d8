import JSON

extension FormDefinition {
  /// As `init(parsing:file:)` reads it: what is not said is left out.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.text("title", title)
      if !basis.isEmpty { writer.member("basis", basis) }
      if let paper { writer.member("paper", paper) }
      writer.name("pages")
      writer.array(pages) { writer, page in page.write(to: &writer) }
    }
  }

  /// The form as a file.
  package var json: [UInt8] { JSONWriter.bytes(capacity: 16_384) { write(to: &$0) } }
}

extension FormPage {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.text("title", title)
      writer.formula("shown_if", condition)
      writer.name("sections")
      writer.array(sections) { writer, section in
        writer.object { writer in
          if let title = section.title { writer.text("title", title) }
          if let hint = section.hint { writer.text("hint", hint) }
          writer.formula("shown_if", section.condition)
          writer.name("fields")
          writer.array(section.fields) { writer, field in field.write(to: &writer) }
        }
      }
    }
  }
}

extension FormField {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("key", key.description)
      writer.text("label", label)
      if let hint { writer.text("hint", hint) }
      writer.member("type", type.word.rawValue)
      if isRequired { writer.flag("required") }
      writer.formula("shown_if", condition)
      type.write(to: &writer)
      if !checks.isEmpty {
        writer.name("checks")
        writer.array(checks) { writer, check in
          writer.object { writer in
            writer.formula("must", check.formula)
            writer.text("message", check.message)
            if check.isWarning { writer.flag("warning") }
          }
        }
      }
      if let role { writer.member("role", role.rawValue) }
      if !basis.isEmpty { writer.member("basis", basis) }
      writer.member("certainty", certainty.rawValue)
    }
  }
}

extension FieldType {
  /// What the type has beside its word.
  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .input(let type): type.write(to: &writer)
    case .composite: return
    case .computed(let formula): writer.formula("formula", formula)
    case .group(let group):
      writer.number("least_rows", group.rows.lowerBound)
      writer.number("most_rows", group.rows.upperBound)
      writer.name("columns")
      writer.array(group.columns) { writer, column in column.write(to: &writer) }
    }
  }
}

extension InputType {
  fileprivate func write(to writer: inout JSONWriter) {
    switch self {
    case .line(let rule):
      writer.number("longest", rule.longest)
      if rule.style != .any { writer.member("style", rule.style.rawValue) }
      if let kind = rule.enterprise { writer.member("enterprise", kind.rawValue) }
    case .long(let longest): writer.number("longest", longest)
    case .number(let rule), .money(let rule), .percentage(let rule):
      writer.number("decimals", rule.decimals)
      if let least = rule.least { writer.number("least", least) }
      if let most = rule.most { writer.number("most", most) }
      if let unit = rule.unit { writer.text("unit", unit) }
    case .date(let rule): if rule != .any { writer.member("when", rule.rawValue) }
    case .tick(let isNeeded): if isNeeded { writer.flag("needed") }
    case .one(let source), .several(let source):
      switch source {
      case .list(let list): writer.member("list", list.rawValue)
      case .listed(let options):
        writer.name("options")
        writer.array(options) { writer, option in
          writer.object { writer in
            writer.member("value", option.value)
            writer.text("label", option.label)
          }
        }
      }
    case .files(let rule):
      if let paper = rule.paper { writer.member("paper", paper) }
      writer.number("most", rule.most)
    case .time, .yesNo, .identity, .taxCode, .phone, .email, .industry, .commune, .plate: return
    }
  }
}

extension JSONWriter {
  /// `…_vi`, and `…_en` where there is an English text.
  fileprivate mutating func text(_ stem: String, _ text: BilingualText) {
    name(text: "\(stem)_vi")
    string(text.vietnamese)
    guard let english = text.english else { return }
    name(text: "\(stem)_en")
    string(english)
  }

  fileprivate mutating func formula(_ name: StaticString, _ formula: Formula?) {
    if let formula { member(name, formula.text) }
  }

  fileprivate mutating func flag(_ name: StaticString) {
    self.name(name)
    bool(true)
  }

  fileprivate mutating func number(_ name: StaticString, _ number: Int) {
    self.name(name)
    integer(number)
  }

  fileprivate mutating func number(_ name: StaticString, _ number: FormNumber) {
    self.name(name)
    self.number(written: number.description)
  }
}
