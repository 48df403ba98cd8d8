import Credentials
import Encodings
import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web

/// The fields of the second step.
enum SecondStepForm {
  static let code = "ma_2fa"
  /// How the page asks for the code.
  static let way = "cach"
  static let recovery = "khoi-phuc"
  /// Says on the sign-in page that the time for the second step is over.
  static let over = "het-gio"
  /// What the script fills in.
  static let passkey = "khoa_id"
  static let clientData = "khoa_du_lieu"
  static let authenticatorData = "khoa_xac_thuc"
  static let signature = "khoa_chu_ky"
}

/// The second step of signing in: a code, a recovery code, or a passkey.
enum SecondStepHandlers {
  /// `GET /can-bo/dang-nhap/ma?ve=&cach=`
  static let show: ReadHandler = { visit in
    guard let pending = try visit.pendingSignIn() else {
      let session = visit.session
      return session.map { .redirect(to: visit.destination(of: $0.account, visit.query["ve"])) }
        ?? visit.secondStepOver(visit.query["ve"])
    }
    let values = FormContent([(name: "ve", value: visit.query["ve"]), (SecondStepForm.way, visit.query["cach"])])
    return try visit.secondStep(Form(values, words: visit.words), pending)
  }

  /// `POST /can-bo/dang-nhap/ma` with `ma_2fa`, or with what a passkey has signed.
  static let enter: VisitHandler = { visit in
    guard let pending = try visit.pendingSignIn() else { return visit.secondStepOver(visit.form["ve"]) }
    return try await visit.finish(pending)
  }

  static let again: VisitHandler = { visit in
    guard let pending = try visit.pendingSignIn() else { return visit.secondStepOver(visit.form["ve"]) }
    return try visit.secondStep(Form(visit.form, words: visit.words), pending)
  }
}

/// A sign-in whose first step is done.
struct PendingSignIn {
  let stored: StoredPerson
  /// Who let the person in, where no password did.
  let provider: ProviderEntry?
  let factor: StoredSecondFactor
  /// The digest of its secret.
  let digest: String
}

extension Cookie {
  /// - Parameter lifetime: in seconds; 0: the sign-in is over.
  static func pendingSignIn(_ secret: String, lifetime: Int) -> Cookie {
    Cookie(name: .pendingSignIn, value: secret, path: .signIn, maxAge: lifetime)
  }

  /// For a year from the last sign-in on.
  static func device(_ secret: String) -> Cookie { Cookie(name: .device, value: secret, maxAge: 31_536_000) }
}

extension Visit {
  /// Leads to the second step; where the code came with the password, it is taken at once.
  ///
  /// - Parameter goal: the page that was asked for; nil: as the form says.
  func beginSecondStep(
    _ verified: StoredPerson, by provider: ProviderEntry? = nil, goal: String? = nil
  ) async throws -> Response {
    let secret = Secrets.random(bytes: 32)
    let digest = Secrets.digest(secret)
    guard try await run(BeginPendingSignIn(digest, of: verified, by: provider, from: origin, now: now)) else {
      return secondStepOver(goal ?? form["ve"])
    }
    var response: Response
    if form[SecondStepForm.code].isEmpty {
      response = .redirect(to: Address.secondStep.with("ve", goal ?? form["ve"]))
    } else {
      let factor = try reader.secondFactor(of: verified.person.login)
      response = try await finish(PendingSignIn(stored: verified, provider: provider, factor: factor, digest: digest))
      if response.status.kind == .redirection { return response }
    }
    response.set(
      .pendingSignIn(secret, lifetime: Int(BeginPendingSignIn.lifetime / Moment.second)), for: request)
    return response
  }

  fileprivate func pendingSignIn() throws -> PendingSignIn? {
    guard let secret = request.cookie(.pendingSignIn), !secret.isEmpty else { return nil }
    let digest = Secrets.digest(secret)
    guard let pending = try reader.pendingSignIn(digest, now: now), let stored = try reader.person(pending.login) else {
      return nil
    }
    return PendingSignIn(
      stored: stored, provider: pending.provider, factor: try reader.secondFactor(of: pending.login), digest: digest)
  }

