import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum OwnAccountHandlers {
  /// `GET /can-bo/tai-khoan`
  static let show: ReadHandler = { visit in
    let own = visit.words.accounts.own
    let notice: Notice? =
      switch visit.query["da"] {
      case OwnAccountForm.password: .done(own.password.changed.html)
      case OwnAccountForm.post: .done(own.posts.chosen(["post": try visit.postName(visit.account)]))
      case OwnAccountForm.others:
        Int(typed: visit.query["so"], in: 1...10_000).map { .done(own.sessions.ended(count: $0)) }
      case OwnAccountForm.linked: .done(visit.words.signOn.own.linked.html)
      case OwnAccountForm.known: .news(visit.words.signOn.own.alreadyLinked.html)
      case OwnAccountForm.unlink: .done(visit.words.signOn.own.unlinked.html)
      default: nil
      }
    return visit.show(try visit.ownAccount(Form(words: visit.words), notice: notice))
  }

  /// `POST /can-bo/tai-khoan`: with `viec`, chooses a post or ends sessions; without, changes the password by
  /// `mat_khau_cu` and `mat_khau_moi`.
  static let change: VisitHandler = { visit in
    guard let session = visit.session else { throw PortalError.signInNeeded }
    switch visit.form[OwnAccountForm.deed] {
    case OwnAccountForm.post: return try await visit.choosePost(session)
    case OwnAccountForm.session:
      return try await visit.endSessions(.one(digest: visit.form[OwnAccountForm.session]), session)
    case OwnAccountForm.link: return try await visit.beginLink(session)
    case OwnAccountForm.unlink: return try await visit.unlink(session)
    case OwnAccountForm.others: return try await visit.endSessions(.allBut(digest: session.digest), session)
    default: return try await visit.changePassword(session)
    }
  }

  static let again: VisitHandler = { visit in visit.show(try visit.ownAccount(Form(words: visit.words))) }
}

/// The fields of the page's forms.
enum OwnAccountForm {
  static let deed = "viec"
  static let post = "vi-tri"
  static let session = "phien"
  static let others = "phien-khac"
  static let password = "mat-khau"
  /// Of accounts at identity providers.
  static let link = "lien-ket"
  static let linked = "da-lien-ket"
  static let known = "co-lien-ket"
  static let unlink = "bo-lien-ket"
  static let provider = "noi-cap"
  static let issuer = "noi_cap"
  static let subject = "ma_tai_khoan"
  static let linkPassword = "mat_khau"
  static let old = "mat_khau_cu"
  static let new = "mat_khau_moi"
}

extension Visit {
  func ownAccount(_ form: Form, notice: Notice? = nil, linking: Form? = nil) throws -> Page {
    guard let session, let stored = try reader.person(session.account.login) else { throw PortalError.signInNeeded }
    let page = OwnAccountPage(
      person: stored.person, account: session.account,
      sessions: try reader.sessions(of: session.account.login, now: now),
      factor: try reader.secondFactor(of: session.account.login),
      decidesRoles: session.account.has(.requireSecondFactor, in: catalogue), present: session.digest,
      linked: try reader.providerAccounts(of: session.account.login),
      providers: providers(for: .staff), language: language, linking: linking ?? Form(words: words),
      names: { postName(stored.person.account(in: $0)) }, form: form, notice: notice,
      csrfField: csrfField, today: now.date, words: words)
    return page.page
  }

  fileprivate func choosePost(_ session: StaffSession) async throws -> Response {
    let number = Int(typed: form[OwnAccountForm.post], in: 1...100) ?? 0
    let isChosen = try await run(
      ChoosePost(
        number, of: session.account.login, session: session.digest, createdAt: session.createdAt, from: origin,
        now: now))
    guard isChosen else {
      let notice = Notice.wrong(words.accounts.own.posts.gone.html)
      return show(try ownAccount(Form(words: words), notice: notice).with(.conflict))
    }
    return .redirect(to: Address.ownAccount.with("da", OwnAccountForm.post))
  }

  fileprivate func endSessions(_ choice: EndOwnSessions.Choice, _ session: StaffSession) async throws -> Response {
    let count = try await run(EndOwnSessions(choice, of: session.account, from: origin, now: now))
    let address = Address.ownAccount
    if count == 0 { return .redirect(to: address) }
    return .redirect(to: address.with("da", OwnAccountForm.others).with("so", count))
  }

  fileprivate func changePassword(_ session: StaffSession) async throws -> Response {
    var form = Form(form, words: words)
    guard let stored = try reader.person(session.account.login) else { throw PortalError.signInNeeded }
    let old = form.values.untrimmed(OwnAccountForm.old)
    if old.isEmpty { form.mistake(OwnAccountForm.old, words.accounts.passwordMissing) }
    let new = form.newPassword(OwnAccountForm.new, for: stored.person, by: state.shared.passwordRule)
    guard let new, !form.isWrong else { return show(try ownAccount(form)) }
    switch try await checkOwnPassword(OwnAccountForm.old, of: stored, &form) {
    case .right: break
    case .wrong: return show(try ownAccount(form))
    case .wait(let answer): return answer
    }
    let change = ChangeOwnPassword(
      of: stored, to: try await hash(new), as: session.account, session: session.digest, from: origin,
      letters: ownerLetters, now: now)
    guard try await run(change) else {
      form.mistake(OwnAccountForm.old, words.accounts.own.password.wrongOld)
      return show(try ownAccount(form))
    }
    return .redirect(to: Address.ownAccount.with("da", OwnAccountForm.password))
  }
}
