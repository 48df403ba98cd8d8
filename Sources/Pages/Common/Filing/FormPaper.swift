import Markup
import OneStop
import Words

/// A form's answers on paper, as the prescribed forms have them: numbered parts, lines, and a table for each list.
struct FormPaper {
  let answers: AnswerText
  /// Before the last mending; nil: there was none.
  let earlier: AnswerText?
  let form: FormDefinition

  /// More columns than stand beside each other on A4 portrait are told record by record.
  private static let mostColumns = 5

  private var words: Words { answers.values.words }
  private var language: Language { answers.values.language }

  /// The parts on which something is asked, numbered from 1.
  var html: HTML {
    var number = 0
    return answers.sheet.pages.map { page -> HTML in
      let definition = form.pages[page.number]
      let sections = page.sections.filter { !$0.fields.isEmpty }.map { section in
        html(section, of: definition.sections[section.number])
      }
      guard !sections.isEmpty else { return .empty }
      number += 1
      return "<h2>\(number). \(words.name(definition.title, in: language))</h2>\(sections.joined())"
    }.joined()
  }

  private func html(_ section: FormSheet.Section, of definition: FormSection) -> HTML {
    var html: HTML =
      definition.title.map { "<p class=\"part\"><em>\(words.name($0, in: language))</em></p>" } ?? .empty
    var lines: [HTML] = []
    func endLines() {
      if !lines.isEmpty { html += "<dl class=\"lines\">\(lines.joined())</dl>" }
      lines = []
    }
    for field in section.fields {
      if case .group = field.field.type, !field.rows.isEmpty {
        endLines()
        html += list(field)
      } else {
        lines.append(line(field))
      }
    }
    endLines()
    return html
  }

  private func line(_ field: FormSheet.Field) -> HTML {
    let former = former(field)
    if case .input(.tick) = field.field.type {
      let box = answers.sheet[field.place] == .truth(true) ? "☑" : "☐"
      return "<div><dt class=\"box\">\(box)</dt><dd>\(label(field, isChanged: former != nil))</dd></div>"
    }
    let before = former.map { "<div class=\"small\">\($0)</div>" as HTML } ?? .empty
    return "<div><dt>\(label(field, isChanged: former != nil)):</dt><dd>\(answers.html(field))\(before)</dd></div>"
  }

  private func label(_ field: FormSheet.Field, isChanged: Bool) -> HTML {
    let label = words.name(field.field.label, in: language)
    return isChanged ? "\(label) <strong class=\"small\">\(words.filing.filed.changed)</strong>" : label
  }

  /// What it said before, where a mending has changed it, or changed what it follows from; of a row nothing by itself.
  private func former(_ field: FormSheet.Field) -> HTML? {
    guard field.place.group == nil, let former = earlier?.html(sameAs: field),
      former.bytes != answers.html(field).bytes
    else { return nil }
    return words.filing.mending.before(["text": former])
  }

  // MARK: Lists

  private func list(_ field: FormSheet.Field) -> HTML {
    guard case .group(let group) = field.field.type else { return .empty }
    let asked = group.columns.filter { column in
      field.rows.contains { row in row.contains { $0.field.key == column.key && answers.isAnswered($0) } }
    }
    let former = former(field)
    let label = label(field, isChanged: former != nil)
    let list = asked.count > FormPaper.mostColumns ? records(field, label) : table(field, asked, label)
    return former.map { "\(list)<div class=\"small\">\($0)</div>" } ?? list
  }

  private func table(_ field: FormSheet.Field, _ columns: [FormField], _ label: HTML) -> HTML {
    let heads = columns.map { "<th scope=\"col\">\(words.name($0.label, in: language))</th>" as HTML }
    let rows = field.rows.enumerated().map { number, row -> HTML in
      let cells = columns.map { column -> HTML in
        let cell = row.first { $0.field.key == column.key }
        return "<td>\(cell.flatMap { answers.isAnswered($0) ? answers.html($0) : nil } ?? .empty)</td>"
      }
      return "<tr><td class=\"number\">\(number + 1)</td>\(cells.joined())</tr>"
    }
    return """
      <table><caption>\(label)</caption><thead><tr><th scope="col">\(words.printed.paperColumns.number)</th>\
      \(heads.joined())</tr></thead><tbody>\(rows.joined())</tbody></table>
      """
  }

  private func records(_ field: FormSheet.Field, _ label: HTML) -> HTML {
    let rows = field.rows.enumerated().map { number, row -> HTML in
      let lines = row.filter(answers.isAnswered).map(line)
      return "<li><p><strong>\(number + 1)</strong></p><dl class=\"lines pairs\">\(lines.joined())</dl></li>"
    }
    return "<p class=\"part\">\(label)</p><ul class=\"records\">\(rows.joined())</ul>"
  }
}
