import Markup
import OneStop
import Words

/// What an answer says, in words.
struct AnswerText {
  let sheet: FormSheet
  let values: DraftValues
  /// The names of a field's files, with the way to them where there is one.
  let files: (String) -> [HTML]

  private var words: Words { values.words }

  func html(_ field: FormSheet.Field) -> HTML { answer(field) ?? blank }

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
    case .computed: return values.text(sheet[field.place])
    case .group:
      let rows = field.rows.compactMap { row -> HTML? in
        let cells = row.compactMap { column in
          answer(column).map { "\(words.name(column.field.label, in: values.language)): \($0)" as HTML }
        }
        return cells.isEmpty ? nil : "<li>\(cells.joined("; "))</li>"
      }
      return rows.isEmpty ? nil : "<ol>\(rows.joined())</ol>"
    }
  }

  /// What was typed and could not be read.
  private func typed(_ place: AnswerPlace) -> HTML? {
    let texts = sheet.answers[place]
    return texts.isEmpty ? nil : HTML(text: texts.joined(separator: ", "))
  }

  private var blank: HTML { "<span class=\"soft\">\(words.filing.check.blank)</span>" }
}
