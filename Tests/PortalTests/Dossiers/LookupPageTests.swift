import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web

@Suite("The look-up page, as a value") struct LookupPageTests {
  private let fixtures: PageFixtures

  init() throws { fixtures = try PageFixtures(text: "Đỗ Thị Mận") }

  private func elements(_ page: LookupPage) throws -> PageElements { try PageElements(page.page.content) }

  private func leads(_ elements: PageElements, to address: Address) -> Bool {
    elements.named("a").contains { $0["href"] == address.description }
  }

  @Test(
    "The applicant's name and request are for those who have opened it, at every status", arguments: Status.allCases)
  func details(_ status: Status) throws {
    let closed = try elements(PageSample.lookup(fixtures, in: status))
    #expect(!closed.all.contains { $0.text.contains("Mận") })
    #expect(closed.with(id: LookupPage.formID)?.name == "form")
    let open = try elements(PageSample.lookup(fixtures, in: status, isOpen: true))
    #expect(open.named("dd").filter { $0.text == "Đỗ Thị Mận" }.count == 2)
    #expect(open.with(id: LookupPage.formID) == nil)
    #expect(open.named("form").map { $0["action"] } == [Address.closing(try code(status)).description])
  }

  @Test("It asks how satisfied people are once the dossier is done, and once", arguments: Status.allCases)
  func rating(_ status: Status) throws {
    let isDone = [.finished, .handedOver].contains(status)
    let address = Address.rating(try code(status))
    #expect(try leads(elements(PageSample.lookup(fixtures, in: status)), to: address) == isDone)
    #expect(try !leads(elements(PageSample.lookup(fixtures, in: status, isRated: true)), to: address))
  }

  @Test("An appointment goes into the reader's calendar while there is one to come", arguments: Status.allCases)
  func calendar(_ status: Status) throws {
    let address = Address.appointmentCalendar(try code(status))
    let isToCome = [.accepted, .processing].contains(status)
    #expect(try leads(elements(PageSample.lookup(fixtures, in: status)), to: address) == isToCome)
  }

  private func code(_ status: Status) throws -> DossierCode { try fixtures.stored(in: status).dossier.code }
}
