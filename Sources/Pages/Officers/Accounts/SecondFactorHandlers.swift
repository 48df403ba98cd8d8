import Credentials
import Encodings
import HTTPServer
import HTTPTypes
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The fields of the page where the second factor is set up.
enum SecondFactorForm {
  static let deed = "viec"
  static let password = "mat_khau"
  static let label = "ten_khoa"
  /// The sealed secret of an app that has still to show a code by it: kept by the form alone.
  static let app = "ung_dung"
  static let attestation = "khoa_chung_nhan"
  static let passkey = "khoa"

  enum Deed: String {
    case prove = "mat-khau"
    case propose = "ung-dung"
    case confirm = "xac-nhan"
    case removeApp = "go-ung-dung"
    case addPasskey = "them-khoa"
    case removePasskey = "xoa-khoa"
    case newCodes = "ma-khoi-phuc"
    case turnOff = "tat"
  }
}

/// Setting up one's own second factor. Whatever is changed asks for the password, unless it was typed just now.
enum SecondFactorHandlers {
  /// `GET /can-bo/tai-khoan/xac-thuc-hai-buoc?ve=`
  static let show: ReadHandler = { visit in
    let done = visit.words.accounts.secondFactor.done
    let deed = SecondFactorForm.Deed(rawValue: visit.query["da"])
    let isOn = try visit.session.map { try visit.reader.secondFactor(of: $0.account.login).isOn } ?? false
    let sentence: Phrase? =
      switch deed {
      case .confirm: done.app
      case .removeApp, .removePasskey: isOn ? (deed == .removeApp ? done.appRemoved : done.passkeyRemoved) : done.off
      case .addPasskey: done.passkey
      case .turnOff: done.off
      default: nil
      }
    let values = FormContent([(name: "ve", value: visit.query["ve"])])
    return try visit.secondFactor(
      Form(values, words: visit.words), notice: sentence.map { .done($0.html) })
  }

  /// `POST /can-bo/tai-khoan/xac-thuc-hai-buoc` with `viec`.
  static let change: VisitHandler = { visit in
    guard let session = visit.session else { throw PortalError.signInNeeded }
    guard let deed = SecondFactorForm.Deed(rawValue: visit.form[SecondFactorForm.deed]) else {
      return try visit.secondFactor(Form(visit.form, words: visit.words))
    }
    if deed == .prove { return try await visit.prove(session) }
    guard session.isProved(now: visit.now, isSent: true) else {
      let notice = Notice.wrong(visit.words.accounts.secondFactor.prove.text.html)
      return try visit.secondFactor(Form(visit.form, words: visit.words), notice: notice).with(.forbidden)
    }
    switch deed {
    case .prove: return try await visit.prove(session)
    case .propose:
      let sealed = try visit.state.secrets.newApp(of: session.account.login)
      let values = FormContent([
        (name: "ve", value: visit.form["ve"]), (name: SecondFactorForm.app, value: sealed),
      ])
      return try visit.secondFactor(Form(values, words: visit.words))
    case .confirm: return try await visit.confirmApp(session)
    case .removeApp: return try await visit.change(.removeApp, deed, session)
    case .addPasskey: return try await visit.addPasskey(session)
    case .removePasskey:
      return try await visit.change(.removePasskey(id: visit.form[SecondFactorForm.passkey]), deed, session)
    case .newCodes: return try await visit.change(.makeRecoveryCodes, deed, session)
    case .turnOff: return try await visit.change(.turnOff, deed, session)
    }
  }

  static let again: VisitHandler = { visit in try visit.secondFactor(Form(visit.form, words: visit.words)) }
}

extension Visit {
  fileprivate func secondFactor(_ form: Form, notice: Notice? = nil) throws -> Response {
    guard let session else { throw PortalError.signInNeeded }
    let login = session.account.login
    let factor = try reader.secondFactor(of: login)
    // Whoever is about to type the app's code has the time that the page was made for.
    let isProved = session.isProved(now: now, isSent: request.method == .post && form.values.has(SecondFactorForm.app))
    // The secret is nowhere to be seen once it counts.
    let sealed = form.values[SecondFactorForm.app]
    let proposed = isProved && factor.app?.sealed != sealed ? state.secrets.app(sealed, of: login) : nil
    var page = SecondFactorPage(
      account: session.account, factor: factor, proposed: proposed, isProved: isProved,
      isRequired: session.needsSecondFactor, mayTurnOff: try !reader.mustHaveSecondFactor(login, on: now.date),
      party: party, secrets: state.secrets, session: session.digest, form: form,
      notice: notice, csrfField: csrfField, words: words
    ).page
    if request.method == .post { page.address = Address.secondFactor.with("ve", form.values["ve"]) }
    return show(page)
  }

