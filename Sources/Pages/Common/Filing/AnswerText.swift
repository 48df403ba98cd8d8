import Markup
import OneStop
import Operations
import Web
import Words

/// What an answer says, in words.
struct AnswerText {
  let sheet: FormSheet
  let values: DraftValues
  /// The names of a field's files, with the way to them where there is one.
  let files: (String) -> [HTML]

  private var words: Words { values.words }

  func html(_ field: FormSheet.Field) -> HTML { answer(field) ?? blank }

  func isAnswered(_ field: FormSheet.Field) -> Bool { answer(field) != nil }

  /// A page's answers under the titles of its sections, each with its name.
  ///
  /// - Parameter level: of the titles.
  func html(
    _ page: FormSheet.Page, of definition: FormPage, level: HTML,
    _ row: ((FormSheet.Field, HTML) -> HTML)? = nil
  ) -> HTML {
    page.sections.filter { !$0.fields.isEmpty }.map { section -> HTML in
      let title = definition.sections[section.number].title.map { title -> HTML in
        "<\(level) class=\"part\">\(words.name(title, in: values.language))</\(level)>"
      }
      let rows = section.fields.map { field -> HTML in
        let label = words.name(field.field.label, in: values.language)
        return row?(field, label) ?? "<dt>\(label)</dt><dd>\(html(field))</dd>"
      }
      return "\(title ?? .empty)<dl class=\"facts\">\(rows.joined())</dl>"
    }.joined()
  }

  /// The same of another reading of the form, in which the field may have other rows, or is not asked.
  func html(sameAs field: FormSheet.Field) -> HTML {
    sheet.fields.first { $0.place == field.place }.map { html($0) } ?? blank
  }

  /// nil where nothing was answered.
  private func answer(_ field: FormSheet.Field) -> HTML? {
    switch field.field.type {
    case .input(.files):
      let own = files(field.place.name)
      return own.isEmpty ? nil : own.joined(", ")
    case .input(let type): return values.text(sheet[field.place], of: type) ?? typed(field.place)
    case .composite:
      let parts = zip(field.parts, field.partPlaces).compactMap { part, place in
        sheet[place].flatMap { values.text($0, of: part.type) }
      }
      return parts.isEmpty ? typed(field.place) : parts.joined(", ")
    case .computed: return values.computed(sheet[field.place])
    case .group:
      let rows = field.rows.compactMap { row -> HTML? in
        let cells = row.compactMap { column in
          answer(column).map {
            "<span class=\"line\"><span class=\"soft\">\(words.name(column.field.label, in: values.language)):</span> \($0)</span>"
              as HTML
          }
        }
        return cells.isEmpty ? nil : "<li>\(cells.joined(" "))</li>"
      }
      return rows.isEmpty ? nil : "<ol class=\"rows\">\(rows.joined())</ol>"
    }
  }

  /// What was typed and could not be read.
  private func typed(_ place: AnswerPlace) -> HTML? {
    let texts = sheet.answers[place]
    return texts.isEmpty ? nil : HTML(text: texts.joined(separator: ", "))
  }

  private var blank: HTML { "<span class=\"soft\">\(words.filing.check.blank)</span>" }
}
