import Markup
import OneStop
import Operations
import Web
import Words

/// Asks why a paper or a result is to be removed.
struct FileRemovalPage {
  private static let formID = "go-tep"
  static let reason = "noi_dung"

  let code: DossierCode
  let file: DossierFile
  let form: Form
  let csrfField: HTML

  private var names: DossierFileWords.Removal { form.words.dossierFiles.removal }

  var page: Page {
    let title = names.title(["name": HTML(text: file.stored.safeName)])
    let look = FieldLook(
      hint: (file.purpose == .result ? names.resultHint : names.hint).html, maxLength: FileDeed.remarkRule.limit)
    let content: HTML = """
      <h1>\(title)</h1>\(form.errorSummary)\
      <form method="post" action="\(Address.fileRemoval(code, file.number))" id="\(FileRemovalPage.formID)" novalidate>\
      \(csrfField)\(form.textArea(FileRemovalPage.reason, names.reason, look))\
      <p class="actions"><button class="button danger">\(names.button)</button> \
      <a href="\(Address.dossierFiles(code))">\(form.words.dossierFiles.back)</a></p></form>
      """
    return Page(
      form.title(title), content, for: .staff, current: .worklist, status: form.status,
      address: Address.fileRemoval(code, file.number),
      crumbs: [
        ("\(code)", Address.staffDossier(code)), (form.words.dossierFiles.title.html, Address.dossierFiles(code)),
      ], form: TypedForm(id: FileRemovalPage.formID))
  }
}
