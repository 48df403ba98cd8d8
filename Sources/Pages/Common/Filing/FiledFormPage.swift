import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form as it was filed, or as it was after one of its mendings, to be read and printed.
struct FiledFormPage {
  /// Which version, in the address.
  static let version = "ban"

  let filed: FiledForm
  let address: Address
  /// The page of the dossier.
  let back: Address
  let files: (DossierFile) -> Address
  /// Whether it is among the pages of the staff.
  let isStaffs: Bool

  private var view: DossierView { filed.view }
  private var words: Words { view.words }
  private var names: FilingWords.Filed { words.filing.filed }

  var page: Page {
    let title = names.formTitle(["code": "\(view.dossier.code)"])
    let toolbar = PrintToolbar(
      words: words, ways: "<a href=\"\(back)\">\(words.filing.confirmation.back)</a>", notes: versions)
    let content: HTML = """
      \(toolbar.html)\
      <article class="paper">\("<p class=\"form-number\">\(filed.form.basis)</p>", if: !filed.form.basis.isEmpty)\
      <div class="center"><p class="caps"><strong>\(words.printed.motto)</strong></p>\
      <p><strong>\(words.printed.motto2)</strong></p></div>\
      <h1 class="title">\(words.name(filed.form.title, in: view.language))</h1>\
      <p class="center">\(words.catalogue.blank.to): <strong>\(view.agencyName)</strong></p>\
      <p class="code center"><strong>\(view.dossier.code)</strong></p>\
      \(filed.paper(files))\(signature)\
      <p class="rules">\(names.pledged)</p></article>
      """
    return Page(
      title, content, for: isStaffs ? .staff : .everyone, current: isStaffs ? .worklist : .lookup, address: address,
      scripts: ["print.js"], isIndexed: false, isSecret: true)
  }

  /// The applicant as this version names them, and when it was sent.
  private var signature: HTML {
    let name = filed.sheet.applicant(filed.setting.lists)?.name ?? ""
    return """
      <div class="signatures"><div></div><div><p><em>\(when(filed.filed))</em></p>\
      <p class="caps"><strong>\(words.printed.signatures.applicant)</strong></p>\
      <p class="signed"><strong>\(name)</strong></p></div></div>
      """
  }

  private func when(_ version: FiledAnswers) -> HTML {
    let sentence = version.number == 1 ? names.filedAt : names.mendedAt
    return sentence(["moment": words.moment(version.at)])
  }

  /// The way to the others, where there are several.
  private var versions: HTML {
    guard filed.count > 1 else { return .empty }
    let items = (1...filed.count).map { number -> HTML in
      let label = names.versionNumber(["number": "\(number)"])
      if number == filed.filed.number { return "<li aria-current=\"page\"><strong>\(label)</strong></li>" }
      return "<li><a href=\"\(address.with(FiledFormPage.version, number))\">\(label)</a></li>"
    }
    return "<ul class=\"plain\">\(items.joined())</ul>"
  }
}
