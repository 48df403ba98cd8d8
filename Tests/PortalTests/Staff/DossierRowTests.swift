import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Words

@Suite("What a row of a list says") struct DossierRowTests {
  @Test("Its step and its holder; how a result goes out while it waits")
  func place() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier("Trần Ánh")
      let steps = try portal.data.catalogue.procedure(portal.dossier(code).filing.procedure).unwrapped.steps
      let lists = ["/can-bo?muc=tat-ca", "/can-bo/tim?q=tran+anh"]
      for list in lists {
        let text = try await browser.get(list).text
        #expect(text.contains("1. \(steps[0].name.vietnamese) · chưa ai giữ"), "\(list)")
      }
      _ = try await browser.act(code, "chuyen", [("buoc", "2"), ("nguoi", "ha")])
      for list in lists {
        let text = try await browser.get(list).text
        #expect(text.contains("2. \(steps[1].name.vietnamese) · Nguyễn Thu Hà"), "\(list)")
      }
      _ = try await browser.act(code, "xong")
      #expect(try await browser.get("/can-bo/tim?q=tran+anh").text.contains("Tại bộ phận tiếp nhận và trả kết quả"))
    }
  }

  @Test("Results to hand over say which of them go by post", arguments: ReturnMethod.allCases)
  func returnMethod(_ method: ReturnMethod) async throws {
    try await TestPortal.run { portal in
      let procedure = try portal.data.catalogue.procedures(
        handledBy: portal.data.agency(TestStore.department)
      ).first { $0.rules.time.unit == .workingDays }.unwrapped
      try portal.takeIn(
        of: "\(procedure.code)", returnBy: method, DossierCommand(.process), DossierCommand(.finish()))
      let browser = try await portal.signedIn()
      let words = try Resources.words(.vietnamese).dossiers.returnMethods
      let text = try await browser.get("/can-bo?muc=cho-tra").text
      for other in ReturnMethod.allCases { #expect(text.contains(">\(words[other].text)<") == (other == method)) }
    }
  }
}
