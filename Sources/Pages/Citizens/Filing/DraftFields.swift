import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The fields of one page of a form, as they are filled in: one input for each answer, named by its place.
struct DraftFields {
  let form: Form
  let sheet: FormSheet
  let setting: FormSetting
  var files: [DraftFile] = []
  /// nil where none can be there.
  var key: DraftKey?
  /// By which the script sends files of the draft; nil: they come with the form.
  var draftToken: String?
  var kept: [KeptFile] = []
  /// nil where nothing is offered.
  var candidates: AnswerCandidates?
  let language: Language

  static let addRow = "them-dong"
  static let removeRow = "bo-dong"
  static let removeFile = "bo-tep"
  /// The field that says how many rows of a group the form has.
  static func rows(_ group: String) -> String { "\(group).dong" }
  /// The end of the field that says which of the candidates was chosen, and of the one that says for what they stand.
  static let chosen = ".chon"
  static let offered = ".tim"
  /// The id of a row, from 0.
  static func row(_ group: String, _ number: Int) -> String { "\(group).\(number + 1)" }

  private var words: Words { form.words }
  private var lists: FormLists { setting.lists }

  func html(_ section: FormSheet.Section, of definition: FormSection) -> HTML {
    let fields = section.fields.filter { !$0.isConstant }.map(html).joined()
    if fields.isEmpty { return .empty }
    let hint: HTML = definition.hint.map { "<p class=\"hint\">\(words.name($0, in: language))</p>" } ?? .empty
    guard let title = definition.title else { return "\(hint)\(fields)" }
    return "<fieldset class=\"section\"><legend>\(words.name(title, in: language))</legend>\(hint)\(fields)</fieldset>"
  }

  func html(_ field: FormSheet.Field) -> HTML {
    let label = words.name(field.field.label, in: language)
    let hint = field.field.hint.map { words.name($0, in: language) }
    switch field.field.type {
    case .input(let type): return input(type, field.place, label, hint, isOptional: !field.field.isRequired)
    case .composite: return composite(field, label, hint)
    case .computed: return computed(field, label, hint)
    case .group(let group): return rows(field, group, label, hint)
    }
  }

  // MARK: One answer

  private func input(
    _ type: InputType, _ place: AnswerPlace, _ label: HTML, _ hint: HTML?, isOptional: Bool
  ) -> HTML {
    let name = place.fieldName
    var look = FieldLook(hint: hint, isOptional: isOptional, maxLength: type.longest)
    switch type {
    case .line(let rule):
      if rule.style == .name { look.autocomplete = "name" }
      return form.input(name, label, look)
    case .long:
      return form.textArea(name, label, look)
    case .number(let rule), .money(let rule), .percentage(let rule):
      look.inputMode = rule.decimals == 0 ? "numeric" : "decimal"
      look.isNarrow = true
      let unit: HTML = rule.unit.map { "<span class=\"unit\">\(words.name($0, in: language))</span>" } ?? .empty
      look.button = "\(unit)\(readAs(type, place))"
      return form.input(name, label, look)
    case .date, .time:
      look.inputMode = "text"
      look.isNarrow = true
      return form.input(name, label, look)
    case .yesNo:
      return form.radios(name, label, [("co", words.filing.yes.html), ("khong", words.filing.no.html)], look)
    case .tick: return tick(place, label, hint)
    case .one(let source): return one(source, name, label, look)
    case .several(let source): return form.ticks(name, label, options(source), look)
    case .identity:
      return form.input(name, label, look)
    case .taxCode, .plate:
      look.isNarrow = true
      return form.input(name, label, look)
    case .phone:
      look.type = "tel"
      look.autocomplete = "tel"
      look.isNarrow = true
      return form.input(name, label, look)
    case .email:
      look.type = "email"
      look.autocomplete = "email"
      return form.input(name, label, look)
    case .industry:
      look.hint = hint ?? words.filing.page.industryHint.html
      look.button = industryName(place)
      return "\(form.input(name, label, look))\(choices(place))"
    case .commune: return "\(form.input(name, label, look))\(choices(place))"
    case .files(let rule): return filePicker(rule, place, label, hint, isOptional: isOptional)
    }
  }

