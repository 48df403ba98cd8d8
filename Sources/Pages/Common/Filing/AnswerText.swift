import Markup
import OneStop
import Words

/// What an answer says, in words.
struct AnswerText {
  let sheet: FormSheet
  let values: DraftValues
  /// The files of a field.
  let files: (String) -> [StoredFile]

  private var words: Words { values.words }

  func html(_ field: FormSheet.Field) -> HTML {
    switch field.field.type {
    case .input(.files):
      let own = files(field.place.name)
      return own.isEmpty ? blank : own.map { HTML(text: $0.safeName) }.joined(", ")
    case .input(let type): return text(type, field.place)
    case .composite:
      let parts = zip(field.parts, field.partPlaces).compactMap { part, place in
        sheet[place].flatMap { values.text($0, of: part.type) }
      }
      return parts.isEmpty ? typed(field.place) : parts.joined(", ")
    case .computed: return values.text(sheet[field.place]) ?? blank
    case .group:
      let rows = field.rows.map { row in
        let cells = row.map { column in
          "\(words.name(column.field.label, in: values.language)): \(html(column))" as HTML
        }
        return "<li>\(cells.joined("; "))</li>" as HTML
      }
      return rows.isEmpty ? blank : "<ol>\(rows.joined())</ol>"
    }
  }

  private func text(_ type: InputType, _ place: AnswerPlace) -> HTML {
    values.text(sheet[place], of: type) ?? typed(place)
  }

  /// What was typed and could not be read.
  private func typed(_ place: AnswerPlace) -> HTML {
    let texts = sheet.answers[place]
    return texts.isEmpty ? blank : HTML(text: texts.joined(separator: ", "))
  }

  private var blank: HTML { "<span class=\"soft\">\(words.filing.check.blank)</span>" }
}
