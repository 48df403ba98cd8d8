import Markup
import Operations
import Web
import Words

/// The sign-in page for staff.
struct SignInPage {
  let form: Form
  let csrfField: HTML
  static let id = "dang-nhap"
  /// The page that sent the reader here, if any.
  var sentBy: Address?
  /// Says what the reader has just done: chosen a password, or signed out.
  var done: Notice?
  /// Identity providers by which one can sign in, too.
  var providers: [(name: String, label: String)] = []

  private var words: AccountWords { form.words.accounts }

  var page: Page {
    Page(
      form.title(words.title.html), content, status: form.status, form: TypedForm(id: SignInPage.id), isIndexed: false)
  }

  private var content: HTML {
    let login = FieldLook(autocomplete: "username", inputMode: "text", enterKey: "next", maxLength: 40)
    let password = FieldLook(type: "password", autocomplete: "current-password", enterKey: "go")
    return """
      <h1>\(words.title)</h1>\(form.errorSummary)\(notice)<p>\(words.introduction)</p>\(byProvider)\
      <form method="post" action="\(Address.signIn)" id="\(SignInPage.id)">\(csrfField)\
      <input type="hidden" name="ve" value="\(form.values["ve"])">\(form.input("ten", words.login, login))\
      \(form.input("mat_khau", words.password, password))\
      <p class="actions"><button class="button" type="submit">\(words.button)</button></p></form>\
      <p class="soft">\(words.forgotten)</p>
      """
  }

  private var byProvider: HTML {
    if providers.isEmpty { return .empty }
    let names = form.words.signOn
    let buttons = providers.map { provider -> HTML in
      let address = Address.staffProvider(provider.name).with("ve", form.values["ve"])
      let name = names.button(["provider": HTML(text: provider.label)])
      return "<a class=\"button quiet\" href=\"\(address)\" rel=\"nofollow\">\(name)</a> "
    }
    return "<p class=\"actions\">\(buttons.joined())</p><h2>\(names.or)</h2>"
  }

  private var notice: HTML {
    if let done { return done.html }
    guard let sentBy else { return .empty }
    if Address.keptForm.includes(sentBy) { return Notice.remark(form.words.keptForms.signIn.html).html }
    return form.isWrong ? .empty : Notice.remark(words.needed.html).html
  }
}
