import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal

@Suite("The receipt of what was filed by a form") struct OwnReceiptTests {
  /// Filed for her by a friend, who asked for SMS.
  private func filed(_ portal: TestPortal) async throws -> (DraftSteps, DossierCode) {
    let draft = try await DraftSteps(portal.browser(), for: "uy_quyen")
    _ = try await draft.send(0, DraftSteps.friend, files: [DraftSteps.authorisation])
    try await draft.fillIn()
    let check = try await draft.browser.get("\(draft.path)/kiem-tra")
    _ = try await draft.browser.post(
      "\(draft.path)/kiem-tra",
      [
        "_csrf": check.csrf, "da-xem": check.value(of: "da-xem") ?? "", "co_quan": DraftSteps.ward,
        "tra_ket_qua": "counter", "bao_tin": "sms",
      ])
    return (draft, try await draft.code())
  }

  @Test("Before acceptance it is a confirmation with everything that was filed, then the legal form")
  func link() async throws {
    try await TestPortal.filing { portal in
      let (draft, code) = try await filed(portal)
      let own = try await draft.browser.get("\(draft.path)/da-nop").text
      for text in [
        "Phiếu xác nhận đã nộp hồ sơ", "\(code)", "<svg", "uy-quyen.pdf", "Trần Văn Bình (079085000002, 0987 654 321)",
        "Người được ủy quyền", "0912 345 678", "chưa phải giấy tiếp nhận", "Văn bản ủy quyền",
      ] { #expect(own.contains(text), "\(text)") }
      #expect(try portal.sendNotices().filter { $0.contains("\(code)") && $0.contains("đã nộp") }.count == 1)
      let clerk = try await portal.signedIn("bn", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      #expect(try await clerk.act(code, "tiep-nhan").status == 303)
      let accepted = try portal.data.read { try $0.dossier(code) }.unwrapped.dossier
      let receipt = try await draft.browser.get("\(draft.path)/da-nop").text
      #expect(receipt.contains("Giấy tiếp nhận hồ sơ và hẹn trả kết quả") && receipt.contains("\(accepted.code)"))
      #expect(!receipt.contains("Mã tạm") && !receipt.contains("Phiếu xác nhận đã nộp"))
      let notices = try portal.sendNotices()
      #expect(notices.count == 1 && notices[0].contains("\(accepted.code)") && notices[0].contains("tiếp nhận"))
    }
  }

  @Test("Of the look-up it is for whoever has the key, numbers and addresses left out; digits do not open it")
  func lookup() async throws {
    try await TestPortal.filing { portal in
      let (_, code) = try await filed(portal)
      let path = "/tra-cuu/\(code)/giay-tiep-nhan"
      #expect(try await portal.browser().get(path).location == "/tra-cuu/\(code)")
      let byDigits = portal.browser()
      _ = try await byDigits.post("/tra-cuu/\(code)", ["so_cuoi": "5678"])
      #expect(try await byDigits.get(path).location == "/tra-cuu/\(code)")
      #expect(try await !byDigits.get("/tra-cuu/\(code)").text.contains(path))
      let byKey = portal.browser()
      let key = try portal.dossier(code).filing.key
      _ = try await byKey.post("/tra-cuu/\(code)", ["so_cuoi": "\(key)", "may_rieng": "1"])
      #expect(try await byKey.get("/tra-cuu/\(code)").text.contains(path))
      let sheet = try await byKey.get(path)
      #expect(sheet.status == 200 && sheet.field("cache-control") == "no-store")
      #expect(sheet.text.contains("Trần Văn Bình") && sheet.text.contains("Nguyễn Thị Ánh"))
      for number in ["0912 345 678", "0912345678", "079085000002", "0987 654 321", "079190000001"] {
        #expect(!sheet.text.contains(number), "\(number)")
      }
      // One that was taken in at the counter has its receipt on paper.
      let counter = try portal.addDossier()
      let counterKey = try portal.dossier(counter).filing.key
      _ = try await byKey.post("/tra-cuu/\(counter)", ["so_cuoi": "\(counterKey)", "may_rieng": "1"])
      #expect(try await byKey.get("/tra-cuu/\(counter)/giay-tiep-nhan").location == "/tra-cuu/\(counter)")
    }
  }
}
