/// How one input is shown and what a browser may help with.
struct FieldLook {
  var hint: HTML?
  var isOptional = false
  var type = "text"
  var autocomplete: String?
  var inputMode: String?
  var enterKey: String?
  var isNarrow = false
  var maxLength: Int?
}

extension Form {
  /// A label, its hint, its error and a one-line input, in that order.
  func input(_ name: String, _ label: Phrase, _ look: FieldLook = FieldLook()) -> HTML {
    var element: HTML = """
      <input id="\(id(name))" name="\(name)" type="\(look.type)" value="\(look.type == "password" ? "" : values[name])"
      """
    element += attributes(name, look)
    if let autocomplete = look.autocomplete { element += " autocomplete=\"\(autocomplete)\"" }
    if let mode = look.inputMode { element += " inputmode=\"\(mode)\"" }
    if let key = look.enterKey { element += " enterkeyhint=\"\(key)\"" }
    if let length = look.maxLength { element += " maxlength=\"\(length)\"" }
    if look.isNarrow { element += " class=\"narrow\"" }
    return field(name, label, look, element + ">")
  }

  func textArea(_ name: String, _ label: Phrase, _ look: FieldLook = FieldLook()) -> HTML {
    var element: HTML = "<textarea id=\"\(id(name))\" name=\"\(name)\" rows=\"4\""
    element += attributes(name, look)
    if let length = look.maxLength { element += " maxlength=\"\(length)\"" }
    // The first line break after the tag is not part of the text (HTML Standard, 13.1.2.5).
    return field(name, label, look, element + ">\n\(values[name])</textarea>")
  }

  func select(
    _ name: String, _ label: Phrase, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  )
    -> HTML
  {
    let chosen = values[name]
    var element: HTML = "<select id=\"\(id(name))\" name=\"\(name)\"\(attributes(name, look))>"
    for option in options {
      element += "<option value=\"\(option.value)\"\(" selected", if: option.value == chosen)>\(option.text)</option>"
    }
    return field(name, label, look, element + "</select>")
  }

  /// One of a few, each in sight.
  func radios(
    _ name: String, _ label: Phrase, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  )
    -> HTML
  {
    let chosen = values[name]
    let error = message(name)
    var html: HTML =
      "<fieldset class=\"field\(" wrong", if: error != nil)\"\(describedBy(name, look))><legend class=\"label\">"
    html += "\(label)\(optionalMark(look))</legend>\(hintAndError(name, look))"
    for (index, option) in options.enumerated() {
      // The summary's link leads to the first of them.
      let id = index == 0 ? id(name) : "\(id(name))-\(index + 1)"
      html += """
        <div class="tick"><input type="radio" id="\(id)" name="\(name)" value="\(option.value)"\
        \(" checked", if: option.value == chosen)><label for="\(id)">\(option.text)</label></div>
        """
    }
    return html + "</fieldset>"
  }

  private func field(_ name: String, _ label: Phrase, _ look: FieldLook, _ element: HTML) -> HTML {
    """
    <div class="field\(" wrong", if: message(name) != nil)"><label for="\(id(name))">\(label)\(optionalMark(look))\
    </label>\(hintAndError(name, look))\(element)</div>
    """
  }

  private func optionalMark(_ look: FieldLook) -> HTML {
    look.isOptional ? " <span class=\"soft\">\(words.form.optional)</span>" : .empty
  }

  private func hintAndError(_ name: String, _ look: FieldLook) -> HTML {
    var html = HTML()
    if let hint = look.hint { html += "<span class=\"hint\" id=\"\(id(name))-goi-y\">\(hint)</span>" }
    if let error = message(name) { html += "<span class=\"error\" id=\"\(id(name))-loi\">\(error)</span>" }
    return html
  }

  private func attributes(_ name: String, _ look: FieldLook) -> HTML {
    describedBy(name, look) + (message(name) == nil ? .empty : " aria-invalid=\"true\"")
  }

  private func describedBy(_ name: String, _ look: FieldLook) -> HTML {
    var ids: [String] = []
    if look.hint != nil { ids.append("\(id(name))-goi-y") }
    if message(name) != nil { ids.append("\(id(name))-loi") }
    return ids.isEmpty ? .empty : " aria-describedby=\"\(ids.joined(separator: " "))\""
  }
}
