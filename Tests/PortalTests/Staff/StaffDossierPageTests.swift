import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web

@Suite("A dossier's page for staff, as a value") struct StaffDossierPageTests {
  private let fixtures: PageFixtures

  init() throws { fixtures = try PageFixtures() }

  private func elements(_ page: StaffDossierPage) throws -> PageElements {
    try PageElements(page.page(from: .worklist).content)
  }

  /// What it has a form for.
  private func offered(_ elements: PageElements) -> Set<String> {
    Set(elements.named("details").filter { $0["name"] == "viec" }.compactMap { $0["id"] })
  }

  private static let officers: Set = [
    "xu-ly", "chuyen", "phan-cong", "yeu-cau-bo-sung", "hoi-y-kien", "hen-lai", "xong", "rut", "dung",
  ]
  private static let processing = officers.union(["yeu-cau-nop-tien"])

  @Test(
    "A clerk is offered the counter's work, an officer the processing, a leader both",
    arguments: [
      (.filed, .clerk, ["tiep-nhan", "tu-choi", "yeu-cau-bo-sung", "rut"]),
      (.accepted, .clerk, ["chuyen", "phan-cong", "yeu-cau-bo-sung", "rut"]), (.accepted, .officer, officers),
      (.processing, .clerk, ["rut"]), (.processing, .officer, processing), (.processing, .leader, processing),
      (.awaitingPayment, .clerk, ["da-nop-tien", "rut"]), (.refused, .officer, []),
      (.finished, .clerk, ["tra-ket-qua"]), (.handedOver, .clerk, []), (.handedOver, .leader, ["hoan-tac"]),
    ] as [(Status, Account.Role, Set<String>)])
  func roles(_ status: Status, _ role: Account.Role, _ actions: Set<String>) throws {
    #expect(try offered(elements(PageSample.dossier(fixtures, in: status, for: role))) == actions)
  }

  @Test("What a colleague has in hand is nobody else's, and the page says whose it is")
  func held() throws {
    let names = try fixtures.colleagues()
    let colleague = try #require(names.first { $0.login == "nga" })
    let elements = try elements(PageSample.dossier(fixtures, of: fixtures.stored(in: .processing), for: colleague))
    #expect(offered(elements) == [])
    #expect(elements.all.contains { $0.text.contains("Hồ sơ đang do Nguyễn Thị Ánh giữ.") })
    #expect(!elements.all.contains { $0.text.contains("không còn việc gì") })
  }

  @Test("A leader may take it, and not without a word")
  func taken() throws {
    let elements = try elements(PageSample.dossier(fixtures, in: .processing, for: .leader))
    #expect(elements.all.contains { $0.text.contains("là lấy hồ sơ từ người đó") })
  }

  @Test("Whoever only looks has no form at all, and is told so")
  func looking() throws {
    let view = try fixtures.view(in: .processing)
    let page = StaffDossierPage(
      view: view, names: [:], account: try fixtures.account(.leader, at: Permit.planning),
      catalogue: fixtures.catalogue,
      forms: nil)
    let elements = try elements(page)
    #expect(
      elements.named("form").isEmpty
        && !elements.named("a").contains { $0["href"] == Address.correction(view.dossier.code).description })
    let sentence = String(decoding: fixtures.words.staff.onlyLooking.html.bytes, as: UTF8.self)
    #expect(elements.all.contains { $0.text == sentence })
  }

  @Test("The agency that is asked answers, and does nothing else")
  func asked() throws {
    let elements = try elements(PageSample.asked(fixtures))
    #expect(elements.named("form").map { $0["id"] } == [AnswerForms.formID])
  }
}
