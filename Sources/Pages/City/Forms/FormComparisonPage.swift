import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Two versions of a form, or one and the working copy, side by side.
struct FormComparisonPage {
  static let from = "tu"
  static let to = "den"

  let procedure: Procedure
  let old: ChosenForm
  let new: ChosenForm
  /// From the newest.
  let versions: [FormVersionMark]
  let hasCopy: Bool
  let words: Words
  let language: Language

  private var names: FormEditorWords.Comparison { words.forms.comparison }

  private func name(_ chosen: ChosenForm) -> HTML {
    chosen.number.map { names.version(["number": "\($0)"]) } ?? names.copy.html
  }

  var page: Page {
    let plain = HTML(text: words.plainName(procedure.name, in: language))
    let address = Address.formComparison(procedure.code).with(FormComparisonPage.from, old.word).with(
      FormComparisonPage.to, new.word)
    let list = FormDifferenceList(from: old.form, to: new.form, words: words, language: language)
    let form = Form(
      FormContent([(FormComparisonPage.from, old.word), (FormComparisonPage.to, new.word)]), words: words)
    let options =
      (hasCopy ? [(value: FormEditorField.workingCopy, text: names.copy.html)] : [])
      + versions.map { (value: "\($0.number)", text: names.version(["number": "\($0.number)"])) }
    return Page(
      names.title(["procedure": plain]),
      """
      <h1>\(names.title(["procedure": words.name(procedure.name, in: language)]))</h1>\
      <form method="get" action="\(Address.formComparison(procedure.code))">\
      \(form.select(FormComparisonPage.from, names.from, options))\(form.select(FormComparisonPage.to, names.to, options))\
      <p class="actions"><button class="button quiet">\(names.button)</button></p></form>\
      <section><h2>\(name(old)) → \(name(new))</h2>\(list.html)</section>
      """, for: .staff, current: .forms, address: address,
      crumbs: [(words.forms.title.html, .forms), (plain, Address.formVersions(procedure.code))])
  }
}

enum FormComparisonHandlers {
  /// `GET /quan-tri/mau-don/{procedure}/so-sanh?tu=&den=`: two versions, or a version and the working copy; without a
  /// query, the newest version and the working copy, or the last two versions.
  static let show: ReadHandler = { visit in
    let procedure = try visit.formProcedure
    let versions = try visit.reader.formVersions(of: procedure.code)
    let hasCopy = try visit.reader.formCopy(of: procedure.code) != nil
    let numbers = versions.map(\.number)
    let usual =
      hasCopy
      ? (numbers.last.map(String.init), FormEditorField.workingCopy)
      : (numbers.dropLast().last.map(String.init) ?? numbers.last.map(String.init), numbers.last.map(String.init) ?? "")
    let ask = { (name: String, usual: String) in
      visit.query[name].isEmpty ? usual : visit.query[name]
    }
    guard
      let old = try visit.chosenForm(
        of: procedure, ask(FormComparisonPage.from, usual.0 ?? FormEditorField.workingCopy)),
      let new = try visit.chosenForm(of: procedure, ask(FormComparisonPage.to, usual.1))
    else { return .redirect(to: Address.formVersions(procedure.code)) }
    let page = FormComparisonPage(
      procedure: procedure, old: old, new: new, versions: versions.reversed(), hasCopy: hasCopy, words: visit.words,
      language: visit.language)
    return visit.show(page.page)
  }
}
