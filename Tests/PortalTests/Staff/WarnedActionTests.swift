import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Pages
@testable import Words

@Suite("What the form of a serious action says before it is sent") struct WarnedActionTests {
  @Test(
    "A second request for papers says when the first one was, and that it is counted separately",
    arguments: [
      (
        "vi", "nên hãy ghi đủ mọi thứ còn thiếu", "Hồ sơ này đã được yêu cầu bổ sung lúc ",
        "đếm riêng hồ sơ này"
      ),
      ("en", "so list everything", "A supplement was already requested", "count this dossier separately"),
    ])
  func secondSupplement(_ language: String, _ first: String, _ second: String, _ counted: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      _ = try await browser.get("/ngon-ngu/\(language)")
      let code = try portal.addDossier()
      let fresh = try await browser.get("/can-bo/ho-so/\(code)").text
      #expect(fresh.contains(first) && !fresh.contains(second))
      for (action, fields) in [("yeu-cau-bo-sung", [("giay_to", "Đơn")]), ("da-bo-sung", [])] {
        #expect(try await browser.act(code, action, fields).status == 303)
      }
      let again = try await browser.get("/can-bo/ho-so/\(code)").text
      #expect(again.contains(second) && again.contains(counted) && !again.contains(first))
      #expect(try portal.dossier(code).supplementRequests == 1)
    }
  }

  @Test(
    "Others than leaders are told at a leaders' step that nobody has signed",
    arguments: [Account.Role.officer, .leader])
  func unsigned(_ role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: role)
      let code = try portal.addDossier()
      let steps = try portal.data.catalogue.procedure(portal.dossier(code).filing.procedure).unwrapped.steps
      #expect(steps.contains(where: \.isOfLeaders) && !steps.allSatisfy(\.isOfLeaders))
      for (place, step) in steps.enumerated() {
        if place > 0 { _ = try await browser.act(code, "chuyen", [("buoc", "\(place + 1)")]) }
        let isWarned = role == .officer && step.isOfLeaders
        let page = try await browser.get("/can-bo/ho-so/\(code)").text
        #expect(page.contains("đang ở bước của \(step.unit.vietnamese) và chưa ai ký") == isWarned, "\(step)")
        let preview = try await browser.preview("xong", of: ["\(code)"]).text
        #expect(preview.contains("1 hồ sơ đang ở bước của lãnh đạo và chưa ai ký") == isWarned, "\(step)")
        #expect(preview.contains("<span class=\"line\">chưa ai ký</span>") == isWarned)
      }
    }
  }

  @Test("Everything that closes a dossier says in both languages who can undo it, one or many at once")
  func undoing() throws {
    for (language, sentence) in [
      (Language.vietnamese, "chỉ lãnh đạo hoàn tác được"), (.english, "only a leader can undo"),
    ] {
      let words = try Resources.words(language)
      for action in Action.allCases where action.closesDossier {
        #expect(words.staff.explanations[action].text.contains(sentence), "\(action)")
      }
      for kind in BulkAction.allCases where kind.action.closesDossier {
        #expect(words.bulk.explanations[kind].text.contains(sentence), "\(kind)")
      }
    }
  }
}
