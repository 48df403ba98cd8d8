import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The fields of a filed form that its applicant is asked to mend, and what was typed into them.
struct MendedForm {
  let filed: FiledForm
  /// The keys of those that are asked for.
  let keys: Set<String>
  /// Why, of each that has a reason of its own.
  private let reasons: [String: String]
  /// All of the form, with what was typed.
  private(set) var sheet: FormSheet
  /// nil where nothing is offered.
  var candidates: AnswerCandidates?
  private var before: FormSheet { filed.sheet }

  /// nil where nothing of the form is asked for, or there is none.
  init?(_ filed: FiledForm?, _ request: SupplementRequest) {
    guard let filed, !request.fields.isEmpty else { return nil }
    self.filed = filed
    keys = Set(request.fields)
    reasons = request.reasons
    sheet = filed.sheet
  }

  var answers: FormAnswers { sheet.answers }

  /// Those that are asked for, and those that are asked only since another was mended.
  var fields: [FormSheet.Field] {
    let asked = Set(before.fields.map(\.field.key))
    return sheet.fields.filter { field in
      switch field.field.type {
      case .input(.files), .computed: false
      default: keys.contains(field.field.key.description) || !asked.contains(field.field.key)
      }
    }
  }

  var isChanged: Bool { answers != filed.filed.answers }

  /// What was typed; other fields stay, whatever the form holds.
  mutating func read(_ content: FormContent) {
    let asked = fields
    take(asked, content)
    // What was mended may ask more. Each is read once: the rows of one that lost a row are others then.
    let known = Set(asked.map(\.field.key))
    take(fields.filter { !known.contains($0.field.key) }, content)
  }

  private mutating func take(_ fields: [FormSheet.Field], _ content: FormContent) {
    let form = DraftForm(fields.map(\.field), sheet: sheet)
    var answers = answers
    answers.replace(form.names, by: form.answers(content))
    sheet = filed.sheet(answers)
  }

  /// Whether a button for rows was pressed, and nothing is to be sent yet.
  static func isAboutRows(_ content: FormContent) -> Bool {
    content.has(DraftFields.addRow) || content.has(DraftFields.removeRow)
  }

  func noteMistakes(in form: inout Form, language: Language) {
    form.note(sheet, fields, in: language)
  }

  func html(_ form: Form, language: Language) -> HTML {
    // What was typed last, row by row.
    let fields = fields
    var form = form
    form.values = FormContent(
      form.values.pairs + answers.only(Set(fields.map(\.field.key.description))).content.pairs)
    let inputs = DraftFields(
      form: form, sheet: sheet, setting: filed.setting, candidates: candidates, language: language)
    let names = form.words.filing.mending
    let asked = fields.map { field -> HTML in
      let reason = reasons[field.field.key.description].map { reason -> HTML in
        "<p class=\"said small\">\(names.agencySays(["reason": "<span lang=\"vi\">\(reason)</span>"]))</p>"
      }
      return "\(reason ?? .empty)\(inputs.html(field))"
    }
    return "<fieldset class=\"section\"><legend>\(names.title)</legend>\(asked.joined())</fieldset>"
  }

  /// What the dossier says otherwise from now on; nil: nothing.
  var change: FilingChange? { FilingChange(from: before, to: sheet, filed.setting.lists) }
}
