import Markup
import OneStop
import Operations
import Web
import Words

/// The public check of a result: the form, and what is known of the result that was found.
struct ResultCheckPage {
  static let dossier = "ma"
  static let code = "ma_kt"
  static let formID = "so-tep"

  struct Result {
    let view: DossierView
    let file: DossierFile
  }

  let words: Words
  let form: Form
  let result: Result?
  let csrfField: HTML
  /// Whether the file that was sent is the result; nil: none was sent.
  var isSame: Bool?

  private var texts: ResultCheckWords { words.resultCheck }

  var page: Page {
    let content: HTML = """
      <h1>\(texts.title)</h1>\(form.errorSummary)\(isSame.map(verdict))\(result.map(statement) ?? question)
      """
    return Page(
      form.title(texts.title.html), content, current: .lookup, status: form.status, address: address,
      form: result == nil ? nil : TypedForm(id: ResultCheckPage.formID), isIndexed: result == nil && !form.isWrong)
  }

  private var address: Address {
    let (ma, code) = (form.values[ResultCheckPage.dossier], form.values[ResultCheckPage.code])
    if ma.isEmpty, code.isEmpty { return .resultCheck }
    return .resultCheck.with(ResultCheckPage.dossier, ma).with(ResultCheckPage.code, code)
  }

  private func verdict(_ isSame: Bool) -> Notice {
    isSame ? .done(texts.same.html) : .wrong(texts.other.html)
  }

  private var question: HTML {
    """
    <p class="lead">\(texts.introduction)</p>\
    <form method="get" action="\(Address.resultCheck)">\
    \(form.input(ResultCheckPage.dossier, texts.dossier, FieldLook(isNarrow: true, maxLength: 100)))\
    \(form.input(ResultCheckPage.code, texts.code, FieldLook(hint: texts.codeHint.html, autocomplete: "off", isNarrow: true, maxLength: 40)))\
    <p class="actions"><button class="button">\(texts.button)</button></p></form>
    """
  }

  private func statement(_ result: Result) -> HTML {
    let (view, file) = (result.view, result.file)
    let signature = file.attached.signature
    var facts: [(Phrase, HTML)] = [
      (words.dossiers.agency, view.agencyName), (texts.procedure, view.procedureName),
      (texts.dossier, "<span class=\"code\">\(view.dossier.code)</span>"), (texts.given, words.moment(file.addedAt)),
      (texts.signature, words.dossierFiles.signatures[signature.state].html),
    ]
    // Only a trusted authority vouches for the names in a certificate.
    if signature.state == .valid, !signature.signers.isEmpty {
      facts.append((texts.signers, HTML(text: signature.signers.joined(separator: ", "))))
    }
    facts.append((texts.size, words.files.size(file.stored.size)))
    facts.append((texts.digest, "<span class=\"code\">\(file.stored.digest)</span>"))
    let state: HTML =
      if let removal = file.removal {
        Notice.wrong(texts.takenBack(["date": words.moment(removal.at)])).html
      } else if signature.state == .changed {
        Notice.wrong(texts.changed.html).html
      } else if isSame == false {
        // What counts is the result, and this file is not it.
        HTML.empty
      } else {
        Notice.done(texts.valid.html).html
      }
    let picker = FilePicker(form, texts.file.html, most: 1, hint: texts.fileHint.html).html
    let hidden = [ResultCheckPage.dossier, ResultCheckPage.code].map { name -> HTML in
      "<input type=\"hidden\" name=\"\(name)\" value=\"\(form.values[name])\">"
    }
    return """
      \(state)<dl class="facts">\(facts.map { "<dt>\($0.0)</dt> <dd>\($0.1)</dd> " as HTML }.joined())</dl>\
      <section aria-labelledby="so-sanh"><h2 id="so-sanh">\(texts.compare)</h2>\
      <form method="post" action="\(Address.resultCheck)" enctype="multipart/form-data" id="\(ResultCheckPage.formID)">\
      \(csrfField)\(hidden.joined())\(picker)<p class="actions"><button class="button">\(texts.compareButton)</button> \
      <a href="\(Address.resultCheck)">\(texts.another)</a></p></form></section>
      """
  }
}
