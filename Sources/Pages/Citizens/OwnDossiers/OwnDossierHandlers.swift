import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Hồ sơ của tôi: the dossiers of somebody who has shown that they are theirs, by an identity provider or a link.
enum OwnDossierHandlers {
  /// What was just done, as named in the address.
  static let asked = "gui"
  static let left = "ra"

  /// `GET /ho-so-cua-toi`: the list, or the ways to it.
  static let show: ReadHandler = { visit in
    guard let citizen = visit.citizen else { return visit.showWays(Form(words: visit.words)) }
    return try visit.showList(citizen)
  }

  /// `POST /ho-so-cua-toi/lien-ket` with `lien_he`: a link is sent if a dossier has that contact or code. The answer
  /// is the same if none has.
  static let ask: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    guard let site = visit.site, let question = visit.question(&form) else { return visit.showWays(form) }
    if let minutes = visit.state.shared.signOnTries.ask(visit.request.client, now: visit.now) {
      return visit.show(ErrorPage(.tooManyRequests, minutes: minutes))
    }
    let state = visit.state
    let letter = ContactLetter(
      vietnamese: state.words(.vietnamese), english: state.words(.english), settings: state.shared.notices, site: site)
    try await visit.run(
      AskForDossiers(
        question, secret: Secrets.random(bytes: 18), by: letter, channels: state.shared.notices.channels,
        from: visit.origin, now: visit.now))
    return .redirect(to: Address.ownDossiers.with("da", asked))
  }

  static let askAgain: VisitHandler = { visit in visit.showWays(Form(visit.form, words: visit.words)) }

  /// `GET /ho-so-cua-toi/lien-ket/{id}`: a page with a button, so that a program that looks at links uses none up.
  static let link: ReadHandler = { visit in
    guard try visit.reader.contact(ofLink: visit.linkDigest, now: visit.now) != nil else { return visit.showLinkOver() }
    return visit.showLink()
  }

  static let linkAgain: VisitHandler = { visit in try link(visit) }

  /// `POST` to the same address: uses the link up, and opens the dossiers.
  static let useLink: VisitHandler = { visit in
    let secret = Secrets.random(bytes: 32)
    let use = UseContactLink(
      visit.linkDigest, digest: Secrets.digest(secret), before: visit.citizen?.digest, from: visit.origin,
      now: visit.now)
    guard try await visit.run(use) else { return visit.showLinkOver() }
    var response = Response.redirect(to: Address.ownDossiers)
    visit.keepCitizen(secret, in: &response)
    return response
  }

  /// `POST /ho-so-cua-toi/dang-xuat`
  static let leave: VisitHandler = { visit in
    if let citizen = visit.citizen {
      do {
        try await visit.run(EndCitizenSession(citizen.digest, from: visit.origin, now: visit.now))
      } catch let error as StoreError {
        // As with the staff's: the cookie goes in any case.
        visit.state.logger.error("a citizen's session was not ended: \(error)")
      }
    }
    let provider = visit.citizen?.signIn.entry?.name ?? ""
    var response = Response.redirect(to: Address.ownDossiers.with("da", left).with("tu", provider))
    response.set(Cookie(name: .citizen, value: "", maxAge: 0), for: visit.request)
    return response
  }

  /// The page from which one signs out.
  static let stay: VisitHandler = { visit in try show(visit) }
}

extension Visit {
  fileprivate var linkDigest: String { Secrets.digest(context.parameters["id"] ?? "") }

  func keepCitizen(_ secret: String, in response: inout Response) {
    response.set(Cookie(name: .citizen, value: secret), for: request)
  }

  /// What the reader typed; nil, with the reason noted, where nothing can be done with it.
  fileprivate func question(_ form: inout Form) -> AskForDossiers.Question? {
    let names = words.ownDossiers
    let typed = form.values[OwnDossierPage.contact]
    let channels = state.shared.notices.channels
    if typed.isEmpty {
      form.mistake(OwnDossierPage.contact, names.empty)
    } else if typed.utf8.count > 400 {
      form.mistake(OwnDossierPage.contact, names.malformed)
    } else if let code = DossierCode(typed: typed) {
      return .dossier(code)
    } else if let email = EmailAddress(typed) {
      if channels.contains(.email) { return .contact(.email(email)) }
      form.mistake(OwnDossierPage.contact, names.notByMail)
    } else if let phone = PhoneNumber(typed) {
      if channels.contains(.sms), phone.isMobile { return .contact(.sms(phone)) }
      form.mistake(OwnDossierPage.contact, channels.contains(.sms) ? names.landline : names.notByPhone)
    } else {
      form.mistake(OwnDossierPage.contact, names.malformed)
    }
    return nil
  }

  fileprivate func showWays(_ form: Form) -> Response {
    var page = OwnDossierPage(
      form: form, providers: providers(for: .citizens).map { ($0.name, $0.label(in: language)) },
      channels: site == nil ? [] : state.shared.notices.channels, csrfField: csrfField)
    if !form.isWrong {
      switch query["da"] {
      case OwnDossierHandlers.asked: page.notice = .asked
      case OwnDossierHandlers.left:
        let provider = providers(for: .citizens).first { $0.name == query["tu"] && $0.offersLogout }
        page.notice = .left(provider.map { ($0.name, $0.label(in: language)) })
      default: break
      }
    }
    return show(page.page)
  }

  fileprivate func showList(_ citizen: CitizenSession) throws -> Response {
    let place = ListPlace(query)
    let dossiers = try KeyedPage(
      at: place, length: OwnDossierList.length, key: { (dossier: DossierSummary) in ListKey(value: nil, dossier.id) },
      read: { try reader.dossiers(of: citizen.owner, place: $0, limit: $1) })
    note(.list, dossiers.rows.map(\.id))
    return show(
      OwnDossierList(
        dossiers: dossiers, place: place, citizen: citizen.signIn, catalogue: catalogue, calendar: calendar, now: now,
        csrfField: csrfField, words: words, language: language
      ).page)
  }

  fileprivate func showLink() -> Response {
    let names = words.ownDossiers.link
    let content: HTML = """
      <h1>\(names.title)</h1><p>\(names.sentence)</p><form method="post" id="mo-ho-so">\(csrfField)\
      <p class="actions"><button class="button">\(names.button)</button></p></form>
      """
    return show(Page(names.title.html, content, form: TypedForm(id: "mo-ho-so"), isIndexed: false, isSecret: true))
  }

  fileprivate func showLinkOver() -> Response {
    let names = words.ownDossiers.link
    let content: HTML = """
      <h1>\(names.overTitle)</h1><p>\(names.over)</p>\
      <p class="actions"><a class="button" href="\(Address.ownDossiers)">\(names.again)</a></p>
      """
    return show(Page(names.overTitle.html, content, status: .notFound, isIndexed: false))
  }
}
