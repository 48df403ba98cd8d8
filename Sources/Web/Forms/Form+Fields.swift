import Markup
import Words

/// How an input is shown, and how a browser may help to fill it in.
package struct FieldLook {
  package var hint: HTML?
  package var isOptional = false
  package var type = "text"
  package var autocomplete: String?
  package var inputMode: String?
  package var enterKey: String?
  package var isNarrow = false
  package var maxLength: Int?
  /// The id of a `datalist` to choose from while typing.
  package var list: String?
  /// A button after the input.
  package var button: HTML?
  /// Whether the page opens with the focus here.
  package var isFocused = false

  package init(
    hint: HTML? = nil, isOptional: Bool = false, type: String = "text", autocomplete: String? = nil,
    inputMode: String? = nil, enterKey: String? = nil, isNarrow: Bool = false, maxLength: Int? = nil,
    list: String? = nil, button: HTML? = nil, isFocused: Bool = false
  ) {
    self.hint = hint
    self.isOptional = isOptional
    self.type = type
    self.autocomplete = autocomplete
    self.inputMode = inputMode
    self.enterKey = enterKey
    self.isNarrow = isNarrow
    self.maxLength = maxLength
    self.list = list
    self.button = button
    self.isFocused = isFocused
  }
}

extension Form {
  /// A label, its hint, its error and a one-line input, in that order.
  package func input(_ name: String, _ label: HTML, _ look: FieldLook = FieldLook()) -> HTML {
    field(name, label, look) { html in
      html += "<input"
      writeNames(name, look, to: &html)
      html.write("type", look.type)
      html.write("value", look.type == "password" ? "" : values[name])
      if let autocomplete = look.autocomplete { html.write("autocomplete", autocomplete) }
      if let mode = look.inputMode { html.write("inputmode", mode) }
      if let key = look.enterKey { html.write("enterkeyhint", key) }
      if let length = look.maxLength { html.write("maxlength", String(length)) }
      if let list = look.list { html.write("list", list) }
      if look.isNarrow { html += " class=\"narrow\"" }
      html += ">"
      if let button = look.button { html += " \(button)" }
    }
  }

  package func textArea(_ name: String, _ label: HTML, _ look: FieldLook = FieldLook()) -> HTML {
    field(name, label, look) { html in
      html += "<textarea"
      writeNames(name, look, to: &html)
      html += " rows=\"4\""
      if let length = look.maxLength { html.write("maxlength", String(length)) }
      // The first line break after the tag is not part of the text (HTML Standard, 13.1.2.5).
      html += ">\n\(values[name])</textarea>"
    }
  }

  package func select(
    _ name: String, _ label: HTML, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  ) -> HTML { select(name, label, groups: [(title: "", options: options)], look) }

  /// The same with titles between the options; a group without one has none. A value that stands in several is chosen
  /// in the first.
  package func select(
    _ name: String, _ label: HTML, groups: [(title: String, options: [(value: String, text: HTML)])],
    _ look: FieldLook = FieldLook()
  ) -> HTML {
    var chosen: String? = values[name]
    return field(name, label, look) { html in
      html += "<select"
      writeNames(name, look, to: &html)
      html += ">"
      for group in groups {
        if !group.title.isEmpty { html += "<optgroup label=\"\(group.title)\">" }
        for option in group.options {
          let isChosen = option.value == chosen
          if isChosen { chosen = nil }
          html += "<option value=\"\(option.value)\"\(" selected", if: isChosen)>\(option.text)</option>"
        }
        if !group.title.isEmpty { html += "</optgroup>" }
      }
      html += "</select>"
    }
  }

  /// A choice of one among a few, all visible.
  package func radios(
    _ name: String, _ label: HTML, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  ) -> HTML {
    group("radio", name, label, options, look, chosen: [values[name]])
  }

  /// A choice of several, all visible.
  package func ticks(
    _ name: String, _ label: HTML, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  ) -> HTML {
    group("checkbox", name, label, options, look, chosen: Set(values.all(name)))
  }

