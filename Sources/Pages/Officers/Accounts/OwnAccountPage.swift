import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// One's own account: posts, password, sessions.
struct OwnAccountPage {
  let person: Person
  /// In the present post.
  let account: Account
  let sessions: [OpenSession]
  let factor: StoredSecondFactor
  /// Whether its owner says which roles require a second factor.
  let decidesRoles: Bool
  /// The digest of the present session.
  let present: String
  /// Accounts at identity providers that let the person in.
  let linked: [ProviderAccount]
  let providers: [SignOnProvider]
  let language: Language
  /// The form that links another.
  let linking: Form
  let names: (Post) -> HTML
  /// The form of the password.
  let form: Form
  let notice: Notice?
  let csrfField: HTML
  let today: LocalDate
  let words: Words

  private var own: OwnAccountWords { words.accounts.own }

  var page: Page {
    Page(
      (linking.isWrong ? linking : form).title(own.title.html), content, for: .staff, current: .ownAccount,
      status: linking.isWrong ? linking.status : form.status,
      address: .ownAccount, isSecret: true)
  }

  private var content: HTML {
    """
    <h1>\(own.title)</h1>\(notice)\(form.errorSummary)\(linking.errorSummary)\(facts)\(posts)\(password)\
    \(secondFactor)\(identityAccounts)\(sessionList)
    """
  }

  private var facts: HTML {
    let contact = { (text: String?) -> HTML in text.map { HTML(text: $0) } ?? own.none.html }
    return """
      <dl class="facts"><dt>\(own.name)</dt> <dd>\(person.name)</dd> <dt>\(own.login)</dt> <dd>\(person.login)</dd> \
      <dt>\(own.email)</dt> <dd>\(contact(person.email?.description))</dd> <dt>\(own.phone)</dt> \
      <dd>\(contact(person.phone?.description))</dd></dl><p class="soft">\(own.byAdministrator)</p>
      """
  }

  private var posts: HTML {
    let items = person.posts.enumerated().map { place, post in "<li>\(item(post, number: place + 1))</li>" as HTML }
    return "<section><h2>\(own.posts.title)</h2><ul>\(items.joined())</ul></section>"
  }

  private func item(_ post: Post, number: Int) -> HTML {
    let name = names(post)
    let time = post.time(words).map { " <span class=\"soft\">\($0)</span>" as HTML } ?? .empty
    guard post.holds(on: today), person.posts.count > 1 else { return "\(name)\(time)" }
    if post.role == account.role, post.agency == account.agency {
      return "<strong>\(name)</strong>\(time) · \(own.posts.present)"
    }
    return """
      \(name)\(time) <form method="post" action="\(Address.ownAccount)" class="inline-form">\(csrfField)\
      <input type="hidden" name="\(OwnAccountForm.deed)" value="\(OwnAccountForm.post)">\
      <input type="hidden" name="\(OwnAccountForm.post)" value="\(number)">\
      <button class="button quiet" aria-label="\(own.posts.chooseThis(["post": name]))">\(own.posts.choose)</button></form>
      """
  }

  private var password: HTML {
    let old = FieldLook(type: "password", autocomplete: "current-password", enterKey: "next")
    let new = FieldLook(
      hint: own.password.hint.html, type: "password", autocomplete: "new-password", enterKey: "go")
    return """
      <section><h2>\(own.password.title)</h2><form method="post" action="\(Address.ownAccount)">\(csrfField)\
      <input type="hidden" name="username" value="\(person.login)" autocomplete="username">\
      \(form.input(OwnAccountForm.old, own.password.old, old))\(form.input(OwnAccountForm.new, own.password.new, new))\
      <p class="actions"><button class="button">\(own.password.button)</button></p></form></section>
      """
  }

  private var secondFactor: HTML {
    let names = words.accounts.secondFactor
    let roles: HTML = "<p><a href=\"\(Address.secondFactorRoles)\">\(names.roles.link)</a></p>"
    return """
      <section><h2>\(names.title)</h2><p>\(names.what) <strong>\(factor.isOn ? names.isOn : names.isOff)</strong></p>\
      <p class="actions"><a class="button quiet" href="\(Address.secondFactor)">\
      \(factor.isOn ? names.change : names.setUp)</a></p>\(roles, if: decidesRoles)</section>
      """
  }

  private var sessionList: HTML {
    let names = own.sessions
    let others: HTML = """
      <form method="post" action="\(Address.ownAccount)">\(csrfField)\
      <input type="hidden" name="\(OwnAccountForm.deed)" value="\(OwnAccountForm.others)">\
      <p class="actions"><button class="button quiet">\(names.endOthers)</button></p></form>
      """
    return """
      <section><h2>\(names.title)</h2><div class="frame"><table class="cards"><caption class="visually-hidden">\
      \(names.title)</caption><thead><tr><th scope="col">\(names.device)</th><th scope="col">\(names.place)</th>\
      <th scope="col">\(names.begun)</th><th scope="col">\(names.used)</th><th scope="col">\(names.action)</th></tr>\
      </thead><tbody>\(sessions.map(row).joined())</tbody></table></div>\(others, if: sessions.count > 1)</section>
      """
  }

  private func row(_ session: OpenSession) -> HTML {
    let names = own.sessions
    let device = session.device.isEmpty ? names.unknownDevice.html : HTML(text: session.device)
    let label = names.endThis(["device": device, "moment": HTML(text: words.momentText(session.createdAt))])
    let end: HTML = """
      <form method="post" action="\(Address.ownAccount)">\(csrfField)\
      <input type="hidden" name="\(OwnAccountForm.deed)" value="\(OwnAccountForm.session)">\
      <input type="hidden" name="\(OwnAccountForm.session)" value="\(session.digest)">\
      <button class="linklike" aria-label="\(label)">\(names.end)</button></form>
      """
    return """
      <tr><th scope="row"><span>\(device)</span></th><td data-label="\(names.place)">\(session.client)</td>\
      <td data-label="\(names.begun)">\(words.moment(session.createdAt))</td>\
      <td data-label="\(names.used)">\(words.moment(session.seenAt))</td>\
      <td data-label="\(names.action)"><span>\(session.digest == present ? names.this.html : end)</span></td></tr>
      """
  }
}

extension Post {
  /// From when until when it holds; nil where it has no end.
  func time(_ words: Words) -> HTML? {
    let names = words.accounts.own.posts
    return switch (firstDay, lastDay) {
    case (nil, nil): nil
    case (let first?, nil): names.from(["date": words.date(first)])
    case (nil, let last?): names.until(["date": words.date(last)])
    case (let first?, let last?): names.between(["from": words.date(first), "until": words.date(last)])
    }
  }
}
