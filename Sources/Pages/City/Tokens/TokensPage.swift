import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Other systems' tokens, and the form of a new one.
struct TokensPage {
  static let formID = "tao-ma"

  let tokens: [(digest: String, token: APIToken)]
  /// Whether those that are over are shown too.
  let showsOld: Bool
  /// nil: the reader only looks.
  let form: TokenForm?
  let agencyName: (AgencyCode) -> String
  let notice: Notice?
  let csrfField: HTML
  /// Of the form, so that it makes one token however often it is sent.
  let number: SubmissionToken
  let now: Moment
  let words: Words

  private var names: TokenWords { words.tokens }

  var page: Page {
    Page(
      form?.form.title(names.title.html) ?? names.title.html, content, for: .staff, current: .tokens,
      status: form?.form.status ?? .ok, address: .tokens, form: form.map { _ in TypedForm(id: TokensPage.formID) })
  }

  private var content: HTML {
    let others = Address.tokens.with("cu", showsOld ? "" : "1")
    return """
      <h1>\(names.title)</h1>\(notice)\(form?.form.errorSummary ?? .empty)<p class="lead">\(names.introduction)</p>\
      \(tokens.isEmpty ? "<p>\(names.none)</p>" : table)\
      <p><a href="\(others)">\(showsOld ? names.hideOld : names.showOld)</a></p>\(add)
      """
  }

  private var table: HTML {
    let columns = names.columns
    let action: HTML = form == nil ? .empty : "<th scope=\"col\">\(columns.action)</th>"
    return """
      <div class="frame"><table class="cards"><caption>\(names.caption)</caption><thead><tr>\
      <th scope="col">\(columns.label)</th><th scope="col">\(columns.agency)</th><th scope="col">\(columns.scope)</th>\
      <th scope="col">\(columns.days)</th><th scope="col">\(columns.used)</th>\(action)</tr></thead>\
      <tbody>\(tokens.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ entry: (digest: String, token: APIToken)) -> HTML {
    let columns = names.columns
    let token = entry.token
    return """
      <tr><th scope="row"><span>\(token.label)</span></th>\
      <td data-label="\(columns.agency)"><span>\(agencyName(token.agency))</span></td>\
      <td data-label="\(columns.scope)"><span>\(names.scope(of: token))</span></td>\
      <td data-label="\(columns.days)"><span>\(days(token))</span></td>\
      <td data-label="\(columns.used)">\(token.usedAt.map(words.shortMoment) ?? names.never.html)</td>\
      \(form == nil ? .empty : actions(entry))</tr>
      """
  }

  private func days(_ token: APIToken) -> HTML {
    var html = "<span class=\"line\">\(names.since(["date": words.date(token.createdAt.date)]))</span>" as HTML
    if token.revokedAt != nil {
      html += " <span class=\"line\">\(names.revoked)</span>"
    } else if let last = token.lastDay {
      html += " <span class=\"line\">\(names.until(["date": words.date(last)]))</span>"
      if !token.holds(at: now) { html += " <span class=\"line\">\(names.ended)</span>" }
    }
    return html
  }

  private func actions(_ entry: (digest: String, token: APIToken)) -> HTML {
    guard entry.token.holds(at: now) else { return "<td></td>" }
    let label: KeyValuePairs<String, HTML> = ["label": HTML(text: entry.token.label)]
    let address = Address.token(entry.digest)
    return """
      <td data-label="\(names.columns.action)"><span><a href="\(address)" aria-label="\(names.rotateThis(label))">\(names.rotate)</a> · \
      <a href="\(address.with(TokenDeed.field, TokenDeed.revoke.rawValue))" aria-label="\(names.revokeThis(label))">\
      \(names.revoke)</a></span></td>
      """
  }

  private var add: HTML {
    guard let form else { return .empty }
    return """
      <section><h2>\(names.add.title)</h2><form method="post" action="\(Address.tokens)" id="\(TokensPage.formID)" \
      novalidate>\(csrfField)\(number.input)\(form.inputs)\
      <p class="actions"><button class="button">\(names.add.button)</button></p></form></section>
      """
  }
}

extension TokenWords {
  func scope(of token: APIToken) -> HTML {
    let kind = token.isReadOnly ? readOnly : readWrite
    return token.hourlyLimit.map { "\(kind), \(hourly(count: $0))" } ?? kind.html
  }
}

/// What a form on a token's page asks for.
enum TokenDeed: String {
  case rotate = "thay"
  case revoke = "thu-hoi"

  static let field = "viec"
}
