import OneStop
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite("Previews of what administrators decide, as values") struct PreviewTests {
  private let fixtures: PageFixtures

  init() throws { fixtures = try PageFixtures(text: "Quyết định 7 & 8") }

  /// The link beside the button, which goes back to the form.
  private func back(_ page: Page, to form: Address) throws -> String? {
    try PageElements(page.content).named("a").compactMap { $0["href"] }.first { $0.hasPrefix("\(form)?") }
  }

  @Test(
    "From a change of days off one goes back to the form with everything that was typed",
    arguments: DaysOffTask.allCases)
  func daysOff(_ task: DaysOffTask) throws {
    let page = try PageSample.preview(fixtures, task).page
    let typed = Address.daysOffForm.with([
      (name: "viec", value: task.rawValue), (name: "ngay", value: "2018-09-03"),
      (name: "quyet_dinh", value: fixtures.text),
    ])
    #expect(try back(page, to: .daysOffForm) == typed.description)
  }

  @Test("So one does from the end of an agency")
  func agency() throws {
    let (agency, successor) = try (fixtures.agency(Permit.planning).code, fixtures.agency().code)
    let typed = Address.dissolutionForm.with([
      (name: "tu", value: agency.description), (name: "den", value: successor.description),
      (name: "quyet_dinh", value: fixtures.text),
    ])
    let sample = try #require(PageSample.agencies.last)
    #expect(try back(sample.make(fixtures), to: .dissolutionForm) == typed.description)
  }
}
