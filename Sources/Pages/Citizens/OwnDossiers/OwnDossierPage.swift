import Markup
import OneStop
import Operations
import Web
import Words

/// The ways to one's own dossiers: by an identity provider, or by a link that is sent.
struct OwnDossierPage {
  static let contact = "lien_he"
  static let formID = "xin-duong-dan"

  enum Message {
    case asked
    /// The reader has left; the provider's name and label, where they may sign out there, too.
    case left((name: String, label: String)?)
  }

  let form: Form
  let providers: [(name: String, label: String)]
  /// Those by which a link can be sent.
  let channels: [MessageChannel]
  let csrfField: HTML
  var notice: Message?

  private var words: OwnDossierWords { form.words.ownDossiers }

  var page: Page {
    Page(
      form.title(words.title.html), content, current: .lookup, status: form.status, address: .ownDossiers,
      form: channels.isEmpty ? nil : TypedForm(id: OwnDossierPage.formID))
  }

  private var content: HTML {
    let lookup: HTML = "<a href=\"\(Address.lookup)\">\(words.lookup)</a>"
    return """
      <h1>\(words.title)</h1>\(form.errorSummary)\(message)<p class="lead">\(words.introduction)</p>\(signIn)\(link)\
      <p class="soft">\(words.noAccount(["link": lookup]))</p>
      """
  }

  private var message: Notice? {
    switch notice {
    case .asked?:
      let rest = words.asked.map { "<p>\($0)</p>" as HTML }.joined()
      return .done(words.askedTitle.html, then: rest)
    case .left(let provider?)?:
      let name = words.list.providerSignOut(["provider": HTML(text: provider.label)])
      return .done(
        words.list.signedOut.html,
        then: "<p><a href=\"\(Address.citizenProviderSignOut(provider.name))\">\(name)</a></p>")
    case .left(nil)?: return .done(words.list.signedOut.html)
    case nil: return nil
    }
  }

  private var signIn: HTML {
    if providers.isEmpty { return .empty }
    let buttons = providers.map { provider -> HTML in
      let name = form.words.signOn.button(["provider": HTML(text: provider.label)])
      return "<a class=\"button\" href=\"\(Address.citizenProvider(provider.name))\" rel=\"nofollow\">\(name)</a> "
    }
    return """
      <section aria-labelledby="dang-nhap"><h2 id="dang-nhap">\(words.signInTitle)</h2><p>\(words.signInHint)</p>\
      <p class="actions">\(buttons.joined())</p></section>
      """
  }

  private var link: HTML {
    if channels.isEmpty { return providers.isEmpty ? Notice.remark(words.nothingSetUp.html).html : .empty }
    let reach: OwnDossierWords.Reach =
      channels.count > 1 ? .both : channels.contains(.sms) ? .sms : .email
    let look = FieldLook(hint: words.hints[reach].html, autocomplete: "off", enterKey: "send", maxLength: 400)
    return """
      <section aria-labelledby="duong-dan"><h2 id="duong-dan">\(words.linkTitle)</h2><p>\(words.linkHint)</p>\
      <form method="post" action="\(Address.contactLinks)" id="\(OwnDossierPage.formID)">\(csrfField)\
      \(form.input(OwnDossierPage.contact, words.label, look))\
      <p class="actions"><button class="button\(" quiet", if: !providers.isEmpty)">\(words.button)</button></p></form>\
      \(PrivacyNote(.ownDossiers, words: form.words).html)</section>
      """
  }
}
