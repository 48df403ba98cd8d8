import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web

/// A city names its questions as it likes, also as the pages once named their own controls.
@Suite("No question meets a control of its page") struct ControlNameTests {
  private static let names = [
    "ban", "mau", "bo_qua", "de_sau", "them", "bo_dong", "bo_tep", "noi_dung", "mo", "yeu_cau", "luu", "van_gui", "tep",
    "tep_giu", "tep_hien", "tep_1", "tep_1_giu", "tep_khac", "ban_ve_giu", "ban_ve_hien", "gia_tri", "trang", "tiep",
    "lui", "tat_ca", "so_tep", "dong", "csrf", "ngon_ngu", "so_phieu", "ma", "khoa", "viec", "sua", "da", "phien_ban",
    "dong_y", "co_quan", "tra_ket_qua", "bao_tin",
  ]

  /// One page: the person, a line for each of the names, and files.
  private static func publish(in portal: TestPortal) throws {
    try portal.publishForms()
    let procedure = try ProcedureCode(DraftSteps.procedure).unwrapped
    var form = try portal.data.read { try $0.form(of: procedure, number: 1) }.unwrapped.form
    form.pages.removeLast(form.pages.count - 1)
    let lines = try names.map { name in
      FormField(key: try FieldKey(name).unwrapped, label: BilingualText("Mục \(name)"), type: .input(.line(LineRule())))
    }
    let files = FormField(
      key: try FieldKey("ban_ve").unwrapped, label: BilingualText("Bản vẽ"), type: .input(.files(FilesRule())))
    form.pages[0].sections.append(FormSection(fields: lines + [files]))
    #expect(form.mistakes(papers: []).isEmpty)
    let (whole, now) = (form, portal.now)
    try portal.store.writer.bulk { transaction in
      _ = try transaction.publish(whole, of: procedure, validFrom: now.date, by: nil, now: now)
    }
  }

  private static func typed(_ version: String) -> [(String, String)] { names.map { ($0, "\(version) \($0)") } }

  /// What was filed last: the names whose answer is another than was typed.
  private static func changed(_ code: DossierCode, _ version: String, _ portal: TestPortal) throws -> [String] {
    let id = try portal.data.read { try $0.dossier(code) }.unwrapped.id
    let answers = try portal.data.read { try $0.filedAnswers(of: id) }.last.unwrapped.answers
    return typed(version).filter { answers[AnswerPlace($0.0)] != [$0.1] }.map(\.0)
  }

  @Test("A question of every control's name is filed, mended and previewed as it was typed")
  func names() async throws {
    try await TestPortal.run { portal in
      try Self.publish(in: portal)
      let draft = try await DraftSteps(portal.browser())
      let saved = try await draft.send(
        1, DraftSteps.person + Self.typed("một"), files: [.file("a.pdf", Permit.pdf, field: "ban_ve")])
      #expect(saved.location == "\(draft.path)/kiem-tra", "\(saved.text)")
      // Once more, as the page has it with the file that came.
      let again = try await draft.send(1, DraftSteps.person + Self.typed("hai"))
      #expect(again.location == "\(draft.path)/kiem-tra", "\(again.text)")
      #expect(try await draft.file().location == "\(draft.path)/da-nop")
      let code = try await draft.code()
      #expect(try Self.changed(code, "hai", portal) == [])

      let clerk = try await portal.signedIn("bn", agency: AgencyCode(DraftSteps.ward))
      let page = try await clerk.get("/can-bo/ho-so/\(code)")
      let asked = try await clerk.post(
        "/can-bo/ho-so/\(code)/yeu-cau-bo-sung",
        pairs: [
          ("_csrf", page.csrf), ("phien_ban", try page.value(of: "phien_ban").unwrapped), ("ghi_chu", "Ghi lại"),
          ("giay_to", "Bản vẽ"),
        ] + Self.names.map { ("muc_sua", $0) })
      #expect(asked.status == 303, "\(asked.text)")
      let key = try portal.dossier(code).filing.key
      _ = try await draft.browser.post("/tra-cuu/\(code)", ["so_cuoi": "\(key)", "may_rieng": "1"])
      let address = "/tra-cuu/\(code)/bo-sung"
      let form = try await draft.browser.get(address)
      let hidden = try ["_csrf", SupplementPage.request, SupplementPage.opening].map {
        Part.text($0, try form.value(of: $0).unwrapped)
      }
      let mended = try await draft.browser.upload(
        address,
        hidden + Self.typed("ba").map { Part.text($0.0, $0.1) }
          + [.file("b.pdf", Permit.pdf + [1], field: "tep-1"), .text(SupplementPage.text, "Đây ạ")])
      #expect(mended.status == 303, "\(mended.text)")
      #expect(try Self.changed(code, "ba", portal) == [])

      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let preview = "/quan-tri/mau-don/\(DraftSteps.procedure)/xem-thu?phien_ban=2"
      let first = try await admin.get(preview)
      let shown = try await admin.post(
        preview,
        pairs: [
          ("_csrf", first.csrf), (FormPreviewPage.values, try first.value(of: FormPreviewPage.values).unwrapped),
          (FormPreviewPage.number, "1"), (FormPreviewPage.next, "1"),
        ] + DraftSteps.person + Self.typed("bốn"))
      let values = try shown.value(of: FormPreviewPage.values).unwrapped
        .replacing("&quot;", with: "\"").replacing("&#34;", with: "\"")
      let answers = try FormAnswers(parsing: Array(values.utf8)).unwrapped
      #expect(shown.status == 200)
      #expect(Self.typed("bốn").filter { answers[AnswerPlace($0.0)] != [$0.1] }.map(\.0) == [])
    }
  }
}
