import Credentials
import Encodings
import Markup
import OneStop
import OneStopStore
import Operations
import QRCode
import Web
import Words

/// One's own second factor: the app, passkeys, recovery codes.
struct SecondFactorPage {
  let account: Account
  let factor: StoredSecondFactor
  /// An app that has still to be confirmed.
  let proposed: TOTP?
  /// Whether the password was typed just now; if not, there is nothing to change.
  let isProved: Bool
  /// Whether nothing else can be opened before.
  let isRequired: Bool
  /// Whether the person's roles leave it to them.
  let mayTurnOff: Bool
  /// nil: this address has no passkeys.
  let party: RelyingParty?
  let secrets: Secrets
  /// The digest of the present session.
  let session: String
  let form: Form
  let notice: Notice?
  let csrfField: HTML
  let words: Words

  private var names: SecondFactorWords { words.accounts.secondFactor }
  private var hasPasskeyForm: Bool { isProved && party != nil }

  /// The id of the form that something is typed into first.
  private var formID: String? {
    if !isProved { return "nhap-mat-khau" }
    if proposed != nil { return "xac-nhan" }
    return hasPasskeyForm ? "them-khoa" : nil
  }

  var page: Page {
    Page(
      form.title(names.title.html), content, for: .staff, current: .ownAccount, status: form.status,
      address: Address.secondFactor.with("ve", form.values["ve"]),
      crumbs: isRequired ? [] : [(words.accounts.own.title.html, .ownAccount)],
      form: formID.map { TypedForm(id: $0, isOneOfSeveral: proposed != nil && hasPasskeyForm) },
      scripts: hasPasskeyForm ? ["passkeys.js"] : [], isSecret: true)
  }

  private var content: HTML {
    let isKept = form.values["ve"].hasPrefix(Address.keptForm("").description)
    let kept: HTML = isKept ? " \(names.keptForm)" : .empty
    let required = isRequired ? Notice.remark("\(names.required)\(kept)") : nil
    return """
      <h1>\(names.title)</h1>\(notice)\(form.errorSummary)\(required)<p>\(names.what) \
      <strong>\(factor.isOn ? names.isOn : names.isOff)</strong></p>\(isProved ? .empty : prove)\(app)\(passkeys)\
      \(codes)\(off)
      """
  }

  /// A form with a button alone.
  private func button(
    _ deed: SecondFactorForm.Deed, _ label: Phrase, name: HTML? = nil, more: HTML = .empty, style: HTML = "button quiet"
  ) -> HTML {
    let name: HTML = name.map { " aria-label=\"\($0)\"" } ?? .empty
    return """
      <form method="post" action="\(Address.secondFactor)">\(hidden(deed))\(more)<p class="actions">\
      <button class="\(style)"\(name)>\(label)</button></p></form>
      """
  }

  private func hidden(_ deed: SecondFactorForm.Deed) -> HTML {
    """
    \(csrfField)<input type="hidden" name="\(SecondFactorForm.deed)" value="\(deed.rawValue)">\
    <input type="hidden" name="ve" value="\(form.values["ve"])">
    """
  }

  private var prove: HTML {
    let look = FieldLook(type: "password", autocomplete: "current-password", enterKey: "go")
    return """
      <section><h2>\(names.prove.title)</h2><p>\(names.prove.text)</p>\
      <form method="post" action="\(Address.secondFactor)" id="nhap-mat-khau">\(hidden(.prove))\
      <input type="hidden" name="username" value="\(account.login)" autocomplete="username">\
      \(form.input(SecondFactorForm.password, names.prove.password, look))\
      <p class="actions"><button class="button">\(names.prove.button)</button></p></form></section>
      """
  }

  private var app: HTML {
    var html: HTML = "<section><h2>\(names.app.title)</h2>"
    if let since = factor.app?.confirmedAt {
      html += "<p>\(names.app.since(["date": words.date(since.date)]))</p>"
    } else {
      html += "<p>\(names.app.what)</p>"
    }
    if let proposed { return html + "\(confirmation(proposed))</section>" }
    guard isProved else { return html + "</section>" }
    if factor.hasApp {
      html += button(.propose, names.app.replace, more: "<p class=\"soft\">\(names.app.replaceHint)</p>")
      html += removal(.removeApp, names.app.remove, isLast: factor.passkeys.isEmpty)
    } else {
      html += button(.propose, names.app.begin, style: factor.isOn ? "button quiet" : "button")
    }
    return html + "</section>"
  }

