import Markup
import OneStop
import Words

extension Form {
  /// A line of text for a date, since the browser's own date input has the browser's order of day and month. A date
  /// from a link is shown as people write it; a typed text comes back as it was.
  package func date(_ name: String, _ label: Phrase, _ look: FieldLook = FieldLook()) -> HTML {
    var look = look
    look.hint = look.hint.map { "\(words.form.dateHint). \($0)" } ?? words.form.dateHint.html
    (look.inputMode, look.autocomplete, look.maxLength) = ("numeric", "off", 40)
    guard let date = LocalDate(values[name]) else { return input(name, label, look) }
    var form = self
    let shown = LocalDate.typed(date)
    form.values = FormContent(values.pairs.map { $0.name == name ? (name: name, value: shown) : $0 })
    return form.input(name, label, look)
  }

  /// The same for a time of day, which some browsers would show as 5:00 PM.
  package func time(_ name: String, _ label: Phrase) -> HTML {
    let look = FieldLook(
      hint: words.form.timeHint.html, autocomplete: "off", inputMode: "numeric", isNarrow: true, maxLength: 20)
    return input(name, label, look)
  }
}