  /// Wrong ones count as wrong passwords do, and are in the security log.
  fileprivate func finish(_ pending: PendingSignIn) async throws -> Response {
    var form = Form(form, words: words)
    let names = words.accounts.secondStep
    let hasPasskey = !form.values[SecondStepForm.passkey].isEmpty
    if !hasPasskey, form.values[SecondStepForm.code].isEmpty {
      form.mistake(SecondStepForm.code, names.codeMissing)
      return try secondStep(form, pending)
    }
    let begun: SignInTries.Try
    switch try beginTry(.code, pending.stored.person.login) {
    case .begun(let new): begun = new
    case .wait(let minutes):
      logAccess(.tooManyTries, pending.stored.person)
      return show(ErrorPage(.tooManyRequests, minutes: minutes, isSigningIn: true))
    }
    if let proof = hasPasskey ? passkeyProof(pending) : codeProof(pending) {
      switch try await beginSession(of: pending.stored, proof: proof, pending: pending.digest, by: pending.provider) {
      case .entered(let response):
        state.signInTries.succeeded(begun)
        return response
      case .refused(.proofUsed): break
      case .refused:
        state.signInTries.forget(begun)
        return secondStepOver(form.values["ve"])
      }
    }
    logAccess(.wrongCode, pending.stored.person)
    let isRecovery = !pending.factor.hasApp || form.values[SecondStepForm.way] == SecondStepForm.recovery
    let mistake = isRecovery ? names.recoveryWrong : names.codeWrong
    form.mistake(SecondStepForm.code, hasPasskey ? names.passkeyWrong : mistake)
    return try secondStep(form, pending)
  }

  private func codeProof(_ pending: PendingSignIn) -> SecondFactorProof? {
    let text = form[SecondStepForm.code]
    let login = pending.stored.person.login
    if let code = OneTimeCode(typed: text) {
      guard let app = pending.factor.app else { return nil }
      guard let totp = state.secrets.app(app.sealed, of: login) else {
        state.logger.error(
          "the codes of an account cannot be checked: the file secret is not the one that they were made with",
          metadata: ["login": "\(login)"])
        return nil
      }
      return totp.step(of: code, at: now.microseconds / Moment.second, after: app.lastStep).map { .app(step: $0) }
    }
    return RecoveryCode(typed: text).map { .recoveryCode(digest: state.secrets.digest($0, of: login)) }
  }

  private func passkeyProof(_ pending: PendingSignIn) -> SecondFactorProof? {
    let id = form[SecondStepForm.passkey]
    let sent = [SecondStepForm.clientData, SecondStepForm.authenticatorData, SecondStepForm.signature].map {
      Base64URL.bytes(form[$0]) ?? []
    }
    guard let party, let passkey = pending.factor.passkeys.first(where: { $0.id == id }),
      let key = PasskeyKey(stored: passkey.publicKey),
      let signIn = try? PasskeySignIn(
        clientData: sent[0], authenticatorData: sent[1], signature: sent[2], key: key, last: passkey.counter,
        challenge: state.secrets.passkeyChallenge(pending.digest), for: party)
    else { return nil }
    return .passkey(id: id, counter: signIn.counter, before: passkey.counter)
  }

  /// The site as passkeys know it; nil where this address has none.
  var party: RelyingParty? { site.flatMap(RelyingParty.init(origin:)) }

  fileprivate func secondStepOver(_ address: String) -> Response {
    var response = Response.redirect(to: Address.signIn.with("ve", address).with("da", SecondStepForm.over))
    response.set(.pendingSignIn("", lifetime: 0), for: request)
    return response
  }

  fileprivate func secondStep(_ form: Form, _ pending: PendingSignIn) throws -> Response {
    var page = SecondStepPage(
      form: form, factor: pending.factor, party: party, challenge: state.secrets.passkeyChallenge(pending.digest),
      csrfField: csrfField
    ).page
    if request.method == .post { page.address = Address.secondStep.with("ve", form.values["ve"]) }
    return show(page)
  }
}
