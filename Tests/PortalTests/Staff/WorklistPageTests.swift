import OneStop
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite("The worklist, as a value") struct WorklistPageTests {
  private let fixtures: PageFixtures

  init() throws { fixtures = try PageFixtures() }

  private func elements(
    _ tab: WorklistTab, _ statuses: [Status] = Status.allCases, acts: Bool = true
  ) throws -> PageElements {
    let page = try PageSample.worklist(fixtures, tab, statuses, acts: acts)
    return try PageElements(page.page(fixtures.form()).content)
  }

  @Test("It marks the list that it shows", arguments: WorklistTab.allCases)
  func current(_ tab: WorklistTab) throws {
    let marked = try elements(tab).named("a").filter { $0["aria-current"] == "page" }
    #expect(marked.count == 1 && marked[0]["href"]?.contains("muc=\(tab.rawValue)") == true)
  }

  @Test("Whoever acts ticks rows and turns pages by buttons that keep the ticks; whoever looks follows links")
  func looking() throws {
    let acting = try elements(.open)
    #expect(acting.named("input").filter { $0["type"] == "checkbox" }.count == Status.allCases.count)
    #expect(!acting.named("a").contains { $0["rel"] != nil })
    let looking = try elements(.open, acts: false)
    #expect(!looking.named("input").contains { $0["type"] == "checkbox" })
    #expect(looking.named("a").compactMap { $0["rel"] } == ["prev", "next"])
    #expect(looking.with(id: WorklistPage.formID) == nil)
  }

  @Test("A list without rows says what it is that there is none of", arguments: WorklistTab.allCases)
  func empty(_ tab: WorklistTab) throws {
    let sentence = fixtures.words.staff.empty[tab].text
    #expect(try elements(tab, [], acts: false).named("p").contains { $0.text == sentence })
    #expect(try elements(tab, [], acts: false).named("table").isEmpty)
  }
}
