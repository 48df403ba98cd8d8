import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Pages
@testable import Web
@testable import Words

@Suite("Reasons on pages and papers") struct ReasonPaperTests {
  @Test(
    "A dossier is not refused or stopped without a reason; the form says so and keeps the ground that was chosen",
    arguments: [("dung", "not_supplied", true), ("tu-choi", "not_competent", false)])
  func missing(_ action: String, _ ground: String, _ isAccepted: Bool) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier(isAccepted: isAccepted)
      for note in ["", "   ", "\u{200B}", "..."] {
        let answer = try await browser.act(code, action, [("can_cu", ground), ("ghi_chu", note)])
        #expect(answer.status == 422 && answer.text.contains("href=\"#\(action)-ghi_chu\""))
        #expect(answer.text.contains("value=\"\(ground)\" selected"))
      }
      let unknown = try await browser.act(code, action, [("can_cu", "weather"), ("ghi_chu", "Mưa")])
      #expect(unknown.status == 422 && unknown.text.contains("href=\"#\(action)-can_cu\""))
      #expect(try portal.dossier(code).eventCount == 1)
    }
  }

  @Test("The notice prints the ground and the reason, and so do both timelines once they are open")
  func printed() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      _ = try await browser.act(code, "dung", [("can_cu", "authority"), ("ghi_chu", "Tòa án yêu cầu")])
      let notice = try await browser.get("/can-bo/ho-so/\(code)/bieu-mau/stop").text
      let ground = "Theo quyết định, yêu cầu của cơ quan có thẩm quyền"
      #expect(notice.contains("<dt>Căn cứ:</dt><dd>\(ground)") && notice.contains("<dt>Lý do:</dt><dd>Tòa án yêu cầu"))
      #expect(try await browser.get("/can-bo/ho-so/\(code)").text.contains("Căn cứ: \(ground)"))
      let stranger = portal.browser()
      #expect(try await !stranger.get("/tra-cuu/\(code)").text.contains(ground))
      #expect(try await stranger.post("/tra-cuu/\(code)", ["so_cuoi": "5678"]).text.contains("Căn cứ: \(ground)"))

      let refused = try portal.addDossier(isAccepted: false)
      _ = try await browser.act(refused, "tu-choi", [("can_cu", "papers_invalid"), ("ghi_chu", "Đơn không có chữ ký")])
      let letter = try await browser.get("/can-bo/ho-so/\(refused)/bieu-mau/refusal").text
      #expect(letter.contains("Giấy tờ không hợp lệ") && letter.contains("Đơn không có chữ ký"))
    }
  }

  @Test("An end from before reasons were required says so; so does a request")
  func former() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let accepted = try portal.addDossier()
      let filed = try portal.addDossier(isAccepted: false)
      let asked = try portal.addDossier()
      _ = try await browser.act(asked, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")])
      let now = portal.now
      try await portal.store.writer.transaction { transaction in
        for (code, kind) in [(accepted, DossierEvent.Kind.stopped(cause: nil)), (filed, .refused)] {
          _ = try transaction.append(to: code) { _ in
            DossierEvent(at: now, recordedAt: now, actor: .staff(login: "ha"), kind: kind, due: nil)
          }
        }
      }
      for (code, form, text) in [
        (accepted, "stop", "không được ghi trong hồ sơ khi dừng"),
        (filed, "refusal", "không được ghi trong hồ sơ khi từ chối"),
        (asked, "supplement", "không được ghi trong yêu cầu"),
      ] {
        let paper = try await browser.get("/can-bo/ho-so/\(code)/bieu-mau/\(form)").text
        #expect(paper.contains(text) && !paper.contains("<dt>Lý do:</dt><dd></dd>"), "\(form)")
      }
    }
  }
}