  private func group(
    _ type: String, _ name: String, _ label: HTML, _ options: [(value: String, text: HTML)], _ look: FieldLook,
    chosen: Set<String>
  ) -> HTML {
    var html: HTML = "<fieldset class=\"field\(" wrong", if: message(name) != nil)\""
    // The link in the error summary leads to the first one.
    if options.isEmpty { html.write("id", id(name)) }
    writeDescription(name, look, to: &html)
    html += "><legend class=\"label\">\(label)"
    writeOptionalMark(look, to: &html)
    html += "</legend>"
    writeHintAndError(name, look, to: &html)
    for (index, option) in options.enumerated() {
      let id = index == 0 ? id(name) : "\(id(name))-\(index + 1)"
      html += """
        <div class="tick"><input type="\(type)" id="\(id)" name="\(name)" value="\(option.value)"\
        \(" checked", if: chosen.contains(option.value))> <label for="\(id)">\(option.text)</label></div>
        """
    }
    return html + "</fieldset>"
  }

  private func field(_ name: String, _ label: HTML, _ look: FieldLook, _ element: (inout HTML) -> Void) -> HTML {
    var html = HTML(capacity: 512)
    html += message(name) == nil ? "<div class=\"field\"><label" : "<div class=\"field wrong\"><label"
    html.write("for", id(name))
    html += ">"
    html.append(label)
    writeOptionalMark(look, to: &html)
    html += "</label> "
    writeHintAndError(name, look, to: &html)
    element(&html)
    html += "</div>"
    return html
  }

  private func writeOptionalMark(_ look: FieldLook, to html: inout HTML) {
    if look.isOptional { html += " <span class=\"soft\">\(words.form.optional)</span>" }
  }

  private func writeHintAndError(_ name: String, _ look: FieldLook, to html: inout HTML) {
    if let hint = look.hint { html += "<span class=\"hint\" id=\"\(id(name))-goi-y\">\(hint)</span> " }
    if let error = message(name) { html += "<span class=\"error\" id=\"\(id(name))-loi\">\(error)</span> " }
  }

  private func writeNames(_ name: String, _ look: FieldLook, to html: inout HTML) {
    html.write("id", id(name))
    html.write("name", name)
    if look.isFocused { html += " autofocus" }
    writeDescription(name, look, to: &html)
    if message(name) != nil { html += " aria-invalid=\"true\"" }
  }

  private func writeDescription(_ name: String, _ look: FieldLook, to html: inout HTML) {
    let isWrong = message(name) != nil
    guard look.hint != nil || isWrong else { return }
    html += " aria-describedby=\""
    if look.hint != nil { html += "\(id(name))-goi-y" }
    if look.hint != nil, isWrong { html += " " }
    if isWrong { html += "\(id(name))-loi" }
    html += "\""
  }
}

extension Form {
  package func input(_ name: String, _ label: Phrase, _ look: FieldLook = FieldLook()) -> HTML {
    input(name, label.html, look)
  }

  package func textArea(_ name: String, _ label: Phrase, _ look: FieldLook = FieldLook()) -> HTML {
    textArea(name, label.html, look)
  }

  package func select(
    _ name: String, _ label: Phrase, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  ) -> HTML { select(name, label.html, options, look) }

  package func radios(
    _ name: String, _ label: Phrase, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  ) -> HTML { radios(name, label.html, options, look) }

  package func ticks(
    _ name: String, _ label: Phrase, _ options: [(value: String, text: HTML)], _ look: FieldLook = FieldLook()
  ) -> HTML { ticks(name, label.html, options, look) }
}

extension HTML {
  /// An attribute, with the space before it.
  fileprivate mutating func write(_ attribute: StaticString, _ value: String) {
    self += " "
    self += attribute
    self += "=\""
    append(text: value)
    self += "\""
  }
}
