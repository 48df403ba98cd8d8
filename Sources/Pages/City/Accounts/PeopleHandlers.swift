import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web

enum PeopleHandlers {
  /// `GET /quan-tri/tai-khoan?q=&co-quan=&sau=`: accounts of the agencies that the reader manages.
  static let list: ReadHandler = { visit in
    let query = visit.query["q"].squeezed
    let reached = try visit.agencies(.seeAccounts)
    let agency = AgencyCode(typed: visit.query[SearchBox.agencyField])
    let asked = agency.map { code in Set(reached?.contains(code) ?? true ? [code] : []) } ?? reached
    let words = query.folded.split(separator: " ").map(String.init)
    let found = try visit.reader.people(
      of: asked, matching: words, after: visit.query["sau"], limit: PeoplePage.pageLength + 1)
    let shown = Array(found.prefix(PeoplePage.pageLength))
    let form = Form(
      FormContent([(name: "q", value: query), (name: SearchBox.agencyField, value: agency?.description ?? "")]),
      words: visit.words)
    let page = PeoplePage(
      form: form, people: shown, next: found.count > shown.count ? shown.last?.person.login : nil,
      isLater: !visit.query["sau"].isEmpty, agencies: visit.catalogue.agencies(reached),
      mayManage: try visit.account.has(.manageAccounts, in: visit.catalogue),
      notice: visit.query["da"] == PersonDeed.change.rawValue ? .done(visit.words.people.done.changed.html) : nil,
      names: { visit.postName($0) }, language: visit.language)
    return visit.show(page.page)
  }

  /// `GET /quan-tri/them-tai-khoan`
  static let form: ReadHandler = { visit in visit.answer(try visit.newPerson(FormContent([]))) }

  /// `POST /quan-tri/tai-khoan`: makes an account, and shows once the link by which its owner chooses a password.
  static let add: VisitHandler = { visit in
    var form = try visit.newPerson(visit.form)
    guard let person = form.read() else { return visit.answer(form) }
    do {
      let address = try await visit.add(person, number: visit.submission)
      return visit.show(visit.linkPage(address, of: person, isNew: true))
    } catch let refusal as AccountRefusal {
      form.note(refusal)
      return visit.answer(form, .conflict)
    }
  }

  static let again: VisitHandler = { visit in visit.answer(try visit.newPerson(visit.form)) }
}

extension Visit {
  var manager: AccountManager {
    get throws { AccountManager(try account, from: origin) }
  }

  /// The agencies that a right of the reader's is about; nil: every one.
  func agencies(_ right: Right) throws -> Set<AgencyCode>? {
    try account.agencies(right, in: catalogue, on: now.date)
  }

  /// Those at which the reader may give posts, or to which they may give tokens.
  func managedAgencies() throws -> [Agency] {
    catalogue.agencies(try agencies(.manageAccounts)).filter { $0.end(by: now.date) == nil }
  }

  func postName(_ post: Post) -> HTML { postName(Person(login: "", name: "", posts: []).account(in: post)) }

  /// The page that shows a link once, with a square for a phone.
  func linkPage(_ address: Address, of person: Person, isNew: Bool) -> Page {
    let names = words.people.linkPage
    let square = SquareCode(site: site, address: address, title: names.title.text)
    let added = isNew ? Notice.done(names.added(["login": HTML(text: person.login)])) : nil
    let content: HTML = """
      <h1>\(names.title)</h1>\(added)<p>\(names.lead([
        "name": "<strong>\(person.name)</strong>", "hours": "\(PasswordLink.hours)",
      ]))</p>\
      <p>\(names.caption)</p>\(square.html)<p class="code"><strong>\(site ?? "")\(address)</strong></p>\
      <p><a href="\(Address.person(person.login))">\(names.back(["login": HTML(text: person.login)]))</a></p>
      """
    return Page(
      names.title.html, content, for: .staff, current: .people, address: .person(person.login),
      crumbs: [(words.people.title.html, .people)], isSecret: true)
  }

  fileprivate func newPerson(_ values: FormContent) throws -> PersonForm {
    PersonForm(
      values, of: nil, agencies: try managedAgencies(), words: words, language: language)
  }

  fileprivate func answer(_ form: PersonForm, _ status: HTTPResponse.Status? = nil) -> Response {
    let names = words.people
    let content: HTML = """
      <h1>\(names.form.addTitle)</h1>\(form.form.errorSummary)<form method="post" action="\(Address.people)" \
      id="\(PersonPage.formID)" novalidate>\(csrfField)\(submission.input)\(form.inputs)\
      <p class="actions"><button class="button">\(names.form.addButton)</button></p></form>
      """
    return show(
      Page(
        form.form.title(names.form.addTitle.html), content, for: .staff, current: .people,
        status: status ?? form.form.status, address: .personForm, crumbs: [(names.title.html, .people)],
        form: TypedForm(id: PersonPage.formID)))
  }
}

extension Catalogue {
  /// Those of the codes; nil: every one.
  func agencies(_ codes: Set<AgencyCode>?) -> [Agency] {
    codes.map { codes in agencies.filter { codes.contains($0.code) } } ?? agencies
  }
}
