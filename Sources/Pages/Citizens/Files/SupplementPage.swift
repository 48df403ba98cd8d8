import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// What the agency asks for, and the form by which the applicant sends it.
struct SupplementPage {
  static let formID = "gui-bo-sung"
  static let text = "noi-dung"
  static let opening = "luc-mo"
  /// The number of the request that the form answers.
  static let request = "so-yeu-cau"
  /// The button that keeps what was chosen, for more to come.
  static let save = "luu-lai"
  /// The tick that sends it although asked papers have no file.
  static let anyway = "van-gui"
  static let mostFiles = 20
  static let fieldPrefix = "tep-"
  /// Of files that belong to none of the papers.
  static let otherFiles = "tep-khac"
  /// What came of it, as the address of the dossier's page names it.
  static let sent = "bo-sung"
  /// The same where it had come before.
  static let sentBefore = "da-bo-sung"

  let view: DossierView
  let request: SupplementRequest
  /// The fields of its form that are asked for.
  let mended: MendedForm?
  let form: Form
  let kept: [KeptFile]
  /// By which the script sends files while the form is filled in.
  let draftToken: String?
  /// By which it can still be sent once the details have closed by themselves.
  let opening: String
  let csrfField: HTML
  /// What was just done.
  var notice: Notice?

  private var words: Words { view.words }
  private var names: DossierFileWords.Own { words.dossierFiles.own }
  private var code: DossierCode { view.dossier.code }

  /// Whether something of the form is to be mended, and no paper supplied.
  private var isFormAlone: Bool { mended != nil && request.papers.isEmpty }

  private var title: Phrase {
    guard mended != nil else { return names.title }
    return isFormAlone ? words.filing.mending.pageTitle : words.filing.mending.bothTitle
  }

  private var introduction: HTML {
    guard mended != nil else { return names.introduction.html }
    let lead = words.filing.mending.lead.html
    return isFormAlone ? lead : "\(lead) \(names.introduction)"
  }

  /// What becomes of the processing time.
  private var clock: Phrase {
    if view.dossier.acceptedAt == nil { return names.early }
    return view.dossier.rules.supplement == .restart ? names.restarts : names.goesOn
  }

  /// Asked for once papers are missing.
  private var anyway: HTML {
    guard form.message(SupplementPage.anyway) != nil || form.values.has(SupplementPage.anyway) else { return .empty }
    return form.ticks(SupplementPage.anyway, names.incomplete, [(value: "1", text: names.anyway.html)])
  }

  var page: Page {
    let asked: HTML = request.note.isEmpty ? .empty : "<p class=\"said\" lang=\"vi\">\(request.note)</p>"
    let papers = request.papersOfForm
    let pickers = papers.map { field, paper -> HTML in
      FilePicker(
        form, view.asked("<span lang=\"vi\">\(paper)</span>", request.reasons[paper]), field: field,
        most: SupplementPage.mostFiles, hint: field == papers[0].field ? nil : names.files.html, takesPhotos: true,
        kept: kept, draftToken: draftToken
      ).html
    }
    let other = FilePicker(
      form, (papers.isEmpty ? names.files : names.otherFiles).html, field: SupplementPage.otherFiles,
      most: SupplementPage.mostFiles,
      hint: papers.isEmpty ? nil : names.files.html, isOptional: true,
      takesPhotos: papers.isEmpty, kept: kept, draftToken: draftToken)
    let opening: HTML = "<input type=\"hidden\" name=\"\(SupplementPage.opening)\" value=\"\(opening)\">"
    let number: HTML = "<input type=\"hidden\" name=\"\(SupplementPage.request)\" value=\"\(request.number)\">"
    let look = FieldLook(
      hint: names.textHint.html, isOptional: true, maxLength: SendSupplement.textRule.limit)
    let content: HTML = """
      <h1>\(title)</h1>\(form.errorSummary)\(notice)\
      <p class="lead">\(view.procedureName) · <span class="code">\(code)</span></p>\(asked)<p>\(introduction) \(clock)</p>\
      <form method="post" action="\(Address.supplement(code))" enctype="multipart/form-data" \
      id="\(SupplementPage.formID)">\(csrfField)\(opening)\(number)\
      <p class="visually-hidden"><button tabindex="-1" aria-hidden="true">\(names.button)</button></p>\
      \(mended?.html(form, language: view.language) ?? .empty)\(pickers.joined())\(other.html)\
      \(form.textArea(SupplementPage.text, names.text, look))\(anyway)<p class="actions"><button class="button">\(names.button)\
      </button> <button class="button quiet" name="\(SupplementPage.save)" value="1">\(names.save)</button> \
      <a href="\(Address.dossier(code))">\(names.back)</a></p></form>
      """
    return Page(
      form.title(title.html), content, current: .lookup, status: form.status, address: Address.supplement(code),
      crumbs: [("\(code)", Address.dossier(code))], form: TypedForm(id: SupplementPage.formID),
      scripts: [FilePicker.script],
      isIndexed: false, isSecret: true)
  }
}

extension SupplementRequest {
  /// The papers that have a field of their own in the form.
  var papersOfForm: [(field: String, paper: String)] {
    papers.prefix(SupplementPage.mostFiles - 1).enumerated().map {
      ("\(SupplementPage.fieldPrefix)\($0 + 1)", $1)
    }
  }

  /// A field for each paper, and one for whatever else.
  var fileFields: [String] { papersOfForm.map(\.field) + [SupplementPage.otherFiles] }

  /// The paper that a field is for; empty for whatever else.
  func paper(of field: String) -> String { papersOfForm.first { $0.field == field }?.paper ?? "" }

  /// The field for a paper.
  func field(of paper: String) -> String {
    papersOfForm.first { $0.paper == paper }?.field ?? SupplementPage.otherFiles
  }

  /// By which the files kept for the form are found.
  var purpose: String { "bo-sung-\(number)" }
}
