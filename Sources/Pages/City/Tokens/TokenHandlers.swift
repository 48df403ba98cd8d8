import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum TokenHandlers {
  /// `GET /quan-tri/ma-truy-cap?cu=`: the tokens of the agencies that the reader manages; with `cu`, also those that are
  /// over.
  static let list: ReadHandler = { visit in
    visit.show(try visit.tokens(visit.newToken(FormContent([]))))
  }

  /// `POST /quan-tri/ma-truy-cap`: makes a token and shows it once.
  static let add: VisitHandler = { visit in
    guard var form = try visit.newToken(visit.form) else { throw PortalError.forbidden }
    guard let token = form.read(now: visit.now) else { return visit.show(try visit.tokens(form)) }
    let secret = visit.secret("token", of: visit.submission, token.facts)
    do {
      try await visit.run(AddToken(token, digest: Secrets.digest(secret), by: try visit.manager, now: visit.now))
    } catch let refusal as TokenRefusal {
      form.note(refusal)
      return visit.show(try visit.tokens(form).with(.conflict))
    }
    return visit.show(visit.madePage(secret, token))
  }

  static let again: VisitHandler = { visit in visit.show(try visit.tokens(visit.newToken(visit.form))) }

  /// `GET /quan-tri/ma-truy-cap/{digest}?viec=`: asks how to replace a token, or whether to revoke it.
  static let ask: ReadHandler = { visit in
    visit.show(try visit.question(visit.query[TokenDeed.field], Form(words: visit.words)))
  }

  /// `POST /quan-tri/ma-truy-cap/{digest}` with `viec`: `thay` makes a successor with the same rights, and the old one
  /// ends after `con_dung` days; `thu-hoi` revokes it.
  static let change: VisitHandler = { visit in
    let (digest, token) = try visit.managedToken()
    var form = Form(visit.form, words: visit.words)
    let deed = visit.form[TokenDeed.field]
    do {
      switch TokenDeed(rawValue: deed) {
      case .rotate:
        let rotation = visit.words.tokens.rotation
        let read = { (text: String) in Int(typed: text, in: 0...99).flatMap(TokenOverlap.init) }
        guard let overlap = form.needed(TokenForm.Field.overlap, read, or: rotation.badOverlap) else {
          return visit.show(try visit.question(deed, form))
        }
        let secret = visit.secret("token", of: visit.submission, "\(digest)\n\(overlap.rawValue)")
        let rotate = RotateToken(
          digest, digest: Secrets.digest(secret), overlap: overlap.rawValue, by: try visit.manager, now: visit.now)
        return visit.show(visit.madePage(secret, try await visit.run(rotate)))
      case .revoke:
        _ = try await visit.run(RevokeToken(digest, by: try visit.manager, now: visit.now))
        return .redirect(to: Address.tokens.with("da", digest))
      case nil: throw PortalError.notFound
      }
    } catch let refusal as TokenRefusal {
      let mistakes = visit.words.tokens.mistakes
      let notice = Notice.wrong((refusal == .unknown ? mistakes.unknown : mistakes.outOfReach).html)
      return visit.show(try visit.tokens(visit.newToken(FormContent([])), notice: notice).with(.conflict))
    }
  }

  static let askAgain: VisitHandler = { visit in
    visit.show(try visit.question(visit.form[TokenDeed.field], Form(visit.form, words: visit.words)))
  }
}

extension Visit {
  /// nil where the reader only looks.
  fileprivate func newToken(_ values: FormContent) throws -> TokenForm? {
    guard try account.has(.manageAccounts, in: catalogue) else { return nil }
    return TokenForm(values, agencies: try managedAgencies(), today: now.date, words: words, language: language)
  }

  fileprivate func tokens(_ form: TokenForm?, notice: Notice? = nil) throws -> Page {
    let showsOld = !query["cu"].isEmpty
    let tokens = try reader.tokens(of: try agencies(.seeAccounts)).reversed().filter {
      showsOld || $0.token.holds(at: now)
    }
    let revoked = request.method == .get ? try reader.token(digest: query["da"]) : nil
    let done = revoked.map { Notice.done(words.tokens.revokedNow(["label": HTML(text: $0.label)])) }
    return TokensPage(
      tokens: tokens, showsOld: showsOld, form: form, agencyName: { agencyName($0) }, notice: notice ?? done,
      csrfField: csrfField, number: submission, now: now, words: words
    ).page
  }

  /// The token of the address. Throws 404 where the reader does not manage it.
  fileprivate func managedToken() throws -> (digest: String, token: APIToken) {
    let digest = context.parameters["digest"] ?? ""
    guard let token = try reader.token(digest: digest),
      try account.has(.manageAccounts, over: token.agency, in: catalogue, on: now.date)
    else { throw PortalError.notFound }
    return (digest, token)
  }

  fileprivate func question(_ deed: String, _ form: Form) throws -> Page {
    let (digest, token) = try managedToken()
    let isRevocation = deed == TokenDeed.revoke.rawValue
    let names = words.tokens
    let label: KeyValuePairs<String, HTML> = ["label": HTML(text: token.label)]
    let title = isRevocation ? names.revocation.title(label) : names.rotation.title(label)
    let field: HTML
    if isRevocation {
      field = .empty
    } else {
      var shown = form
      if !form.values.has(TokenForm.Field.overlap) {
        shown.values = FormContent([(name: TokenForm.Field.overlap, value: "\(TokenOverlap.week.rawValue)")])
      }
      field = shown.radios(
        TokenForm.Field.overlap, names.rotation.overlap,
        TokenOverlap.allCases.map { (value: "\($0.rawValue)", text: names.rotation.overlaps[$0].html) })
    }
    let address = Address.token(digest)
    let content: HTML = """
      <h1>\(title)</h1>\(form.errorSummary)<p>\(agencyName(token.agency)): \(names.scope(of: token))</p>\
      <p>\(isRevocation ? names.revocation.lead : names.rotation.lead)</p>\
      <form method="post" action="\(address)" id="\(TokensPage.formID)">\(csrfField)\(submission.input)\
      <input type="hidden" name="\(TokenDeed.field)" \
      value="\((isRevocation ? TokenDeed.revoke : TokenDeed.rotate).rawValue)">\(field)<p class="actions">\
      <button class="button\(" danger", if: isRevocation)">\
      \(isRevocation ? names.revocation.button : names.rotation.button)</button></p></form>
      """
    return Page(
      form.title(title), content, for: .staff, current: .tokens, status: form.status,
      address: address.with(TokenDeed.field, isRevocation ? deed : ""), crumbs: [(names.title.html, .tokens)],
      form: TypedForm(id: TokensPage.formID))
  }

  /// The page that shows a token once.
  fileprivate func madePage(_ secret: String, _ token: APIToken) -> Page {
    let names = words.tokens.made
    let lead = names.lead([
      "label": "<strong>\(token.label)</strong>", "agency": HTML(text: agencyName(token.agency)),
    ])
    let content: HTML = """
      <h1>\(names.title)</h1><p>\(lead)</p><p class="code"><strong>\(secret)</strong></p>\
      <p><a href="\(Address.tokens)">\(names.back)</a></p>
      """
    return Page(names.title.html, content, for: .staff, current: .tokens, address: .tokens, isSecret: true)
  }
}

extension APIToken {
  /// Another text for each other token of one form.
  fileprivate var facts: String {
    [
      label, agency.description, "\(isReadOnly)", lastDay?.description ?? "", hourlyLimit.map { "\($0)" } ?? "",
    ].joined(separator: "\n")
  }
}
