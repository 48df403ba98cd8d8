import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// A link that an administrator has made, by which the account's owner chooses a password.
enum PasswordLinkHandlers {
  static let show: ReadHandler = { visit in
    guard let person = try visit.linkOwner() else { return visit.linkOver() }
    return visit.chooser(Form(words: visit.words), person)
  }

  /// `POST /can-bo/mat-khau/{id}` with `mat_khau_moi`: the link is used up, and all sessions end.
  static let choose: VisitHandler = { visit in
    guard let person = try visit.linkOwner() else { return visit.linkOver() }
    var form = Form(visit.form, words: visit.words)
    guard let password = form.newPassword(OwnAccountForm.new, for: person, by: visit.state.shared.passwordRule) else {
      return visit.chooser(form, person)
    }
    let use = UsePasswordLink(
      visit.linkDigest, hash: try await visit.hash(password), from: visit.origin,
      letters: visit.ownerLetters, now: visit.now)
    guard try await visit.run(use) else { return visit.linkOver() }
    return .redirect(to: Address.signIn.with("da", OwnAccountForm.password))
  }

  static let again: VisitHandler = { visit in
    guard let person = try visit.linkOwner() else { return visit.linkOver() }
    return visit.chooser(Form(words: visit.words), person)
  }
}

extension Visit {
  fileprivate var linkDigest: String { Secrets.digest(context.parameters["id"] ?? "") }

  fileprivate func linkOwner() throws -> Person? {
    try reader.login(ofPasswordLink: linkDigest, now: now).flatMap { try reader.person($0)?.person }
  }

  fileprivate func linkOver() -> Response {
    let names = words.accounts.own.password
    let content: HTML = """
      <h1>\(names.linkOverTitle)</h1><p>\(names.linkOver)</p>\
      <p><a href="\(Address.signIn)">\(words.accounts.title)</a></p>
      """
    return show(Page(names.linkOverTitle.html, content, status: .notFound, isIndexed: false))
  }

  fileprivate func chooser(_ form: Form, _ person: Person) -> Response {
    let names = words.accounts.own.password
    let look = FieldLook(hint: names.hint.html, type: "password", autocomplete: "new-password", enterKey: "go")
    let content: HTML = """
      <h1>\(names.chooseTitle)</h1>\(form.errorSummary)<p>\(names.chooseFor(["name": "<strong>\(person.login)</strong>"]))</p>\
      <form method="post" id="dat-mat-khau">\(csrfField)<input type="hidden" name="username" value="\(person.login)" \
      autocomplete="username">\(form.input(OwnAccountForm.new, names.new, look))\
      <p class="actions"><button class="button">\(names.chooseButton)</button></p></form>
      """
    return show(
      Page(
        form.title(names.chooseTitle.html), content, status: form.status, form: TypedForm(id: "dat-mat-khau"),
        isIndexed: false, isSecret: true))
  }
}
