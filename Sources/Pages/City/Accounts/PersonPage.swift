import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// One person of the staff: facts, the form that changes them, and what else may be done.
struct PersonPage {
  static let formID = "sua-tai-khoan"

  let person: Person
  /// Whether it is the reader.
  let isOneself: Bool
  let signedInAt: Moment?
  /// Whose accounts at providers open this one.
  let providers: [String]
  let sessionCount: Int
  let hasSecondFactor: Bool
  /// nil: the reader only looks.
  let form: PersonForm?
  /// Whether the reader may disable the account and the like.
  let mayManage: Bool
  let mayReadLog: Bool
  /// How many dossiers the person has on the desk.
  let openDossiers: Int
  /// Whether the link for a password can go to them by mail.
  let canBeSentLink: Bool
  let names: (Post) -> HTML
  let notice: Notice?
  let csrfField: HTML
  let words: Words

  private var people: PeopleWords { words.people }
  private var address: Address { .person(person.login) }

  var page: Page {
    let title = HTML(text: person.name)
    return Page(
      form?.form.title(title) ?? title, content, for: .staff, current: .people, status: form?.form.status ?? .ok,
      address: address, crumbs: [(people.title.html, .people)],
      form: form.map { _ in TypedForm(id: PersonPage.formID, isOneOfSeveral: true) })
  }

  private var content: HTML {
    "<h1>\(person.name)</h1>\(notice)\(form?.form.errorSummary ?? .empty)\(facts)\(change)\(deeds)\(log)"
  }

  private var facts: HTML {
    let own = words.accounts.own
    let contact = { (text: String?) -> HTML in text.map { HTML(text: $0) } ?? own.none.html }
    return """
      <dl class="facts"><dt>\(own.login)</dt> <dd>\(person.login)</dd> <dt>\(people.columns.state)</dt> \
      <dd>\(person.isDisabled ? people.disabled : people.active)</dd> <dt>\(people.columns.posts)</dt> \
      <dd>\(person.posts(named: names, words))</dd> <dt>\(own.email)</dt> \
      <dd>\(contact(person.email?.description))</dd> <dt>\(own.phone)</dt> \
      <dd>\(contact(person.phone?.description))</dd> <dt>\(people.columns.signedIn)</dt> \
      <dd>\(signedInAt.map(words.moment) ?? people.never.html)</dd> <dt>\(people.person.sessions)</dt> \
      <dd>\(sessionCount)</dd>\(providerFacts)</dl>\(desk)
      """
  }

  /// Who leaves should leave nothing behind.
  private var desk: HTML {
    openDossiers == 0 ? .empty : "<p>\(people.person.openDossiers(count: openDossiers))</p>"
  }

  private var providerFacts: HTML {
    if providers.isEmpty { return .empty }
    let names = providers.map { "<span class=\"line\">\($0)</span>" as HTML }
    return " <dt>\(people.person.providers)</dt> <dd>\(names.joined(" "))</dd>"
  }

  private var change: HTML {
    guard let form else { return isOneself && mayManage ? "<p>\(people.mistakes.oneself)</p>" : .empty }
    return """
      <section><h2>\(people.form.changeTitle)</h2><form method="post" action="\(address)" id="\(PersonPage.formID)" \
      novalidate>\(csrfField)<input type="hidden" name="\(PersonDeed.field)" value="\(PersonDeed.change.rawValue)">\
      <input type="hidden" name="\(PersonForm.Field.revision)" value="\(form.form.values[PersonForm.Field.revision])">\
      \(form.inputs)<p class="actions"><button class="button">\(people.form.changeButton)</button></p></form></section>
      """
  }

  private var deeds: HTML {
    guard mayManage else { return .empty }
    let names = people.person
    var html: HTML = "<section><h2>\(names.deeds)</h2>"
    if !isOneself {
      if !person.isDisabled { html += deed(.link, names.makeLink, hint: names.makeLinkHint) }
      if canBeSentLink { html += deed(.sendLink, names.sendLink) }
    }
    if sessionCount > 0 { html += deed(.endSessions, names.endSessions) }
    if isOneself { return html + "</section>" }
    if !providers.isEmpty { html += deed(.unlinkProviders, names.unlinkProviders, hint: names.unlinkProvidersHint) }
    if hasSecondFactor { html += deed(.dropSecondFactor, names.dropSecondFactor, hint: names.dropSecondFactorHint) }
    html += person.isDisabled ? deed(.enable, names.enable) : deed(.disable, names.disable, hint: names.disableHint)
    return html + "</section>"
  }

  private func deed(_ deed: PersonDeed, _ name: Phrase, hint: Phrase? = nil) -> HTML {
    """
    <form method="post" action="\(address)">\(csrfField)\
    <input type="hidden" name="\(PersonDeed.field)" value="\(deed.rawValue)">\
    \(hint.map { "<p>\($0)</p>" } ?? .empty)<p class="actions">\
    <button class="button \(deed == .disable ? "danger" : "quiet")">\(name)</button></p></form>
    """
  }

  private var log: HTML {
    guard mayReadLog else { return .empty }
    let address = Address.securityLog.with(SecurityLogForm.Field.login, person.login)
    let looks = Address.looks.with(LookForm.Field.reader, person.login)
    return "<p><a href=\"\(address)\">\(people.person.log)</a> · <a href=\"\(looks)\">\(people.person.looks)</a></p>"
  }
}

/// What a form on a person's page asks for.
enum PersonDeed: String {
  case change = "sua"
  case link = "lien-ket"
  case sendLink = "gui-lien-ket"
  case endSessions = "dang-xuat"
  case dropSecondFactor = "dat-lai"
  case unlinkProviders = "bo-lien-ket"
  case disable = "khoa"
  case enable = "mo-khoa"

  static let field = "viec"
}
