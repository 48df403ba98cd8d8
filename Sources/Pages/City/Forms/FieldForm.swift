import Markup
import OneStop
import Web
import Words

/// The form by which a question is changed or added.
struct FieldForm {
  enum Field {
    static let label = "nhan_vi"
    static let labelEnglish = "nhan_en"
    static let hint = "goi_y_vi"
    static let hintEnglish = "goi_y_en"
    static let key = "ma"
    static let type = "kieu"
    /// The type whose settings the form has.
    static let shownType = "kieu_hien"
    static let changeType = "doi_kieu"
    static let required = "bat_buoc"
    static let condition = "dieu_kien"
    static let quick = "dieu_kien_chon"
    static let room = "cho"
    static let longest = "dai_nhat"
    static let style = "cach_viet"
    static let enterprise = "loai_hinh"
    static let decimals = "so_le"
    static let least = "it_nhat"
    static let most = "nhieu_nhat"
    static let unit = "don_vi_vi"
    static let unitEnglish = "don_vi_en"
    static let when = "ngay_nao"
    static let needed = "cam_ket"
    static let list = "danh_sach"
    static let options = "lua_chon"
    static let paper = "giay_to"
    static let mostFiles = "so_tep"
    static let leastRows = "dong_it"
    static let mostRows = "dong_nhieu"
    static let formula = "cong_thuc"
    static let role = "vai_tro"
    static let basis = "co_so"
    static let certainty = "chac_chan"

    static func check(_ number: Int) -> String { "kt_\(number)" }
    static func checkMessage(_ number: Int) -> String { "kt_\(number)_vi" }
    static func checkEnglish(_ number: Int) -> String { "kt_\(number)_en" }
    static func checkWarning(_ number: Int) -> String { "kt_\(number)_nhac" }
  }

  static let mostChecks = 20
  static let mostOptions = 300

  /// nil: it is added.
  let key: FieldKey?
  let room: FormRoom
  let definition: FormDefinition
  /// The Vietnamese names of the procedure's papers.
  let papers: [String]
  let language: Language
  var form: Form

  var names: FormEditorWords.Field { form.words.forms.field }
  private var isColumn: Bool { if case .group = room { true } else { false } }

  /// The type whose settings are shown.
  var type: FieldTypeWord { FieldTypeWord(rawValue: form.values[Field.type]) ?? .line }

  /// Whether the settings that came belong to another type than the one that was chosen.
  var isTypeChanged: Bool {
    form.values.has(Field.changeType)
      || form.values.has(Field.shownType) && form.values[Field.shownType] != form.values[Field.type]
  }

  /// What its formulas may read.
  private var before: [FormField] {
    key.map { definition.fields(before: .field($0)) } ?? definition.fields(beforeEndOf: room)
  }

  // MARK: Values

  /// As the form of a new question has them.
  static func newValues(_ room: FormRoom) -> [(name: String, value: String)] {
    [(Field.type, FieldTypeWord.line.rawValue), (Field.room, room.path.addressPart), (Field.certainty, "designed")]
  }

  static func values(of field: FormField, in room: FormRoom) -> [(name: String, value: String)] {
    var values: [(name: String, value: String)] = [
      (Field.label, field.label.vietnamese), (Field.labelEnglish, field.label.english ?? ""),
      (Field.hint, field.hint?.vietnamese ?? ""), (Field.hintEnglish, field.hint?.english ?? ""),
      (Field.key, field.key.description), (Field.type, field.type.word.rawValue),
      (Field.condition, field.condition?.text ?? ""), (Field.room, room.path.addressPart),
      (Field.role, field.role?.rawValue ?? ""), (Field.basis, field.basis), (Field.certainty, field.certainty.rawValue),
    ]
    if field.isRequired { values.append((Field.required, "1")) }
    for (number, check) in field.checks.enumerated() {
      values += [
        (Field.check(number + 1), check.formula.text), (Field.checkMessage(number + 1), check.message.vietnamese),
        (Field.checkEnglish(number + 1), check.message.english ?? ""),
      ]
      if check.isWarning { values.append((Field.checkWarning(number + 1), "1")) }
    }
    return values + FieldForm.values(of: field.type)
  }

  private static func values(of type: FieldType) -> [(name: String, value: String)] {
    switch type {
    case .composite: []
    case .computed(let formula): [(Field.formula, formula.text)]
    case .group(let group):
      [(Field.leastRows, "\(group.rows.lowerBound)"), (Field.mostRows, "\(group.rows.upperBound)")]
    case .input(let input): values(of: input)
    }
  }