  /// Takes away one of the ways; the last one is the whole second factor.
  private func removal(
    _ deed: SecondFactorForm.Deed, _ label: Phrase, name: HTML? = nil, more: HTML = .empty, isLast: Bool
  ) -> HTML {
    if !isLast { return button(deed, label, name: name, more: more) }
    guard mayTurnOff else { return .empty }
    return button(deed, label, name: name, more: "\(more)<p class=\"soft\">\(names.off.last)</p>")
  }

  private func confirmation(_ totp: TOTP) -> HTML {
    let address = totp.address(issuer: words.site.name.text, account: account.login)
    let square = try? QRCode(address)
    let image: HTML =
      square.map { "<div class=\"qr\">\(HTML(markup: $0.svg(title: names.app.image.text)))</div>" } ?? .empty
    let look = FieldLook(
      hint: words.accounts.secondStep.codeHint.html, autocomplete: "one-time-code", inputMode: "numeric",
      enterKey: "go", isNarrow: true, maxLength: 40)
    return """
      <p>\(names.app.scan)</p>\(image)<p><a href="\(address)">\(names.app.open)</a></p><p>\(names.app.typed)<br><code class="secret">\(totp.typedSecret)</code></p>\
      <form method="post" action="\(Address.secondFactor)" id="xac-nhan">\(hidden(.confirm))\
      <input type="hidden" name="\(SecondFactorForm.app)" value="\(form.values[SecondFactorForm.app])">\
      \(form.input(SecondStepForm.code, names.app.code, look))\
      <p class="actions"><button class="button">\(names.app.confirm)</button></p></form>
      """
  }

  private var passkeys: HTML {
    let words = names.passkeys
    let items = factor.passkeys.map { passkey -> HTML in
      let used =
        passkey.usedAt.map { words.used(["date": self.words.date($0.date)]) } ?? words.unused.html
      let remove = removal(
        .removePasskey, words.remove, name: words.removeThis(["label": HTML(text: passkey.label)]),
        more: "<input type=\"hidden\" name=\"\(SecondFactorForm.passkey)\" value=\"\(passkey.id)\">",
        isLast: factor.passkeys.count == 1 && !factor.hasApp)
      return """
        <li><strong>\(passkey.label)</strong> <span class="soft">\
        \(words.created(["date": self.words.date(passkey.createdAt.date)])) · \(used)</span>\(remove, if: isProved)</li>
        """
    }
    let list: HTML = items.isEmpty ? .empty : "<ul class=\"plain\">\(items.joined())</ul>"
    return "<section><h2>\(words.title)</h2><p>\(words.what)</p>\(list)\(newPasskey)</section>"
  }

  private var newPasskey: HTML {
    let words = names.passkeys
    guard isProved else { return .empty }
    guard let party else { return "<p class=\"soft\">\(words.notHere)</p>" }
    let look = FieldLook(hint: words.labelHint.html, autocomplete: "off", enterKey: "go", maxLength: 60)
    let challenge = Base64URL.text(secrets.passkeyChallenge(session))
    return """
      <p class="soft" data-without-passkeys>\(words.needsScript)</p>\
      <form method="post" action="\(Address.secondFactor)" id="them-khoa" hidden data-passkey="create" \
      data-party="\(party.id)" data-site="\(self.words.site.name)" data-challenge="\(challenge)" \
      data-owner="\(Base64URL.text(secrets.passkeyOwner(account.login)))" data-login="\(account.login)" \
      data-name="\(account.name)" data-keys="\(factor.passkeys.map(\.id).joined(separator: " "))">\(hidden(.addPasskey))\
      <input type="hidden" name="\(SecondStepForm.clientData)">\
      <input type="hidden" name="\(SecondFactorForm.attestation)">\
      \(form.input(SecondFactorForm.label, words.label, look))\
      <p class="error" role="alert" data-failure="\(words.failed)"></p>\
      <p class="actions"><button class="button quiet">\(words.add)</button></p></form>
      """
  }

  private var codes: HTML {
    guard factor.isOn else { return .empty }
    let renew = button(.newCodes, names.codes.renew, more: "<p class=\"soft\">\(names.codes.renewHint)</p>")
    return """
      <section><h2>\(names.codes.title)</h2><p>\(names.codes.what) <strong>\
      \(names.codes.left(count: factor.recoveryCodes))</strong></p>\(renew, if: isProved)</section>
      """
  }

  private var off: HTML {
    guard factor.isOn, isProved else { return .empty }
    if !mayTurnOff { return "<p class=\"soft\">\(names.off.required)</p>" }
    return "<section><h2>\(names.off.title)</h2><p>\(names.off.text)</p>\(button(.turnOff, names.off.button))</section>"
  }
}
