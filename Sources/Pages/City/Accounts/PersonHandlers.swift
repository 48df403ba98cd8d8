import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum PersonHandlers {
  /// `GET /quan-tri/tai-khoan/{login}`; 404 for somebody without a post at an agency that the reader manages.
  static let show: ReadHandler = { visit in
    let done = visit.words.people.done
    let notice: Notice? =
      switch PersonDeed(rawValue: visit.query["da"]) {
      case .change: .done(done.changed.html)
      case .disable: .done(done.disabled.html)
      case .enable: .done(done.enabled.html)
      case .endSessions: .done(done.sessionsEnded.html)
      case .unlinkProviders: .done(done.providersUnlinked.html)
      case .dropSecondFactor: .done(done.secondFactorDropped.html)
      case .sendLink: .done(done.linkSent.html)
      case .link, nil: nil
      }
    let person = try visit.managed()
    return visit.show(try visit.page(of: person, form: try visit.form(of: person, nil), notice: notice))
  }

  /// `POST /quan-tri/tai-khoan/{login}` with `viec`: changes the person, closes or opens the account, ends its sessions,
  /// or shows once a link by which its owner chooses a password.
  static let change: VisitHandler = { visit in
    let person = try visit.managed()
    let deed: ManagePerson.Deed
    let secret = Secrets.random(bytes: 24)
    switch PersonDeed(rawValue: visit.form[PersonDeed.field]) {
    case .change: return try await visit.change(person)
    case .link: deed = .link(PasswordLink(secret, now: visit.now), letters: visit.ownerLetters)
    case .sendLink: deed = .sendLink(secret: secret, by: visit.ownerLetters)
    case .endSessions: deed = .endSessions
    case .unlinkProviders: deed = .unlinkProviders(letters: visit.ownerLetters)
    case .dropSecondFactor: deed = .dropSecondFactor(letters: visit.ownerLetters)
    case .disable: deed = .disable
    case .enable: deed = .enable
    case nil: throw PortalError.notFound
    }
    do {
      try await visit.run(ManagePerson(deed, person.login, by: try visit.manager, now: visit.now))
    } catch let refusal as AccountRefusal {
      let mistakes = visit.words.people.mistakes
      let sentence: Phrase =
        switch refusal {
        case .oneself: mistakes.oneself
        case .outdated: mistakes.outdated
        default: mistakes.outOfReach
        }
      let notice = Notice.wrong(sentence.html)
      return visit.show(try visit.page(of: person, form: visit.form(of: person, nil), notice: notice).with(.conflict))
    }
    if case .link = deed { return visit.show(visit.linkPage(.passwordLink(secret), of: person, isNew: false)) }
    return .redirect(to: Address.person(person.login).with("da", visit.form[PersonDeed.field]))
  }

  static let again: VisitHandler = { visit in
    let person = try visit.managed()
    let isChange = visit.form[PersonDeed.field] == PersonDeed.change.rawValue
    return visit.show(try visit.page(of: person, form: visit.form(of: person, isChange ? visit.form : nil)))
  }
}

extension Visit {
  /// The person of the address. Throws 404 where the reader does not see them.
  fileprivate func managed() throws -> Person {
    guard let person = try reader.person(context.parameters["login"] ?? "")?.person,
      try account.sees(person, in: catalogue, on: now.date)
    else { throw PortalError.notFound }
    return person
  }

  /// nil where the reader only looks.
  fileprivate func form(of person: Person, _ values: FormContent?) throws -> PersonForm? {
    let reach = try manager.reach(of: person, in: catalogue, on: now.date)
    // Of oneself another administrator changes what stands here.
    guard try account.has(.manageAccounts, in: catalogue), reach > .none, try account.login != person.login else {
      return nil
    }
    return PersonForm(
      values, of: person, reach: reach, agencies: try managedAgencies(), words: words,
      language: language)
  }

  fileprivate func page(of person: Person, form: PersonForm?, notice: Notice? = nil) throws -> Page {
    let account = try account
    return PersonPage(
      person: person, isOneself: account.login == person.login, signedInAt: try reader.signedInAt(person.login),
      providers: try reader.providerAccounts(of: person.login).map(\.issuer),
      sessionCount: try reader.sessions(of: person.login, now: now).count,
      hasSecondFactor: try reader.secondFactor(of: person.login).isOn, form: form,
      mayManage: try manager.reach(of: person, in: catalogue, on: now.date) == .all
        && account.has(.manageAccounts, in: catalogue),
      mayReadLog: account.has(.readSecurityLog, in: catalogue),
      openDossiers: try reader.openDossierCount(of: person.login, at: person.posts.map(\.agency)),
      canBeSentLink: ownerLetters.canSendLink(to: person),
      names: { postName($0) }, notice: notice,
      csrfField: csrfField, words: words
    ).page
  }

  fileprivate func change(_ person: Person) async throws -> Response {
    guard var form = try form(of: person, form) else { throw PortalError.forbidden }
    if form.isOutdated {
      form.note(.outdated)
      form.renew()
      return show(try page(of: person, form: form).with(.conflict))
    }
    guard let after = form.read() else { return show(try page(of: person, form: form)) }
    do {
      try await run(ChangePerson(person, to: after, by: try manager, letters: ownerLetters, now: now))
    } catch let refusal as AccountRefusal {
      form.note(refusal)
      return show(try page(of: person, form: form).with(.conflict))
    }
    // Who has no post left in reach is out of sight.
    guard try account.sees(after, in: catalogue, on: now.date) else {
      return .redirect(to: Address.people.with("da", PersonDeed.change.rawValue))
    }
    return .redirect(to: Address.person(person.login).with("da", PersonDeed.change.rawValue))
  }
}

extension Account {
  /// Whether the account may read who somebody is: at least one of their posts is at an agency that it oversees.
  fileprivate func sees(_ person: Person, in catalogue: Catalogue, on day: LocalDate) -> Bool {
    if person.posts.isEmpty { return isOfCity(catalogue) }
    return person.posts.contains { has(.seeAccounts, over: $0.agency, in: catalogue, on: day) }
  }
}
