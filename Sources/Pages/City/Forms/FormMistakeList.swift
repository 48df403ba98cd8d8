import Markup
import OneStop
import Operations
import Web
import Words

/// What keeps a working copy from being published, each a link to its place.
struct FormMistakeList {
  let procedure: ProcedureCode
  let mistakes: [FormMistake]
  let reading: FormReading

  var html: HTML {
    let items = mistakes.map { mistake -> HTML in
      let path = mistake.place.path
      let title = path == .form ? reading.words.forms.outline.form.html : reading.title(path)
      return "<li><a href=\"\(Address.formPart(procedure, path))\">\(title)</a>: \(reading.sentence(mistake))</li>"
    }
    return "<ul>\(items.joined())</ul>"
  }
}
