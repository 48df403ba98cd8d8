import Credentials
import Markup
import OneStop
import Operations
import Web
import Words

/// New recovery codes, which no other page shows again.
struct RecoveryCodesPage {
  let codes: [RecoveryCode]
  let login: String
  /// What they were made for.
  let deed: SecondFactorForm.Deed
  /// Where their owner goes on.
  let next: Address
  let today: LocalDate
  let words: Words

  var page: Page {
    let names = words.accounts.secondFactor
    let done: Phrase =
      switch deed {
      case .confirm: names.done.app
      case .addPasskey: names.done.passkey
      default: names.done.codes
      }
    let items = codes.map { "<li><code>\($0.description)</code></li>" as HTML }
    let content: HTML = """
      <h1>\(names.codes.shownTitle)</h1>\(Notice.done(done.html))<p>\(names.codes.shown)</p>\
      <p class="soft">\(names.codes.of(["login": HTML(text: login), "date": words.date(today)]))</p>\
      <ol class="codes">\(items.joined())</ol><p class="actions"><span data-print-button="\(names.codes.print)"></span> \
      <a class="button quiet" href="\(next)">\(names.codes.saved)</a></p>
      """
    return Page(
      names.codes.shownTitle.html, content, for: .staff, current: .ownAccount, scripts: ["print.js"], isSecret: true)
  }
}