  /// What the answer may have meant, where the page says that it cannot be read.
  private func choices(_ place: AnswerPlace) -> HTML {
    let name = place.fieldName
    guard let candidates, form.message(name) != nil, let mistake = sheet.mistakes[place] else { return .empty }
    let typed = form.values[name]
    let options = candidates.options(for: mistake, typed: typed, at: place, in: sheet.answers)
    guard !options.isEmpty else { return .empty }
    return """
      \(form.radios(name + DraftFields.chosen, words.filing.page.candidates, options))\
      <input type="hidden" name="\(name + DraftFields.offered)" value="\(typed)">
      """
  }

  /// What a number with signs in it was read as.
  private func readAs(_ type: InputType, _ place: AnswerPlace) -> HTML {
    let typed = form.values[place.fieldName]
    guard !typed.isPlainNumber, let number = type.looseNumber(typed) else { return .empty }
    let spoken = (VietnameseWords.number(number) ?? "").lowercased()
    let line = words.filing.page.readAs([
      "number": words.number(number, of: type, in: language), "words": "<span lang=\"vi\">\(spoken)</span>",
    ])
    return " <span class=\"hint\">\(line)</span>"
  }

  /// The industry that was read, by its name, where a code alone was typed.
  private func industryName(_ place: AnswerPlace) -> HTML? {
    guard let value = sheet[place], let code = value.text else { return nil }
    guard form.values[place.fieldName].isPlainNumber else { return nil }
    let values = DraftValues(words: words, setting: setting, language: language)
    return values.text(.text(code), of: .industry).map { "<span class=\"hint\">\($0)</span>" }
  }

  private func options(_ source: OptionSource) -> [(value: String, text: HTML)] {
    switch source {
    case .listed(let options): options.map { ($0.value, words.name($0.label, in: language)) }
    case .list(let list):
      lists.offered(list, inEnglish: language == .english).map { ($0.code, words.name($0.name, in: language)) }
    }
  }

  /// A few are all visible; many are a list.
  private func one(_ source: OptionSource, _ name: String, _ label: HTML, _ look: FieldLook) -> HTML {
    let options = options(source)
    if options.count <= 7 { return form.radios(name, label, options, look) }
    return form.select(name, label, [("", words.filing.choose.html)] + options, look)
  }

  private func tick(_ place: AnswerPlace, _ label: HTML, _ hint: HTML?) -> HTML {
    let name = place.fieldName
    let id = form.id(name)
    let error = form.message(name)
    let described = [hint == nil ? nil : "\(id)-goi-y", error == nil ? nil : "\(id)-loi"].compactMap(\.self)
    var html: HTML = "<div class=\"field\(" wrong", if: error != nil)\">"
    if let hint { html += "<span class=\"hint\" id=\"\(id)-goi-y\">\(hint)</span> " }
    if let error { html += "<span class=\"error\" id=\"\(id)-loi\">\(error)</span> " }
    html += """
      <div class="tick"><input type="checkbox" id="\(id)" name="\(name)" value="co"\
      \(" checked", if: !form.values[name].isEmpty)\(" aria-invalid=\"true\"", if: error != nil)
      """
    if !described.isEmpty { html += " aria-describedby=\"\(described.joined(separator: " "))\"" }
    return html + "> <label for=\"\(id)\">\(label)</label></div></div>"
  }

  // MARK: Several answers

  private func composite(_ field: FormSheet.Field, _ label: HTML, _ hint: HTML?) -> HTML {
    let inputs = zip(field.parts, field.partPlaces).map { part, place in
      input(
        part.type, place, words.filing.parts[part.key].html, nil,
        isOptional: !part.isNeeded || !field.field.isRequired)
    }
    let hint: HTML = hint.map { "<span class=\"hint\">\($0)</span>" } ?? .empty
    let message = form.message(field.place.fieldName)
    let error: HTML = message.map { "<span class=\"error\">\($0)</span>" } ?? .empty
    return """
      <fieldset class="section" id="\(form.id(field.place.fieldName))" tabindex="-1"><legend>\(label)</legend>\(hint)\(error)\
      \(inputs.joined())</fieldset>
      """
  }

