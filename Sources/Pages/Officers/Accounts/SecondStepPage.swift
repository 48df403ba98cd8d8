import Credentials
import Encodings
import Markup
import OneStopStore
import Operations
import Web
import Words

/// Asks for the second factor behind the right password.
struct SecondStepPage {
  static let id = "buoc-hai"
  let form: Form
  let factor: StoredSecondFactor
  /// nil: this address has no passkeys.
  let party: RelyingParty?
  let challenge: [UInt8]
  let csrfField: HTML

  private var words: SecondStepWords { form.words.accounts.secondStep }
  /// Whether a recovery code is asked for, and not the app's.
  private var isRecovery: Bool { !factor.hasApp || form.values[SecondStepForm.way] == SecondStepForm.recovery }
  private var hasPasskeys: Bool { party != nil && !factor.passkeys.isEmpty }

  var page: Page {
    Page(
      form.title(words.title.html), content, status: form.status, form: TypedForm(id: SecondStepPage.id),
      scripts: hasPasskeys ? ["passkeys.js"] : [], isIndexed: false, isSecret: true)
  }

  private var content: HTML {
    // Whoever has nothing but passkeys finds them first.
    let parts = factor.hasApp ? [code, passkey] : [passkey, code]
    return """
      <h1>\(words.title)</h1>\(form.errorSummary)<p>\(words.introduction)</p>\(parts.joined())\
      <p class="soft">\(words.lost)</p>
      """
  }

  private var hidden: HTML {
    """
    \(csrfField)<input type="hidden" name="ve" value="\(form.values["ve"])">\
    <input type="hidden" name="\(SecondStepForm.way)" value="\(form.values[SecondStepForm.way])">
    """
  }

  private var code: HTML {
    let app = FieldLook(
      hint: words.codeHint.html, autocomplete: "one-time-code", inputMode: "numeric", enterKey: "go", isNarrow: true,
      maxLength: 40, isFocused: !form.isWrong)
    let recovery = FieldLook(
      hint: words.recoveryHint.html, autocomplete: "off", inputMode: "text", enterKey: "go", isNarrow: true,
      maxLength: 40, isFocused: factor.hasApp && !form.isWrong)
    let other = Address.secondStep.with("ve", form.values["ve"])
    let way: HTML =
      isRecovery
      ? "<p><a href=\"\(other)\">\(words.useApp)</a></p>"
      : "<p><a href=\"\(other.with(SecondStepForm.way, SecondStepForm.recovery))\">\(words.useRecovery)</a></p>"
    return """
      <form method="post" action="\(Address.secondStep)" id="\(SecondStepPage.id)">\(hidden)\
      \(form.input(SecondStepForm.code, isRecovery ? words.recovery : words.code, isRecovery ? recovery : app))\
      <p class="actions"><button class="button">\(words.button)</button></p></form>\(way, if: factor.hasApp)
      """
  }

  private var passkey: HTML {
    guard let party, hasPasskeys else { return .empty }
    let fields = [
      SecondStepForm.passkey, SecondStepForm.clientData, SecondStepForm.authenticatorData, SecondStepForm.signature,
    ].map { "<input type=\"hidden\" name=\"\($0)\">" as HTML }
    return """
      <section><h2>\(words.passkeyTitle)</h2><p data-without-passkeys>\(words.passkeyNeedsScript)</p>\
      <form method="post" action="\(Address.secondStep)" hidden data-passkey="get" data-party="\(party.id)" \
      data-challenge="\(Base64URL.text(challenge))" data-keys="\(factor.passkeys.map(\.id).joined(separator: " "))">\
      \(hidden)\(fields.joined())<p class="error" role="alert" data-failure="\(words.passkeyFailed)"></p>\
      <p class="actions"><button class="button\(" quiet", if: factor.hasApp)">\(words.passkeyButton)</button></p>\
      </form></section>
      """
  }
}
