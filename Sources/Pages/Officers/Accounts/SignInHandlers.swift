import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

enum SignInHandlers {
  /// `GET /can-bo/dang-nhap?ve=`: the form; leads to the worklist if somebody is signed in already.
  static let show: ReadHandler = { visit in
    if let session = visit.session { return .redirect(to: visit.destination(of: session.account, visit.query["ve"])) }
    let isChosen = visit.query["da"] == OwnAccountForm.password
    let done: Notice? = isChosen ? .done(visit.words.accounts.own.password.chosen.html) : visit.leftProvider
    return visit.showSignIn(Form(FormContent([(name: "ve", value: visit.query["ve"])]), words: visit.words), done: done)
  }

  /// `POST /can-bo/dang-nhap` with `ten`, `mat_khau`, `ve`: begins a session and leads to the page that was asked for.
  ///
  /// A wrong name and a wrong password get one answer, after the same time.
  static let enter: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    let login = TypedText.plain(visit.form["ten"]).lowercased()
    let password = visit.form.untrimmed("mat_khau")
    if login.isEmpty { form.mistake("ten", visit.words.accounts.loginMissing) }
    if password.isEmpty { form.mistake("mat_khau", visit.words.accounts.passwordMissing) }
    if form.isWrong { return visit.showSignIn(form) }

    let begun: SignInTries.Try
    switch visit.state.signInTries.begin(client: visit.request.client, login: login, now: visit.now) {
    case .begun(let new): begun = new
    case .wait(let minutes):
      let known = Account.isValidLogin(login) ? try visit.reader.person(login) : nil
      visit.logAccess(.tooManyTries, known?.person)
      return visit.show(ErrorPage(.tooManyRequests, minutes: minutes))
    }
    let stored = Account.isValidLogin(login) ? try visit.reader.person(login) : nil
    guard try await visit.verify(password, stored?.password, begun), let stored, !stored.person.isDisabled else {
      visit.logAccess(.wrongPassword, stored?.person)
      form.mistake("ten", visit.words.accounts.wrong)
      return visit.showSignIn(form)
    }
    visit.state.signInTries.succeeded(begun)
    guard let account = stored.person.account(on: visit.now.date) else {
      visit.logAccess(.noPost, stored.person)
      form.mistake("ten", visit.words.accounts.noPost)
      return visit.showSignIn(form)
    }
    guard let secret = try await visit.beginSession(of: stored) else {
      form.mistake("ten", visit.words.accounts.wrong)
      return visit.showSignIn(form)
    }
    visit.logAccess(.signedIn, stored.person)
    let address = try visit.keptForm(of: account, goal: visit.form["ve"]) ?? visit.form["ve"]
    var response = Response.redirect(to: visit.destination(of: account, address))
    response.set(Cookie(name: .session, value: secret), for: visit.request)
    return response
  }

  /// The form again, with the name and without the password.
  static let again: VisitHandler = { visit in visit.showSignIn(Form(visit.form, words: visit.words)) }

  /// `POST /can-bo/dang-xuat`
  static let leave: VisitHandler = { visit in
    if let session = visit.session {
      try await visit.run(EndSession(session.digest, of: session.account, from: visit.origin, now: visit.now))
      visit.logAccess(.signedOut, Person(session.account))
    }
    var response = Response.redirect(to: Address.signIn.with("ra", visit.session?.provider ?? ""))
    response.set(Cookie(name: .session, value: "", maxAge: 0), for: visit.request)
    return response
  }

  /// A button on an old page does not end a session begun since; the page that is shown has the button that does.
  static let stay: VisitHandler = { visit in
    guard visit.session != nil else { return .redirect(to: Address.signIn) }
    let words = visit.words
    return visit.show(
      Page(
        words.site.signOut.html, "<h1>\(words.site.signOut)</h1><p>\(words.keptForms.signOut)</p>", for: .staff))
  }
}

extension Visit {
  /// - Throws: 503 if too many are waiting, which does not count as a failed attempt.
  func verify(_ password: String, _ stored: String?, _ begun: SignInTries.Try) async throws -> Bool {
    do {
      return try await state.passwords.verify(
        password, stored: stored, client: request.client, wrongOnes: begun.wrongOnes)
    } catch is Passwords.Busy {
      state.signInTries.forget(begun)
      throw HTTPError.tooManySigningIn
    }
  }

  /// Begins a session with a secret of its own and ends the one that this browser had; the secret goes into the cookie
  /// and nowhere else. nil where the account has changed since its password was checked.
  fileprivate func beginSession(of verified: StoredPerson) async throws -> String? {
    let secret = Secrets.random(bytes: 32)
    let isBegun = try await run(
      BeginSession(
        Secrets.digest(secret), of: verified, before: session?.digest, from: origin, now: now,
        expiresAt: StaffSession.expiry(createdAt: now, now: now)))
    return isBegun ? secret : nil
  }

  /// The address of a form that the account could not send, unless the reader came here from another page.
  func keptForm(of account: Account, goal: String) throws -> String? {
    guard goal.isEmpty else { return nil }
    return try reader.unseenKeptForm(of: state.secrets.formOwner(account.login).tag, now: now)
      .map { Address.keptForm($0).description }
  }

  /// A page of this site that the account may have asked for, or else its first page.
  func destination(of account: Account, _ address: String) -> Address {
    guard let address = Address(address), !address.path.hasPrefix(Address.signIn.description) else {
      return account.home(in: catalogue)
    }
    return address
  }

  fileprivate func showSignIn(_ form: Form, done: Notice? = nil) -> Response {
    var page = SignInPage(
      form: form, csrfField: csrfField, sentBy: Address(form.values["ve"]), done: done,
      providers: providers(for: .staff).map { ($0.name, $0.label(in: language)) }
    ).page
    if request.method == .post { page.address = .signIn }
    return show(page)
  }
}