  private static func values(of input: InputType) -> [(name: String, value: String)] {
    switch input {
    case .line(let rule):
      return [
        (Field.longest, "\(rule.longest)"), (Field.style, rule.style.rawValue),
        (Field.enterprise, rule.enterprise?.rawValue ?? ""),
      ]
    case .long(let longest): return [(Field.longest, "\(longest)")]
    case .number(let rule), .money(let rule), .percentage(let rule):
      return [
        (Field.decimals, "\(rule.decimals)"), (Field.least, rule.least?.typed ?? ""),
        (Field.most, rule.most?.typed ?? ""), (Field.unit, rule.unit?.vietnamese ?? ""),
        (Field.unitEnglish, rule.unit?.english ?? ""),
      ]
    case .date(let rule): return [(Field.when, rule.rawValue)]
    case .tick(let isNeeded): return isNeeded ? [(Field.needed, "1")] : []
    case .one(let source), .several(let source):
      switch source {
      case .list(let list): return [(Field.list, list.rawValue)]
      case .listed(let options): return [(Field.options, options.map(\.line).joined(separator: "\n"))]
      }
    case .files(let rule): return [(Field.paper, rule.paper ?? ""), (Field.mostFiles, "\(rule.most)")]
    case .time, .yesNo, .identity, .taxCode, .phone, .email, .industry, .commune, .plate: return []
    }
  }

  /// The names of its fields with their labels, in the order of the page.
  var labels: [(name: String, label: Phrase)] {
    let part = form.words.forms.part
    let all: [(String, Phrase)] = [
      (Field.label, names.label), (Field.labelEnglish, names.labelEnglish), (Field.hint, part.hintVietnamese),
      (Field.hintEnglish, part.hintEnglish), (Field.type, names.type), (Field.longest, names.longest),
      (Field.style, names.style), (Field.enterprise, names.enterprise), (Field.decimals, names.decimals),
      (Field.least, names.least),
      (Field.most, names.most), (Field.unit, names.unit), (Field.unitEnglish, names.unitEnglish),
      (Field.when, names.when), (Field.needed, names.needed), (Field.list, names.list), (Field.options, names.options),
      (Field.paper, names.paper), (Field.mostFiles, names.mostFiles), (Field.leastRows, names.leastRows),
      (Field.mostRows, names.mostRows), (Field.formula, names.formula), (Field.required, names.required),
      (Field.condition, part.condition), (Field.key, names.key), (Field.room, names.room), (Field.role, names.role),
      (Field.basis, names.basis), (Field.certainty, names.certainty),
    ]
    return all
  }

  // MARK: Markup

  func html(_ reading: FormReading) -> HTML {
    let part = form.words.forms.part
    let text = { (hint: HTML?, isOptional: Bool, limit: Int) in
      FieldLook(hint: hint, isOptional: isOptional, autocomplete: "off", maxLength: limit)
    }
    var html = form.input(Field.label, names.label, text(nil, false, FormLimits.title))
    html += form.input(Field.labelEnglish, names.labelEnglish, text(part.englishHint.html, true, FormLimits.title))
    html += form.textArea(Field.hint, part.hintVietnamese, text(nil, true, FormLimits.hint))
    html += form.textArea(Field.hintEnglish, part.hintEnglish, text(nil, true, FormLimits.hint))
    html += form.select(
      Field.type, names.type,
      FieldTypeWord.allCases.filter { !(isColumn && $0 == .group) }.map {
        (value: $0.rawValue, text: form.words.forms.types[$0].html)
      })
    html += """
      <input type="hidden" name="\(Field.shownType)" value="\(type.rawValue)">\
      <p><button class="button quiet" name="\(Field.changeType)" value="1">\(names.changeType)</button></p>
      """
    let settings = self.settings
    if !settings.isEmpty {
      html += "<fieldset class=\"section\"><legend>\(names.settings)</legend>\(settings)</fieldset>"
    }
    if type != .computed {
      html += form.ticks(Field.required, names.required, [(value: "1", text: names.requiredYes.html)])
    }
    html += form.conditionFields(Field.condition, Field.quick, reading.conditions(of: before))
    html += form.readableFields(before, reading)
    html += checkFields
    html += more(reading)
    return html
  }

  private func narrow(_ name: String, _ label: Phrase, isOptional: Bool = true) -> HTML {
    form.input(
      name, label,
      FieldLook(isOptional: isOptional, autocomplete: "off", inputMode: "decimal", isNarrow: true, maxLength: 30))
  }

  private func choices<Choice: CaseIterable & RawRepresentable>(
    _ type: Choice.Type, _ text: (Choice) -> HTML
  ) -> [(value: String, text: HTML)] where Choice.RawValue == String {
    Choice.allCases.map { (value: $0.rawValue, text: text($0)) }
  }

