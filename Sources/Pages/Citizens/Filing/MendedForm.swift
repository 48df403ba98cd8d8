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
    // Twice: the first may ask what was not asked before.
    for _ in 0..<2 {
      let form = DraftForm(fields.map(\.field), sheet: sheet)
      var answers = answers
      answers.replace(form.names, by: form.answers(content))
      sheet = filed.sheet(answers)
    }
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

  /// What is asked by the form of the dossier now, where it says something else than before.
  func details(of filing: Filing) -> FilingDetails? {
    guard let old = before.applicant(filed.setting.lists), let new = sheet.applicant(filed.setting.lists),
      old != new || before.summary != sheet.summary
    else { return nil }
    var details = filing.details
    // The form's person signs for an organisation that was told beside the form.
    if filing.applicant.kind != .citizen, old.kind == .citizen {
      if old.name != new.name { details.applicant.representative?.name = new.name }
      if old.identity != new.identity { details.applicant.representative?.identity = new.identity }
    } else {
      if old.name != new.name { details.applicant.name = new.name }
      if old.identity != new.identity { details.applicant.identity = new.identity }
      if old.address != new.address { details.applicant.address = new.address }
      if old.birthDate != new.birthDate { details.applicant.birthDate = new.birthDate }
    }
    if old.phone != new.phone { details.applicant.phone = new.phone }
    if old.email != new.email { details.applicant.email = new.email }
    if let summary = sheet.summary, summary != before.summary { details.summary = summary }
    return details == filing.details ? nil : details
  }
}
