import OneStop
import TestSupport
import Testing

@testable import Portal

@Suite("What a form says, for other programs", .eachEngine) struct FiledFormJSONTests {
  @Test("is with the dossier for the agency that handles it, and for nobody else")
  func form() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      try await draft.fillIn()
      #expect(try await draft.file().status == 303)
      let code = try await draft.code()
      let address = "/api/v1/dossiers/\(code)"
      let token = try portal.data.addToken(DraftSteps.ward)
      let form = try #require(try await portal.get(address, token: token).json()["form"])
      #expect(form["version"] == .number("1") && form["number"] == .number("1"))
      #expect(form["title"] == .string("Yêu cầu chứng thực bản sao từ bản chính") && form["basis"] == .null)
      let values = try #require(form["values"])
      #expect(values["yc_ho_ten"] == .string("Nguyễn Thị Ánh") && values["yc_dien_thoai"] == .string("0912345678"))
      #expect(values["tong_ban"] == .number("3") && values["yc_email"] == nil && values["tep_ban_chinh"] == nil)
      let rows = try #require(values["giay_to"].flatMap { if case .array(let rows) = $0 { rows } else { nil } })
      #expect(rows.count == 1 && rows.first?["so_trang"] == .number("4"))
      #expect(rows.first?["ban_dien_tu"] == .bool(false) && rows.first?["phi"] == .number("18000"))
      for other in [portal.otherToken, portal.token, nil] {
        let answer = try await portal.get(address, token: other)
        #expect(answer.status == 200)
        #expect(try answer.json()["form"] == nil && !answer.text.contains("Nguyễn"))
      }
    }
  }
}
