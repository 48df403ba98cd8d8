import HTTPServer
import Markup
import OneStop
import OneStopStore
import OpenID
import Operations
import Web

/// The staff sign in by an identity provider, and link their accounts there.
enum StaffSignOnHandlers {
  /// `GET /can-bo/dang-nhap/{provider}?ve=`: leads to the provider.
  static let begin: VisitHandler = { visit in
    let provider = try visit.provider(for: .staff)
    let goal = Address(visit.query["ve"])?.description ?? ""
    let way = PendingSignOn(
      .staff, by: provider, to: goal.utf8.count <= 1_000 ? goal : "", secrets: visit.state.secrets, now: visit.now)
    do throws(SignOnFailure) {
      var response = Response.redirect(to: try await visit.begin(way, at: provider, back: .staffReturn(provider.name)))
      visit.keep(way, from: .signIn, in: &response)
      return response
    } catch {
      return visit.show(error, of: provider, from: .signIn)
    }
  }

  /// `GET /can-bo/dang-nhap/{provider}/tro-ve`: the way back, to sign in or to link the account.
  static let comeBack: VisitHandler = { visit in
    let provider = try visit.provider(for: .staff)
    let back = Address.staffReturn(provider.name)
    do {
      let (way, identity) = try await visit.comeBack(from: provider, by: [.staff, .link], back: back)
      guard let subject = provider.subject(of: identity) else { throw SignOnFailure(.untrusted, "no stable number") }
      let account = ProviderAccount(issuer: identity.issuer, subject: subject, linkedAt: visit.now)
      var response =
        way.purpose == .link
        ? try await visit.link(account) : try await visit.signIn(by: account, at: provider, goal: way.goal)
      visit.forgetWay(from: .signIn, in: &response)
      return response
    } catch let error as SignOnFailure {
      return visit.show(error, of: provider, from: .signIn)
    }
  }

  /// `GET /can-bo/dang-xuat/{provider}`: leads to where one signs out at the provider.
  static let leave: VisitHandler = { visit in
    await visit.signOut(of: try visit.provider(for: .staff), backTo: .signIn)
  }
}

extension Visit {
  /// Says where the reader, who has just signed out here, may sign out, too.
  var leftProvider: Notice? {
    guard let provider = providers(for: .staff).first(where: { $0.name == query["ra"] && $0.offersLogout }) else {
      return nil
    }
    let link: HTML = """
      <a href="\(Address.staffProviderSignOut(provider.name))">\(HTML(text: provider.label(in: language)))</a>
      """
    return .done(words.signOn.own.signOut(["provider": link]))
  }

  fileprivate func signIn(
    by account: ProviderAccount, at provider: SignOnProvider, goal: String
  ) async throws -> Response {
    guard let login = try reader.login(ofProvider: account.issuer, subject: account.subject),
      let stored = try reader.person(login), !stored.person.isDisabled
    else { return show(SignOnFailure(.unknown, "nobody's account"), of: provider, from: .signIn) }
    guard stored.person.account(on: now.date) != nil else {
      logAccess(.noPost, stored.person)
      return show(ErrorPage(.forbidden, sentence: words.accounts.noPost.html))
    }
    let entry = ProviderEntry(issuer: account.issuer, subject: account.subject, name: provider.name)
    // The second step follows a provider's word as it follows a password.
    if try reader.secondFactor(of: login).isOn { return try await beginSecondStep(stored, by: entry, goal: goal) }
    switch try await beginSession(of: stored, by: entry, goal: goal) {
    case .entered(let response): return response
    case .refused(.proofNeeded): return try await beginSecondStep(stored, by: entry, goal: goal)
    case .refused: return show(SignOnFailure(.unknown, "changed meanwhile"), of: provider, from: .signIn)
    }
  }

  /// `viec=lien-ket` of one's own account: the password is asked for; then
  /// a link leads to the provider.
  func beginLink(_ session: StaffSession) async throws -> Response {
    let provider = providers(for: .staff).first { $0.name == form[OwnAccountForm.provider] }
    guard let provider, let stored = try reader.person(session.account.login) else { throw PortalError.notFound }
    var linking = Form(form, words: words)
    switch try await checkOwnPassword(OwnAccountForm.linkPassword, of: stored, &linking) {
    case .right: break
    case .wrong: return show(try ownAccount(Form(words: words), linking: linking))
    case .wait(let answer): return answer
    }
    let way = PendingSignOn(.link, by: provider, session: session.digest, secrets: state.secrets, now: now)
    do throws(SignOnFailure) {
      let address = try await begin(way, at: provider, back: .staffReturn(provider.name))
      let names = words.signOn.own
      let name = names.goOn(["provider": HTML(text: provider.label(in: language))])
      let content: HTML = """
        <h1>\(names.goOnTitle)</h1><p>\(names.introduction)</p><p class="actions"><a class="button" href="\(address)">\
        \(name)</a> <a href="\(Address.ownAccount)">\(words.accounts.own.title)</a></p>
        """
      var response = show(
        Page(
          names.goOnTitle.html, content, for: .staff, current: .ownAccount, address: .ownAccount, isSecret: true))
      keep(way, from: .signIn, in: &response)
      return response
    } catch {
      return show(error, of: provider, from: .signIn)
    }
  }

  fileprivate func link(_ account: ProviderAccount) async throws -> Response {
    guard let session else { throw PortalError.signInNeeded }
    let outcome = try await run(
      LinkProvider(
        account, to: session.account.login, by: session.account, in: session.digest, from: origin, letters: ownerLetters
      ))
    switch outcome {
    case .linked: return .redirect(to: Address.ownAccount.with("da", OwnAccountForm.linked))
    case .taken(isOwn: true): return .redirect(to: Address.ownAccount.with("da", OwnAccountForm.known))
    case .ended: throw SignOnFailure(.outdated, "the session has ended")
    case .taken(isOwn: false), .unknownLogin:
      logAccess(.providerRefused, Person(session.account), detail: "linked with somebody else")
      return show(
        try ownAccount(Form(words: words), notice: .wrong(words.signOn.own.taken.html)).with(.conflict))
    }
  }

  /// `viec=bo-lien-ket` of one's own account.
  func unlink(_ session: StaffSession) async throws -> Response {
    let outcome = try await run(
      UnlinkProvider(
        issuer: form[OwnAccountForm.issuer], subject: form[OwnAccountForm.subject], of: session.account.login,
        by: session.account, from: origin, letters: ownerLetters, now: now))
    switch outcome {
    case .unlinked: return .redirect(to: Address.ownAccount.with("da", OwnAccountForm.unlink))
    case .unknown: return .redirect(to: .ownAccount)
    case .onlyWayIn:
      let notice = Notice.wrong(words.accounts.own.password.none.html)
      return show(try ownAccount(Form(words: words), notice: notice).with(.conflict))
    }
  }
}