  fileprivate func prove(_ session: StaffSession) async throws -> Response {
    var form = Form(form, words: words)
    guard let stored = try reader.person(session.account.login) else { throw PortalError.signInNeeded }
    switch try await checkOwnPassword(SecondFactorForm.password, of: stored, &form) {
    case .right: break
    case .wrong: return try secondFactor(form)
    case .wait(let answer): return answer
    }
    try await run(ProveSession(session.digest, now: now))
    return .redirect(to: Address.secondFactor.with("ve", form.values["ve"]))
  }

  fileprivate func confirmApp(_ session: StaffSession) async throws -> Response {
    var form = Form(form, words: words)
    let login = session.account.login
    let sealed = form.values[SecondFactorForm.app]
    let step = OneTimeCode(typed: form.values[SecondStepForm.code]).flatMap { code in
      state.secrets.app(sealed, of: login)?.step(of: code, at: now.microseconds / Moment.second, after: nil)
    }
    guard let step else {
      form.mistake(SecondStepForm.code, words.accounts.secondFactor.app.codeWrong)
      return try secondFactor(form)
    }
    return try await change(.setApp(sealed: sealed, step: step), .confirm, session)
  }

  fileprivate func addPasskey(_ session: StaffSession) async throws -> Response {
    var form = Form(form, words: words)
    let names = words.accounts.secondFactor.passkeys
    let label = form.values[SecondFactorForm.label].squeezed
    if !label.isVisible || label.unicodeScalars.count > 60 {
      form.mistake(SecondFactorForm.label, names.labelMissing)
      return try secondFactor(form)
    }
    guard let party, let client = Base64URL.bytes(form.values[SecondStepForm.clientData]),
      let attestation = Base64URL.bytes(form.values[SecondFactorForm.attestation]),
      let made = try? PasskeyRegistration(
        clientData: client, attestation: attestation, challenge: state.secrets.passkeyChallenge(session.digest),
        for: party)
    else {
      form.mistake(SecondFactorForm.label, names.wrong)
      return try secondFactor(form)
    }
    let passkey = StoredPasskey(
      id: Base64URL.text(made.id), label: label, publicKey: made.key.stored, counter: made.counter, createdAt: now)
    return try await change(.addPasskey(passkey), .addPasskey, session)
  }

  fileprivate func change(
    _ change: ChangeSecondFactor.Deed, _ deed: SecondFactorForm.Deed, _ session: StaffSession
  ) async throws -> Response {
    let codes = RecoveryCode.set()
    let login = session.account.login
    let outcome = try await run(
      ChangeSecondFactor(
        change, of: session.account, session: session.digest, codes: codes.map { state.secrets.digest($0, of: login) },
        from: origin, letters: ownerLetters, now: now))
    let names = words.accounts.secondFactor
    var form = Form(form, words: words)
    switch outcome {
    case .done(hasNewCodes: true): return show(codes, behind: deed, session)
    case .done(hasNewCodes: false):
      let address = Address.secondFactor.with("ve", form.values["ve"])
      return .redirect(to: address.with("da", deed.rawValue))
    case .outdated:
      return try secondFactor(Form(words: words), notice: .wrong(names.outdated.html)).with(.conflict)
    case .required:
      return try secondFactor(Form(words: words), notice: .wrong(names.off.required.html)).with(.conflict)
    case .passkeyTaken:
      form.mistake(SecondFactorForm.label, names.passkeys.taken)
      return try secondFactor(form)
    }
  }

  /// The only page that ever shows them.
  private func show(_ codes: [RecoveryCode], behind deed: SecondFactorForm.Deed, _ session: StaffSession) -> Response {
    let address = Address(form["ve"]) ?? .ownAccount
    var page = RecoveryCodesPage(
      codes: codes, login: session.account.login, deed: deed, next: address, today: now.date, words: words
    ).page
    page.address = .secondFactor
    return show(page)
  }
}

extension Response {
  fileprivate func with(_ status: HTTPResponse.Status) -> Response {
    var response = self
    response.status = status
    return response
  }
}
