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
    /// A digest of the lines that were previewed.
    static let previewed = "da_xem"
  }

  static let formID = "nhieu-tai-khoan"

  /// A form sends line breaks of its own (HTML Standard, section 4.10.22.4).
  static func digest(_ text: String) -> String {
    Secrets.digest(text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "").trimmed)
  }

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
      <pre class="code" lang="vi">\(names.exampleLines(["agency": "\(agency)"]))</pre>\(input)
      """)
  }

  private var roles: HTML {
    let all = Account.Role.allCases.map { "\($0.rawValue) (\(words.steps.roles[$0]))" as HTML }
    return "<p>\(names.roles(["roles": all.joined(", ")]))</p>"
  }

  private var input: HTML {
    let file = FieldLook(hint: names.fileHint.html, isOptional: true, type: "file")
    let text = FieldLook(hint: names.textHint.html, isOptional: true)
    return """
      <form method="post" action="\(Address.peopleBatch)" id="\(Self.formID)" enctype="multipart/form-data" novalidate>\
      \(csrfField)\(form.input(Field.file, names.file, file))\(form.textArea(Field.text, names.text, text))\
      <p class="actions"><button class="button quiet">\(names.preview)</button></p></form>
      """
  }

  /// - Parameter digest: of the lines.
  func preview(_ batch: PeopleBatch, digest: String, number: SubmissionToken, notice: Notice? = nil) -> Page {
    let isEmpty = batch.people.isEmpty
    let bad: HTML = batch.badCount == 0 ? .empty : "<p>\(names.bad(count: batch.badCount))</p>"
    let order: HTML = """
      <button class="button" formaction="\(Address.peopleBatchOrder)" formenctype="application/x-www-form-urlencoded">\
      \(names.carryOut(count: batch.people.count))</button>
      """
    return page(
      names.previewTitle.html,
      """
      <h1>\(names.previewTitle)</h1>\(notice)<p class="lead">\
      \(isEmpty ? names.noneGood.html : names.good(count: batch.people.count))</p>\(bad)\
      <form method="post" action="\(Address.peopleBatch)" id="\(Self.formID)" enctype="multipart/form-data" novalidate>\
      \(csrfField)\(number.input)<input type="hidden" name="\(Field.previewed)" value="\(digest)">\
      \(form.textArea(Field.text, names.again, FieldLook(hint: names.againHint.html)))\
      <p class="actions">\(order, if: !isEmpty) <button class="button quiet">\(names.previewAgain)</button></p></form>\
      \(table(batch))
      """)
  }

  private func table(_ batch: PeopleBatch) -> HTML {
    let rows = batch.lines.map { line -> HTML in
      let result = line.mistake.map { "<strong>\($0)</strong>" as HTML } ?? names.willAdd.html
      return """
        <tr><th scope="row">\(line.number)</th>\
        <td data-label="\(words.people.columns.person)"><span>\(line.cells.joined(separator: ", "))</span></td>\
        <td data-label="\(names.result)"><span>\(result)</span></td></tr>
        """
    }
    return """
      <div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(names.line)</th><th scope="col">\(words.people.columns.person)</th>\
      <th scope="col">\(names.result)</th></tr></thead><tbody>\(rows.joined())</tbody></table></div>
      """
  }

  /// - Parameters:
  ///   - added: the people with the addresses by which they choose their passwords, until `end`.
  ///   - left: what was passed over; its lines are the form's.
  func done(
    _ added: [(person: Person, link: Address)], refused: [(person: Person, mistake: HTML)], left: PeopleBatch,
    site: String?, until end: Moment
  ) -> Page {
    let failures = refused.map { "<li>\($0.person.login): \($0.mistake)</li>" as HTML }
    let wrong =
      refused.isEmpty
      ? nil
      : Notice.wrong(
        names.notDone(count: refused.count), then: "<ul>\(failures.joined())</ul>")
    let rest: HTML = """
      <section><h2>\(names.left(count: left.badCount))</h2>\(table(left))<form method="post" \
      action="\(Address.peopleBatch)" id="\(Self.formID)" enctype="multipart/form-data" novalidate>\(csrfField)\
      \(form.textArea(Field.text, names.again, FieldLook()))\
      <p class="actions"><button class="button quiet">\(names.previewAgain)</button></p></form></section>
      """
    var page = page(
      names.doneTitle.html,
      """
      <h1>\(names.doneTitle)</h1>\(wrong)<p>\(names.done(count: added.count, ["hours": "\(PasswordLink.hours)"]))</p>\
      <ul class="plain slips">\(added.map { slip($0, site: site, until: end) }.joined())</ul>\
      \(rest, if: left.badCount > 0)<p><a href="\(Address.people)">\(words.people.title)</a></p>
      """, hasForm: left.badCount > 0)
    page.isSecret = true
    return page
  }

  /// What is given to one person: cut out of the printed page, or scanned from the screen.
  private func slip(_ added: (person: Person, link: Address), site: String?, until end: Moment) -> HTML {
    let title = "\(names.link.text): \(added.person.login)"
    let square = SquareCode(site: site, address: added.link, title: title)
    return """
      <li><p><strong>\(added.person.name)</strong> <span class="soft">\(added.person.login)</span></p>\(square.html)\
      <p>\(names.link), \(names.until(["moment": words.moment(end)])):</p>\
      <p class="code">\(site ?? "")\(added.link)</p></li>
      """
  }
}
