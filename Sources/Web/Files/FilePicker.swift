import Markup
import OneStop
import OneStopStore
import Operations
import Words

/// A form's field for files: what may be chosen, what is kept from an earlier attempt, and the input. A form with it is
/// `multipart/form-data`.
package struct FilePicker {
  package let form: Form
  package let label: HTML
  package let field: String
  /// How many files the form may have.
  package let most: Int
  /// Instead of the sentence about kinds and sizes.
  package var hint: HTML?
  package var isOptional: Bool
  /// Whether there is an input that opens the camera on a phone.
  package var takesPhotos: Bool
  /// Files that are there already.
  package var present: HTML
  /// The draft's kept files, of every field.
  package var kept: [KeptFile]
  /// By which the script sends files of the draft (`Visit.draftToken`); nil: they come with the form.
  package var draftToken: String?

  /// Of the page with such a field.
  package static let script = "files.js"

  package init(
    _ form: Form, _ label: HTML, field: String = FilePicker.field, most: Int, hint: HTML? = nil,
    isOptional: Bool = false, takesPhotos: Bool = false, present: HTML = .empty, kept: [KeptFile] = [],
    draftToken: String? = nil
  ) {
    self.form = form
    self.label = label
    self.field = field
    self.most = most
    self.hint = hint
    self.isOptional = isOptional
    self.takesPhotos = takesPhotos
    self.present = present
    self.kept = kept
    self.draftToken = draftToken
  }

  /// The name of a form's only file field.
  package static let field = "tep"

  /// The field that names the kept files of a file field, each by its name there.
  package static func kept(_ field: String) -> String { "\(field)-giu" }

  /// The field that names all kept files that the form shows of a file field, ticked or not.
  package static func shown(_ field: String) -> String { "\(field)-hien" }

  private var words: FileWords { form.words.files }

  package var html: HTML {
    let id = form.id(field)
    let mistakes = form.mistakes.filter { $0.field == field }
    let optional: HTML = isOptional ? " <span class=\"soft\">\(form.words.form.optional)</span>" : .empty
    var html: HTML = """
      <div class="field\(" wrong", if: !mistakes.isEmpty)"\(script)><label for="\(id)">\(label)\(optional)</label> \
      <span class="hint" id="\(id)-goi-y">\(hint ?? words.hint(count: most))</span>\(present)\(keptTicks)
      """
    if !mistakes.isEmpty {
      let lines = mistakes.map { "<span class=\"line\">\($0.message)</span>" as HTML }
      html += " <span class=\"error\" id=\"\(id)-loi\">\(lines.joined())</span>"
    }
    html += """
      <input type="file"\(" multiple", if: most > 1) id="\(id)" name="\(field)" aria-describedby="\(id)-goi-y\(
        " \(id)-loi", if: !mistakes.isEmpty)"\(" aria-invalid=\"true\"", if: !mistakes.isEmpty)>\
      \(takesPhotos ? photo(id) : .empty)\(draftToken == nil ? .empty : "<div data-coming></div><p class=\"soft\" role=\"status\"></p>")</div>
      """
    return html
  }

  /// What the script says, beside where it sends.
  private var script: HTML {
    guard let draftToken else { return .empty }
    let words = words.coming
    return """
       data-upload="\(Address.comingFile, "")" data-draft="\(draftToken)" data-field="\(field)" \
      data-sending="\(words.sending.text)" data-sent="\(words.sent.text)" data-broken="\(words.broken.text)" \
      data-stop="\(words.stop.text)" data-waiting="\(words.waiting.text)"
      """
  }

  /// Its files come in the same field; shown only where there is a camera to open.
  private func photo(_ id: String) -> HTML {
    """
    <div class="photo"><label for="\(id)-anh">\(words.photo)</label> <span class="hint" id="\(id)-anh-goi-y">\
    \(words.photoHint)</span><input type="file" accept="image/*" capture="environment" id="\(id)-anh" \
    name="\(field)" aria-describedby="\(id)-anh-goi-y"></div>
    """
  }

  /// Files from a form that could not be saved; they need not be chosen again.
  private var keptTicks: HTML {
    let own = kept.filter { $0.field == field }
    guard !own.isEmpty else { return .empty }
    let name = FilePicker.kept(field)
    let ticks = own.enumerated().map { place, file in
      FilePicker.tick(file, id: "\(form.id(name))-\(place + 1)", words)
    }
    return """
      <fieldset class="field"><legend class="label">\(words.kept(count: own.count))</legend>\
      <span class="hint">\(words.keptHint)</span>\(ticks.joined())</fieldset>
      """
  }

  static func tick(_ file: KeptFile, id: String, _ words: FileWords) -> HTML {
    """
    <div class="tick"><input type="checkbox" id="\(id)" name="\(kept(file.field))" value="\(file.name)" checked>\
    <label for="\(id)">\(file.file.safeName) (\(words.size(file.file.size)))</label>\
    <input type="hidden" name="\(shown(file.field))" value="\(file.name)"></div>
    """
  }
}
