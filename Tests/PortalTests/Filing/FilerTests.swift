import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal

@Suite("Filing for somebody else, or for an organisation") struct FilerTests {
  @Test("Whoever files for another says who they are, and shows the authorisation; the dossier has both", .eachEngine)
  func authorised() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser(), for: "uy_quyen")
      #expect(draft.begun.location == "\(draft.path)/0")
      let asked = try await draft.browser.get("\(draft.path)/0").text
      #expect(asked.contains("name=\"nop-uy-quyen\"") && !asked.contains("name=\"nop-to-chuc\""))
      let sent = try await draft.send(0, DraftSteps.friend, files: [DraftSteps.authorisation])
      #expect(sent.location == "\(draft.path)/1", "\(sent.text)")
      try await draft.fillIn()
      let stranger = draft.by(portal.browser())
      let closed = try await stranger.browser.get(draft.path)
      for (digits, status) in [("5678", 422), ("4321", 303)] {
        let answer = try await stranger.browser.post(draft.path, ["_csrf": closed.csrf, "so_cuoi": digits])
        #expect(answer.status == status, "the filer's number opens it, and not the applicant's")
      }
      let check = try await draft.browser.get("\(draft.path)/kiem-tra").text
      #expect(check.contains("Trần Văn Bình") && check.contains("uy-quyen.pdf") && check.contains("\(draft.path)/0\""))
      #expect(try await draft.file().location == "\(draft.path)/da-nop")
      let code = try await draft.code()
      let dossier = try portal.dossier(code)
      let applicant = dossier.filing.applicant
      #expect(applicant.name == "Nguyễn Thị Ánh" && applicant.phone?.description == "0912345678")
      #expect(
        applicant.representative
          == Representative(
            name: "Trần Văn Bình", identity: IdentityNumber("079085000002", for: .citizen),
            phone: PhoneNumber("0987654321")))
      #expect(dossier.files.map(\.attached.paper) == ["Văn bản ủy quyền"])
      #expect(dossier.filing.papers.map(\.name) == ["Văn bản ủy quyền"])
      #expect(dossier.filing.channel == .online)
      let id = try portal.data.read { try $0.dossier(code) }.unwrapped.id
      let kept = try portal.data.read { try $0.filedAnswers(of: id) }
      #expect(kept.first.map { $0.answers.fields.keys.contains { $0.contains("-") } } == false)
      let clerk = try await portal.signedIn("bn", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      #expect(try await clerk.get("/can-bo/ho-so/\(code)").text.contains("Trần Văn Bình (079085000002, 0987 654 321)"))
      let token = APIToken(agency: dossier.agency, label: "A", createdAt: portal.now)
      try await portal.store.writer.transaction { try $0.add(token, digest: Secrets.digest("a")) }
      let json = try await portal.get("/api/v1/dossiers/\(code)", token: "a").text
      #expect(json.contains("\"id_number\":\"079085000002\",\"phone\":\"0987654321\""), "\(json)")
      // By the look-up for whoever has the key; nobody else.
      let owner = portal.browser()
      #expect(try await !owner.get("/tra-cuu/\(code)").text.contains("Trần Văn Bình"))
      _ = try await owner.post("/tra-cuu/\(code)", ["so_cuoi": "\(dossier.filing.key)", "may_rieng": "1"])
      #expect(try await owner.get("/tra-cuu/\(code)").text.contains("Trần Văn Bình"))
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("What is wrong of whoever files is told at its field, and comes back; it cannot be filed so")
  func mistakes() async throws {
    let samples = [
      ("nop-ho-ten", "", "Họ và tên của bạn, người được ủy quyền: Hãy ghi mục này"),
      ("nop-ho-ten", "Bình 5", "Tên người không có chữ số"),
      ("nop-so-dinh-danh", "12", "Số định danh có 12 chữ số"),
      ("nop-so-dinh-danh", "", "Số định danh của bạn, người được ủy quyền: Hãy ghi số định danh"),
      ("nop-dien-thoai", "09", "Số điện thoại"), ("nop-uy-quyen", "", "Văn bản ủy quyền: Hãy chọn tệp"),
      ("nop-cho", "ai-do", "Hãy chọn một trong các mục"),
      ("nop-cho", "", "Bạn nộp hồ sơ này cho ai?: Hãy chọn một mục"),
    ]
    try await TestPortal.filing { portal in
      for (field, typed, sentence) in samples {
        let draft = try await DraftSteps(portal.browser(), for: "uy_quyen")
        let fields = DraftSteps.friend.map { ($0.0, $0.0 == field ? typed : $0.1) }
        let files = field == "nop-uy-quyen" ? [] : [DraftSteps.authorisation]
        let answer = try await draft.send(0, fields, files: files)
        // With another answer to the first question, the others are asked no more.
        if answer.status == 303 {
          #expect(field == "nop-cho" && answer.location == "\(draft.path)/0?them=1")
        } else {
          #expect(answer.status == 422 && answer.text.contains("href=\"#\(field)"), "\(answer.text)")
          #expect(
            answer.text.contains(sentence)
              && answer.text.contains("Trần Văn Bình") == !["nop-ho-ten", "nop-cho"].contains(field))
        }
        try await draft.fillIn()
        let check = try await draft.browser.get("\(draft.path)/kiem-tra").text
        #expect(check.contains("còn chỗ thiếu"), "\(field)")
        #expect(try await draft.file().location == "\(draft.path)/0?sua=1", "\(field)")
      }
    }
  }

  @Test("For an organisation, the applicant is the organisation, and the form's person signs for it")
  func organisation() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser(), for: "to_chuc")
      let organisation = [
        ("nop-cho", "to_chuc"), ("nop-loai", "enterprise"), ("nop-to-chuc", "Công ty TNHH Sông Bé"),
        ("nop-ma-so", "0312345678"), ("nop-dia-chi", "1 Lê Lợi"),
      ]
      let wrong = try await draft.send(0, organisation.map { ($0.0, $0.0 == "nop-ma-so" ? "12" : $0.1) })
      #expect(wrong.status == 422 && wrong.text.contains("Mã số doanh nghiệp có 10 chữ số"))
      #expect(try await draft.send(0, organisation).location == "\(draft.path)/1")
      try await draft.fillIn()
      _ = try await draft.file()
      let applicant = try portal.dossier(try await draft.code()).filing.applicant
      #expect(applicant.kind == .enterprise && applicant.name == "Công ty TNHH Sông Bé")
      #expect(applicant.identity?.description == "0312345678" && applicant.address == "1 Lê Lợi")
      #expect(applicant.representative?.name == "Nguyễn Thị Ánh" && applicant.phone?.description == "0912345678")
      #expect(applicant.birthDate == nil)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Who files is changed until it is filed; what was answered before is not filed")
  func changed() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser(), for: "uy_quyen")
      _ = try await draft.send(0, DraftSteps.friend, files: [DraftSteps.authorisation])
      try await draft.fillIn()
      #expect(try await draft.browser.get(draft.path).text.contains("href=\"\(draft.path)/0\""))
      _ = try await draft.send(0, [("nop-cho", "minh")])
      #expect(try await draft.file().location == "\(draft.path)/da-nop")
      let dossier = try portal.dossier(try await draft.code())
      #expect(dossier.filing.applicant.representative == nil && dossier.files.isEmpty && dossier.filing.papers.isEmpty)
    }
  }

  @Test("A choice that the page did not offer begins nothing")
  func unknownChoice() async throws {
    try await TestPortal.filing { portal in
      let browser = portal.browser()
      let start = try await browser.get("/nop-ho-so/\(DraftSteps.procedure)")
      let answer = try await browser.post(
        "/nop-ho-so/\(DraftSteps.procedure)", ["_csrf": start.csrf, "nop-cho": "vua"])
      #expect(answer.status == 422 && answer.text.contains("Hãy chọn một trong các mục"))
      #expect(try portal.data.read { try $0.connection.first("SELECT count(*) FROM drafts") { $0.int(0) } } == 0)
    }
  }
}
