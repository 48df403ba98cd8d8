import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The part of one's own account about accounts at identity providers; empty where none is set up.
extension OwnAccountPage {
  private var identity: SignOnWords.Own { words.signOn.own }

  var identityAccounts: HTML {
    if providers.isEmpty, linked.isEmpty { return .empty }
    let items = linked.map { "<li>\(item($0))</li>" as HTML }
    let list: HTML = items.isEmpty ? .empty : "<ul>\(items.joined())</ul>"
    return """
      <section aria-labelledby="dinh-danh"><h2 id="dinh-danh">\(identity.title)</h2><p class="soft">\(identity.introduction)</p>\
      \(list)\(linkForm)</section>
      """
  }

  private func item(_ account: ProviderAccount) -> HTML {
    let provider = providers.first { $0.provider.issuer.description == account.issuer }
    let label = provider?.label(in: language) ?? account.issuer
    let since = identity.since(["provider": HTML(text: label), "date": words.date(account.linkedAt.date)])
    return """
      \(since) <form method="post" action="\(Address.ownAccount)" class="inline-form">\(csrfField)\
      <input type="hidden" name="\(OwnAccountForm.deed)" value="\(OwnAccountForm.unlink)">\
      <input type="hidden" name="\(OwnAccountForm.issuer)" value="\(account.issuer)">\
      <input type="hidden" name="\(OwnAccountForm.subject)" value="\(account.subject)">\
      <button class="button quiet" aria-label="\(identity.unlinkThis(["provider": HTML(text: label)]))">\(identity.unlink)</button></form>
      """
  }

  private var linkForm: HTML {
    guard let first = providers.first else { return .empty }
    let look = FieldLook(type: "password", autocomplete: "current-password", enterKey: "go")
    let choice: HTML =
      providers.count > 1
      ? linking.select(
        OwnAccountForm.provider, identity.provider, providers.map { ($0.name, HTML(text: $0.label(in: language))) })
      : "<input type=\"hidden\" name=\"\(OwnAccountForm.provider)\" value=\"\(first.name)\">"
    return """
      <form method="post" action="\(Address.ownAccount)">\(csrfField)\
      <input type="hidden" name="\(OwnAccountForm.deed)" value="\(OwnAccountForm.link)">\(choice)\
      \(linking.input(OwnAccountForm.linkPassword, words.accounts.own.password.old, look))\
      <p class="actions"><button class="button quiet">\(identity.link)</button></p></form>
      """
  }
}