  private func computed(_ field: FormSheet.Field, _ label: HTML, _ hint: HTML?) -> HTML {
    let value = DraftValues(words: words, setting: setting, language: language).computed(sheet[field.place])
    return """
      <p class="field"><span class="label">\(label)</span> <span class="hint">\(hint ?? words.filing.page.computed.html)</span> \
      <output>\(value ?? "–")</output></p>
      """
  }

  private func rows(_ field: FormSheet.Field, _ group: FormGroup, _ label: HTML, _ hint: HTML?) -> HTML {
    let names = words.filing.page
    let key = field.field.key.description
    let message = form.message(key)
    var html: HTML =
      "<fieldset class=\"section\(" wrong", if: message != nil)\" id=\"\(form.id(key))\" tabindex=\"-1\"><legend>\(label)</legend>"
    if let hint { html += "<span class=\"hint\">\(hint)</span>" }
    if let message { html += "<span class=\"error\">\(message)</span>" }
    html += "<input type=\"hidden\" name=\"\(DraftFields.rows(key))\" value=\"\(field.rows.count)\">"
    for (number, row) in field.rows.enumerated() {
      let canGo = field.rows.count > max(group.rows.lowerBound, 0)
      html +=
        "<fieldset class=\"row\"><legend id=\"\(form.id(DraftFields.row(key, number)))\" tabindex=\"-1\">\(names.row(["number": names.row.number(number + 1)]))</legend>"
      html += row.map(self.html).joined()
      if canGo {
        html += """
          <p><button class="linklike" name="\(DraftFields.removeRow)" value="\(key).\(number + 1)">\
          \(names.removeRow(["number": names.removeRow.number(number + 1)]))</button></p>
          """
      }
      html += "</fieldset>"
    }
    if field.rows.count < group.rows.upperBound {
      html += """
        <p><button class="button quiet" name="\(DraftFields.addRow)" value="\(key)">\(names.addRow)</button></p>
        """
    }
    return html + "</fieldset>"
  }

  // MARK: Files

  private func filePicker(
    _ rule: FilesRule, _ place: AnswerPlace, _ label: HTML, _ hint: HTML?, isOptional: Bool
  ) -> HTML {
    let own = files.filter { $0.field == place.name }
    var present = HTML()
    if let key, !own.isEmpty {
      let items = own.map { file -> HTML in
        let name = HTML(text: file.file.safeName)
        return """
          <li><a href="\(Address.draftFile(key, file.number))">\(name)</a> \
          <span class="soft">\(words.files.size(file.file.size))</span> \
          <button class="linklike" name="\(DraftFields.removeFile)" value="\(String(file.number))">\
          \(words.filing.page.removeFile(["name": name]))</button></li>
          """
      }
      present = """
        <p class="label" id="\(form.id(place.name))-da-co">\(words.filing.page.file)</p><ul class="files">\(items.joined())</ul>
        """
    }
    // What a form says of its files comes beside what may be sent at all.
    let limits = words.files.hint(count: rule.most)
    let hint: HTML = hint.map { "\($0) <span class=\"line\">\(limits)</span>" } ?? limits
    return FilePicker(
      form, label, field: place.name, most: rule.most, hint: hint, isOptional: isOptional, takesPhotos: true,
      present: present, kept: kept, draftToken: draftToken
    ).html
  }
}

extension FormSheet.Field {
  /// Whether it is computed from no answer: nobody is asked for it, and the form says it all the same.
  var isConstant: Bool {
    if case .computed(let formula) = field.type { formula.fields.isEmpty } else { false }
  }
}

extension String {
  fileprivate var isPlainNumber: Bool { utf8.allSatisfy(isDigit) }
}
