import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite("Pages as values") struct PageTests {
  private let words: Words

  init() throws { words = try Resources.words(.vietnamese) }

  @Test("the look-up page is never indexed, and never stored once the details are open")
  func lookup() throws {
    let view = try PageFixtures().view()
    let page = { (isOpen: Bool, form: Form) in
      LookupPage(view: view, isOpen: isOpen, isRated: false, form: form, detailsField: .empty).page
    }
    let closed = page(false, Form(words: words))
    #expect(closed.status == .ok && !closed.isIndexed && !closed.isSecret)
    #expect(closed.address == Address.dossier(view.dossier.code))
    #expect(closed.form?.id == LookupPage.formID)
    let open = page(true, Form(words: words))
    #expect(open.isSecret && !open.isIndexed && open.form == nil)
    var mistaken = Form(words: words)
    mistaken.mistake("so_cuoi", "sai")
    let wrong = page(false, mistaken)
    #expect(wrong.status == .unprocessableContent)
    #expect(wrong.title == words.form.errorTitle(["title": closed.title]))
  }

  @Test("an error says how long to wait, and is never stored", arguments: [nil, Account.Role.officer])
  func errors(_ role: Account.Role?) throws {
    let agency = try #require(AgencyCode("000.00.09.H29"))
    let account = role.map { Account(login: "minh", name: "Minh", role: $0, agency: agency) }
    let page = ErrorPage(.tooManyRequests, minutes: 3).page(words, for: account)
    #expect(page.status == .tooManyRequests && page.retryAfter == 180)
    #expect(page.isSecret && !page.isIndexed)
    #expect(page.audience == (role == nil ? .everyone : .staff))
    #expect(ErrorPage(.unavailable).page(words, for: account).retryAfter == 30)
    #expect(ErrorPage(.notFound).page(words, for: account).retryAfter == nil)
  }

  @Test("pages for everyone are indexed, those for staff and the sign-in page are not")
  func indexed() {
    #expect(Page("a", "b").isIndexed)
    #expect(!Page("a", "b", for: .staff).isIndexed)
    #expect(!SignInPage(form: Form(words: words), csrfField: .empty).page.isIndexed)
  }
}
