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
    let done: Notice? =
      switch visit.query["da"] {
      case OwnAccountForm.password: .done(visit.words.accounts.own.password.chosen.html)
      case SecondStepForm.over: .remark(visit.words.accounts.secondStep.over.html)
      default: visit.leftProvider
      }
    return visit.showSignIn(Form(FormContent([(name: "ve", value: visit.query["ve"])]), words: visit.words), done: done)
  }

  /// `POST /can-bo/dang-nhap` with `ten`, `mat_khau`, `ve`, and `ma_2fa` if its sender has the code at hand: begins a
  /// session and leads to the page that was asked for, or leads to the second step.
  ///
  /// A wrong name and a wrong password get one answer, after the same time.
  static let enter: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    let login = TypedText.plain(visit.form["ten"]).lowercased()
    let password = visit.form.untrimmed("mat_khau")
    if login.isEmpty { form.mistake("ten", visit.words.accounts.loginMissing) }
    if password.isEmpty { form.mistake("mat_khau", visit.words.accounts.passwordMissing) }
    if form.isWrong { return visit.showSignIn(form) }

    let stored = Account.isValidLogin(login) ? try visit.reader.person(login) : nil
    let begun: SignInTries.Try
    switch try visit.beginTry(.password, login) {
    case .begun(let new): begun = new
    case .wait(let minutes):
      visit.logAccess(.tooManyTries, stored?.person)
      return visit.show(ErrorPage(.tooManyRequests, minutes: minutes, isSigningIn: true))
    }
    guard try await visit.verify(password, stored?.password, begun), let stored, !stored.person.isDisabled else {
      visit.logAccess(.wrongPassword, stored?.person)
      form.mistake("ten", visit.words.accounts.wrong)
      return visit.showSignIn(form)
    }
    visit.state.signInTries.succeeded(begun)
    guard stored.person.account(on: visit.now.date) != nil else {
      visit.logAccess(.noPost, stored.person)
      form.mistake("ten", visit.words.accounts.noPost)
      return visit.showSignIn(form)
    }
    if try visit.reader.secondFactor(of: login).isOn { return try await visit.beginSecondStep(stored) }
    switch try await visit.beginSession(of: stored) {
    case .entered(let response): return response
    // It was turned on just now.
    case .refused(.proofNeeded): return try await visit.beginSecondStep(stored)
    case .refused:
      form.mistake("ten", visit.words.accounts.wrong)
      return visit.showSignIn(form)
    }
  }

  /// The form again, with the name and without the password.
  static let again: VisitHandler = { visit in visit.showSignIn(Form(visit.form, words: visit.words)) }

  /// `POST /can-bo/dang-xuat`
  static let leave: VisitHandler = { visit in
    if let session = visit.session {
      do {
        try await visit.run(EndSession(session.digest, of: session.account, from: visit.origin, now: visit.now))
      } catch let error as StoreError {
        // Who leaves must not stay signed in here, whatever the disk says; the session then ends by itself.
        visit.state.logger.error("a session was not ended: \(error)")
      }
      visit.logAccess(.signedOut, Person(session.account))
    }
    var response = Response.redirect(to: Address.signIn.with("ra", visit.session?.provider ?? ""))
    response.set(Cookie(name: .session, value: "", maxAge: 0), for: visit.request)
    // The address of the last list may hold what was searched for.
    response.set(Cookie(name: .list, value: "", path: .worklist, maxAge: 0), for: visit.request)
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

/// What came of a sign-in.
enum Entry {
  case entered(Response)
  case refused(BeginSession.Outcome)
}

extension Visit {
  /// Counts a try; a browser that the account knows is a client of its own.
  func beginTry(_ step: SignInTries.Step, _ login: String) throws -> SignInTries.Beginning {
    var device: String?
    if Account.isValidLogin(login), let digest = try knownDevice(of: login).map(Secrets.digest) {
      device = digest
    }
    return state.signInTries.begin(client: request.client, login: login, step: step, device: device, now: now)
  }

  /// - Throws: 503 if too many are waiting, which does not count as a failed attempt.
  func verify(_ password: String, _ stored: String?, _ begun: SignInTries.Try) async throws -> Bool {
    do {
      return try await state.passwords.verify(
        password, stored: stored, client: request.client, wrongOnes: begun.wrongOnes,
        wrongOnesAtName: begun.wrongOnesAtName, isKnown: begun.isOfKnownDevice)
    } catch is Passwords.Busy {
      state.signInTries.forget(begun)
      throw HTTPError.tooManySigningIn
    }
  }

  /// Begins a session with a secret of its own and ends the one that this browser had; the secret goes into the cookie
  /// and nowhere else.
  ///
  /// - Parameters:
  ///   - verified: the person, whose password was right.
  ///   - pending: the digest of the sign-in whose second step this is.
  ///   - goal: the page that was asked for; nil: as the form says.
  func beginSession(
    of verified: StoredPerson, proof: SecondFactorProof? = nil, pending: String? = nil,
    by provider: ProviderEntry? = nil, goal: String? = nil
  ) async throws -> Entry {
    let goal = goal ?? form["ve"]
    let secret = Secrets.random(bytes: 32)
    // A browser that others sign in with, too, is known by another secret for each.
    let device = try knownDevice(of: verified.person.login) ?? Secrets.random(bytes: 32)
    let browser = BeginSession.Browser(
      session: Secrets.digest(secret), before: session?.digest, device: Secrets.digest(device), pending: pending)
    let outcome = try await run(
      BeginSession(
        of: verified, in: browser, proof: proof, by: provider, from: origin, letters: ownerLetters, now: now))
    guard case .begun(let account) = outcome else { return .refused(outcome) }
    logAccess(.signedIn, verified.person)
    let address = try keptForm(of: account, goal: goal) ?? goal
    var response = Response.redirect(to: destination(of: account, address))
    response.set(Cookie(name: .session, value: secret), for: request)
    let known = [device] + deviceSecrets.filter { $0 != device }
    response.set(.device(known.prefix(mostDeviceSecrets).joined(separator: ".")), for: request)
    if pending != nil { response.set(.pendingSignIn("", lifetime: 0), for: request) }
    return .entered(response)
  }

  /// The secrets of the cookie by which this browser is known: of each who has signed in with it lately.
  private var deviceSecrets: [String] {
    (request.cookie(.device) ?? "").split(separator: ".").map(String.init)
      .filter { (20...100).contains($0.utf8.count) }
  }

  private var mostDeviceSecrets: Int { 6 }

  /// The one by which it is known for this person.
  private func knownDevice(of login: String) throws -> String? {
    let secrets = deviceSecrets.prefix(mostDeviceSecrets).map { (digest: Secrets.digest($0), secret: $0) }
    let known = try reader.knownDevice(among: secrets.map(\.digest), of: login)
    return secrets.first { $0.digest == known }?.secret
  }

  /// The address of a form that the account could not send, unless the reader came here from another page.
  private func keptForm(of account: Account, goal: String) throws -> String? {
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
