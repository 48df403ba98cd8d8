import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The pages by which many accounts are added: the form, its preview, and the links.
struct PeopleBatchPages {
  enum Field {
    static let file = "tep"
    static let text = "dong"
  }

  static let formID = "nhieu-tai-khoan"

  let form: Form
  /// An example has its code.
  let agency: AgencyCode
  let csrfField: HTML

  private var words: Words { form.words }
  private var names: PeopleBatchWords { words.people.batch }

  private func page(_ title: HTML, _ content: HTML, hasForm: Bool = true) -> Page {
    Page(
      form.title(title), content, for: .staff, current: .people, status: form.status, address: .peopleBatch,
      crumbs: [(words.people.title.html, .people)], form: hasForm ? TypedForm(id: Self.formID) : nil)
  }

  var empty: Page {
    page(
      names.title.html,
      """
      <h1>\(names.title)</h1>\(form.errorSummary)<p class="lead">\(names.lead)</p>\(roles)\
      <p>\(names.example):</p>\
      <pre class="code" lang="vi">\(names.exampleLines(["agency": "\(agency)"]))</pre>\(input(hasFile: true, names.preview))
      """)
  }

  private var roles: HTML {
    let all = Account.Role.allCases.map { "\($0.rawValue) (\(words.steps.roles[$0]))" as HTML }
    return "<p>\(names.roles(["roles": all.joined(", ")]))</p>"
  }

  private func input(hasFile: Bool, _ button: Phrase) -> HTML {
    let file = FieldLook(hint: names.fileHint.html, isOptional: true, type: "file")
    let text = FieldLook(hint: names.textHint.html, isOptional: hasFile)
    return """
      <form method="post" action="\(Address.peopleBatch)" id="\(Self.formID)" enctype="multipart/form-data" novalidate>\
      \(csrfField)\(form.input(Field.file, names.file, file), if: hasFile)\
      \(form.textArea(Field.text, hasFile ? names.text : names.again, text))\
      <p class="actions"><button class="button quiet">\(button)</button></p></form>
      """
  }

  func preview(_ batch: PeopleBatch, number: SubmissionToken) -> Page {
    let isEmpty = batch.people.isEmpty
    let bad: HTML = batch.badCount == 0 ? .empty : "<p>\(names.bad(count: batch.badCount))</p>"
    let order: HTML = """
      <form method="post" action="\(Address.peopleBatchOrder)">\(csrfField)\
      \(number.input)\
      <input type="hidden" name="\(Field.text)" value="\(form.values[Field.text])">\
      <p class="actions"><button class="button">\(names.carryOut(count: batch.people.count))</button></p></form>
      """
    return page(
      names.previewTitle.html,
      """
      <h1>\(names.previewTitle)</h1><p class="lead">\
      \(isEmpty ? names.noneGood.html : names.good(count: batch.people.count))</p>\(bad)\(table(batch))\
      \(order, if: !isEmpty)\(input(hasFile: false, names.previewAgain))
      """)
  }

  private func table(_ batch: PeopleBatch) -> HTML {
    let rows = batch.lines.map { line -> HTML in
      let result = line.mistake.map { "<strong>\($0)</strong>" as HTML } ?? names.willAdd.html
      return """
        <tr><th scope="row">\(line.number)</th>\
        <td data-label="\(words.people.columns.person)"><span>\(line.cells.prefix(4).joined(separator: ", "))</span></td>\
        <td data-label="\(names.result)"><span>\(result)</span></td></tr>
        """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(names.line)</th><th scope="col">\(words.people.columns.person)</th>\
      <th scope="col">\(names.result)</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  /// - Parameter added: the people with the addresses by which they choose their passwords.
  func done(_ added: [(person: Person, link: String)], refused: [(person: Person, mistake: HTML)]) -> Page {
    let rows = added.map { entry -> HTML in
      """
      <tr><th scope="row"><span>\(entry.person.name) <span class="soft line">\(entry.person.login)</span></span></th>\
      <td data-label="\(names.link)"><span class="code">\(entry.link)</span></td></tr>
      """
    }
    let failures = refused.map { "<li>\($0.person.login): \($0.mistake)</li>" as HTML }
    let wrong =
      refused.isEmpty
      ? nil
      : Notice.wrong(
        names.notDone(count: refused.count), then: "<ul>\(failures.joined())</ul>")
    let table: HTML = """
      <div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(words.people.columns.person)</th><th scope="col">\(names.link)</th></tr></thead>\
      <tbody>\(rows.joined())</tbody></table></div>
      """
    var page = page(
      names.doneTitle.html,
      """
      <h1>\(names.doneTitle)</h1>\(wrong)<p>\(names.done(count: added.count, ["hours": "\(PasswordLink.hours)"]))</p>\
      \(table, if: !added.isEmpty)<p><a href="\(Address.people)">\(words.people.title)</a></p>
      """, hasForm: false)
    page.isSecret = true
    return page
  }
}