  private var settings: HTML {
    let words = form.words.forms
    switch type {
    case .line:
      return narrow(Field.longest, names.longest)
        + form.select(Field.style, names.style, choices(LineRule.Style.self) { words.styles[$0].html })
        + form.select(
          Field.enterprise, names.enterprise,
          [(value: "", text: names.anyEnterprise.html)] + choices(EnterpriseKind.self) { words.enterprises[$0].html },
          FieldLook(hint: names.enterpriseHint.html))
    case .long: return narrow(Field.longest, names.longest)
    case .number, .money, .percentage:
      let unit = FieldLook(isOptional: true, autocomplete: "off", isNarrow: true, maxLength: 40)
      return [
        narrow(Field.decimals, names.decimals), narrow(Field.least, names.least), narrow(Field.most, names.most),
        form.input(Field.unit, names.unit, unit), form.input(Field.unitEnglish, names.unitEnglish, unit),
      ].joined()
    case .date: return form.select(Field.when, names.when, choices(DateRule.self) { words.days[$0].html })
    case .tick: return form.ticks(Field.needed, names.needed, [(value: "1", text: names.neededYes.html)])
    case .one, .several:
      let lists = [(value: "", text: names.ownList.html)] + choices(NamedList.self) { words.lists[$0].html }
      return form.select(Field.list, names.list, lists)
        + form.textArea(Field.options, names.options, FieldLook(hint: names.optionsHint.html, isOptional: true))
    case .files:
      let options = [(value: "", text: names.noPaper.html)] + papers.map { (value: $0, text: HTML(text: $0)) }
      return form.select(Field.paper, names.paper, options) + narrow(Field.mostFiles, names.mostFiles)
    case .computed:
      return form.input(
        Field.formula, names.formula,
        FieldLook(hint: names.formulaHint.html, autocomplete: "off", maxLength: Formula.longest))
    case .group:
      return narrow(Field.leastRows, names.leastRows) + narrow(Field.mostRows, names.mostRows)
        + "<p class=\"hint\">\(names.columns)</p>"
    case .time, .yesNo, .identity, .taxCode, .phone, .email, .industry, .commune, .plate, .address, .person,
      .organisation, .parcel, .identityPaper:
      return .empty
    }
  }

  /// How many rules there are, and room for one more.
  private var checkFields: HTML {
    let last = (1...FieldForm.mostChecks).last {
      !form.values[Field.check($0)].isEmpty || !form.values[Field.checkMessage($0)].isEmpty
    }
    let count = min((last ?? 0) + 1, FieldForm.mostChecks)
    let isOpen = last != nil
    let rules = (1...count).map { number -> HTML in
      let text = FieldLook(isOptional: true, autocomplete: "off", maxLength: FormLimits.title)
      let formula = FieldLook(isOptional: true, autocomplete: "off", maxLength: Formula.longest)
      return """
        <fieldset class="row"><legend>\(names.check(["number": "\(number)"]))</legend>\
        \(form.input(Field.check(number), names.checkFormula, formula))\
        \(form.input(Field.checkMessage(number), names.checkMessage, text))\
        \(form.input(Field.checkEnglish(number), names.checkEnglish, text))\
        \(form.ticks(Field.checkWarning(number), names.checkWarning, [(value: "1", text: names.checkWarningYes.html)]))\
        </fieldset>
        """
    }
    return """
      <details\(" open", if: isOpen)><summary>\(names.checks)</summary><p class="hint">\(names.checksHint)</p>\
      \(rules.joined())</details>
      """
  }

  private func more(_ reading: FormReading) -> HTML {
    let words = form.words.forms
    let key = FieldLook(
      hint: names.keyHint.html, isOptional: self.key == nil, autocomplete: "off", isNarrow: true,
      maxLength: FieldKey.longest)
    let isOpen = [Field.key, Field.room, Field.role, Field.basis, Field.certainty].contains { form.message($0) != nil }
    let roles = [(value: "", text: names.noRole.html)] + choices(FieldRole.self) { words.roles[$0].html }
    return """
      <details\(" open", if: isOpen)><summary>\(names.more)</summary>\
      \(form.input(Field.key, names.key, key))\(form.select(Field.room, names.room, rooms(reading)))\
      \(form.select(Field.role, names.role, roles, FieldLook(hint: names.roleHint.html)))\
      \(form.input(Field.basis, names.basis, FieldLook(isOptional: true, autocomplete: "off", maxLength: FormLimits.title)))\
      \(form.select(Field.certainty, names.certainty, choices(FormField.Certainty.self) { words.certainties[$0].html }))\
      </details>
      """
  }

  /// Every place where it can stand.
  private func rooms(_ reading: FormReading) -> [(value: String, text: HTML)] {
    var rooms: [(value: String, text: HTML)] = []
    for (page, content) in definition.pages.enumerated() {
      for (section, content) in content.sections.enumerated() {
        let path = FormPath.section(page: page, section)
        let text = names.roomSection([
          "page": reading.plainTitle(.page(page)), "section": reading.plainTitle(path),
        ])
        rooms.append((path.addressPart, text))
        for field in content.fields where field.key != key {
          guard case .group = field.type, type != .group else { continue }
          let label = reading.plainTitle(.field(field.key))
          rooms.append((field.key.description, names.roomGroup(["label": label])))
        }
      }
    }
    return rooms
  }
}

extension OptionSource.Option {
  /// `ca_nhan | Cá nhân | A person`
  fileprivate var line: String {
    [value, label.vietnamese, label.english].compactMap(\.self).joined(separator: " | ")
  }
}

extension FormNumber {
  /// As people type it.
  fileprivate var typed: String { text(point: ",", group: "") }
}
