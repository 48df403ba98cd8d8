import Crypto
import Foundation
import HTTPServer
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

@Suite("The files of a dossier, at every door", .eachEngine) struct DossierFilesTests {
  private static let pdf = Permit.pdf

  @Test("Papers are scanned into it: its agency and the applicant see them, others do not, each look is recorded")
  func papers() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let long = String(repeating: "ệ", count: 300)
      let answer = try await clerk.sendFiles(
        code, "giay-to", [("noi_dung", "Đã đối chiếu")],
        files: [
          .file("../\(long).pdf", Self.pdf), .file("cccd.pdf", Self.pdf + [1]), .file("cccd.pdf", Self.pdf + [1]),
        ], as: Permit.paper)
      #expect(answer.location == "/can-bo/ho-so/\(code)/tep?da=giay-to", "\(answer.text)")
      let files = try portal.dossier(code).files
      #expect(files.map(\.attached.paper) == [Permit.paper, Permit.paper], "the same content counts once")
      #expect(!files[0].stored.name.contains("/") && files[0].stored.name.utf8.count <= 204)
      #expect(try portal.store.check().findings == [])
      let page = try await clerk.get("/can-bo/ho-so/\(code)/tep").text
      #expect(page.contains("cccd.pdf") && page.contains("Bản vẽ"))
      #expect(try await clerk.get("/can-bo/ho-so/\(code)").text.contains("2 tệp"))

      let citizen = try await portal.opened(code)
      let own = try await citizen.get("/tra-cuu/\(code)").text
      #expect(own.contains("/tra-cuu/\(code)/tep/2") && own.contains("Đã đối chiếu"))
      let before = try portal.newestLooks(1)[0].number
      let got = try await citizen.get("/tra-cuu/\(code)/tep/2")
      #expect(got.status == 200 && got.body == Self.pdf + [1])
      #expect(got.field("Content-Type") == "application/pdf" && got.field("X-Content-Type-Options") == "nosniff")
      #expect(got.field("Content-Disposition")?.hasPrefix("attachment; filename=\"cccd.pdf\"") == true)
      #expect(got.field("Cache-Control") == "no-store")
      #expect(try portal.newestLooks(1)[0].number == before + 1 && portal.newestLooks(1)[0].part == .file)
      let part = try await citizen.ask("GET", "/tra-cuu/\(code)/tep/2", fields: [("Range", "bytes=0-3")])
      #expect(part.status == 206 && part.body == Array("%PDF".utf8))
      #expect(part.field("Content-Range") == "bytes 0-3/\(Self.pdf.count + 1)")
      for path in ["/tra-cuu/\(code)/tep/3", "/tra-cuu/\(code)/tep/0", "/tra-cuu/\(code)/tep/x"] {
        #expect(try await citizen.get(path).status == 404, "\(path)")
      }

      // Nobody else.
      let stranger = try await portal.get("/tra-cuu/\(code)/tep/2")
      #expect(stranger.location == "/tra-cuu/\(code)")
      #expect(!(try await portal.get("/tra-cuu/\(code)").text.contains("cccd.pdf")))
      #expect(!(try await portal.get("/api/v1/dossiers/\(code)").text.contains("add_papers")))
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      #expect(try await asked.get("/can-bo/ho-so/\(code)/tep/2").status == 404, "it was given nothing")
      let other = try await portal.signedIn("mt", agency: Permit.environment)
      let above = try await portal.signedIn("tp", role: .leader, agency: AgencyCode("000.00.00.H29"))
      for path in ["tep", "tep/2", "tep/2/go", "luu-tru.zip"] {
        #expect(try await other.get("/can-bo/ho-so/\(code)/\(path)").status == 403, "\(path)")
        #expect(try await above.get("/can-bo/ho-so/\(code)/\(path)").status == 403, "\(path)")
      }
    }
  }

  @Test(
    "Of a PDF the first page is shown, as a look of its own; what is no page, and what was changed, is none",
    .enabled(if: FirstPage() != nil, "NOT RUN: no pdftoppm here"))
  func firstPage() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let page = """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>endobj
        trailer<</Root 1 0 R>>
        %%EOF

        """
      let files: [Part] = [.file("a.pdf", Array(page.utf8)), .file("b.pdf", Self.pdf)]
      #expect(try await clerk.sendFiles(code, "giay-to", files: files).status == 303)
      #expect(try await clerk.get("/can-bo/ho-so/\(code)/tep").text.contains("Xem trang đầu"))
      let citizen = try await portal.opened(code)
      for (browser, door) in [(clerk, "/can-bo/ho-so/\(code)"), (citizen, "/tra-cuu/\(code)")] {
        let before = try portal.newestLooks(1)[0].number
        let picture = try await browser.get("\(door)/tep/1?xem=1")
        #expect(picture.status == 200 && picture.field("Content-Type") == "image/jpeg")
        #expect(picture.body.starts(with: [0xFF, 0xD8, 0xFF]) && picture.field("Content-Disposition") == "inline")
        #expect(picture.field("X-Content-Type-Options") == "nosniff" && picture.field("Cache-Control") == "no-store")
        #expect(try portal.newestLooks(1)[0].number == before + 1 && portal.newestLooks(1)[0].part == .file)
        let none = try await browser.get("\(door)/tep/2?xem=1")
        #expect(none.status == 404 && none.text.contains("Không hiện được hình của tệp này"), "no page")
        #expect(none.text.contains("<a href=\"\(door)/tep/2\" download>b.pdf</a>"))
      }
      #expect(try await portal.get("/tra-cuu/\(code)/tep/1?xem=1").location == "/tra-cuu/\(code)")
      let path = portal.store.folder.files + "/" + (try portal.dossier(code).files[0].stored.digest)
      try FileManager.default.removeItem(atPath: path)
      try Data(page.replacing("300", with: "301").utf8).write(to: URL(filePath: path))
      #expect(try await clerk.get("/can-bo/ho-so/\(code)/tep/1?xem=1").status == 500)
    }
  }

  @Test("A file whose bytes on disk were changed, or that is gone, is told and never served", arguments: [true, false])
  func damaged(_ isChanged: Bool) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      #expect(try await clerk.sendFiles(code, "giay-to", files: [.file("a.pdf", Self.pdf)]).status == 303)
      let path = portal.store.folder.files + "/" + (try portal.dossier(code).files[0].stored.digest)
      try FileManager.default.removeItem(atPath: path)
      if isChanged { try Data(Self.pdf + [7]).write(to: URL(filePath: path)) }
      let before = try portal.newestLooks(1).first?.number
      for browser in [clerk, try await portal.opened(code)] {
        let door = browser === clerk ? "/can-bo/ho-so/\(code)" : "/tra-cuu/\(code)"
        let answer = try await browser.get("\(door)/tep/1")
        #expect(answer.status == 500 && answer.text.contains("không còn nguyên như lúc nhận"), "\(answer.text)")
      }
      #expect(try portal.newestLooks(1).first?.number == before)
      #expect(try !portal.store.check().isSound)
    }
  }

  @Test("An internal note is read by those who handle the dossier, and nowhere by its applicant")
  func notes() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(try await officer.sendFiles(code, "ghi-chu", [("noi_dung", " ")]).status == 422)
      let sent = try await officer.sendFiles(
        code, "ghi-chu", [("noi_dung", "Nghi giấy giả")], files: [.file("nghi-van.pdf", Self.pdf)])
      #expect(sent.location?.hasSuffix("?da=ghi-chu") == true, "\(sent.text)")
      let page = try await officer.get("/can-bo/ho-so/\(code)/tep").text
      #expect(page.contains("Nghi giấy giả") && page.contains("nghi-van.pdf"))
      #expect(try await officer.get("/can-bo/ho-so/\(code)").text.contains("Nghi giấy giả"))
      #expect(try await officer.get("/can-bo/ho-so/\(code)/tep/1").status == 200)
      #expect(try await officer.get("/can-bo/ho-so/\(code)/tep/1/go").status == 404, "it stays")
      #expect(!page.contains("/tep/1/go"))
      let citizen = try await portal.opened(code)
      for path in ["", "/thong-tin", "/thong-tin.json"] {
        let text = try await citizen.get("/tra-cuu/\(code)\(path)").text
        #expect(!text.contains("Nghi giấy giả") && !text.contains("nghi-van"), "\(path)")
      }
      #expect(try await citizen.get("/tra-cuu/\(code)/tep/1").status == 404)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let above = try await portal.signedIn("tp", role: .leader, agency: AgencyCode("000.00.00.H29"))
      for reader in [asked, above] {
        let seen = try await reader.get("/can-bo/ho-so/\(code)").text
        #expect(seen.contains("Đề nghị cho ý kiến") && !seen.contains("Nghi giấy giả") && !seen.contains("nghi-van"))
      }
      #expect(try await asked.get("/can-bo/ho-so/\(code)/tep/1").status == 404)
    }
  }

  @Test("An agency that is asked opens the papers that it was given, and no other")
  func given() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: Permit.procedure)
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let files: [Part] = [.file("a.pdf", Self.pdf), .file("b.pdf", Self.pdf + [1]), .file("c.pdf", Self.pdf + [2])]
      #expect(try await officer.sendFiles(code, "giay-to", files: files).status == 303)
      let page = try await officer.get("/can-bo/ho-so/\(code)").text
      #expect(page.contains("name=\"tep\" value=\"2\"") && page.contains("Giấy tờ cơ quan được hỏi xem được"))
      let question = [("co_quan", "\(try Permit.planning.unwrapped)"), ("noi_dung", "Ý kiến?")]
      for wrong in ["4", "0", "x"] {
        let answer = try await officer.askAgencies(code, question + [("tep", "2"), ("tep", wrong)])
        #expect(answer.status == 422 && answer.text.contains("Một tệp đã chọn"), "\(wrong)")
        #expect(answer.text.contains("name=\"tep\" value=\"2\" checked"))
      }
      let sent = try await officer.askAgencies(code, question + [("tep", "2"), ("tep", "3")])
      #expect(sent.location == "/can-bo/ho-so/\(code)?da=hoi-y-kien", "\(sent.text)")
      for (number, status) in [(1, 404), (2, 200), (3, 200)] {
        #expect(try await asked.get("/can-bo/ho-so/\(code)/tep/\(number)").status == status, "\(number)")
      }
      let list = try await asked.get("/can-bo/ho-so/\(code)/tep").text
      #expect(list.contains("b.pdf") && !list.contains("a.pdf"))
      let shown = try await asked.get("/can-bo/ho-so/\(code)").text
      #expect(shown.contains("Giấy tờ gửi kèm câu hỏi") && shown.contains("(2 tệp)"))
      #expect(!shown.contains("ghi chú nội bộ") && shown.contains(">b.pdf</a>") && !shown.contains("a.pdf"))

      // Once its question is over it reads that, and no papers.
      #expect(try await asked.answer(of: code, "agree").status == 303)
      for path in ["tep", "tep/2"] {
        #expect(try await asked.get("/can-bo/ho-so/\(code)/\(path)").status == 403, "\(path)")
      }
      #expect(!(try await asked.get("/can-bo/ho-so/\(code)").text.contains("b.pdf")))
      // Another question gives what comes with it, and not what came with the first.
      #expect(
        try await officer.askAgencies(
          code, [("co_quan", "\(try Permit.planning.unwrapped)"), ("noi_dung", "Nữa?"), ("tep", "3")]
        ).status == 303)
      for (number, status) in [(2, 404), (3, 200)] {
        #expect(try await asked.get("/can-bo/ho-so/\(code)/tep/\(number)").status == status, "\(number)")
      }
      try portal.act(DossierCommand(.withdrawConsultation(number: 2), note: "Thôi"), on: code)
      #expect(try await asked.get("/can-bo/ho-so/\(code)/tep/3").status == 403, "withdrawn")
    }
  }

  @Test("Digitised papers of an earlier dossier count again where the applicant agrees, and no others are offered")
  func reuse() async throws {
    try await TestPortal.run { portal in
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let first = try portal.takeIn(of: Permit.procedure)
      let files: [Part] = [.file("cccd.pdf", Self.pdf), .file("đất.pdf", Self.pdf + [1])]
      #expect(
        try await officer.sendFiles(first, "giay-to", files: files, as: Permit.paper).status == 303)
      #expect(
        try await officer.sendFiles(first, "ghi-chu", [("noi_dung", "x")], files: [.file("n.pdf", Self.pdf + [2])])
          .status == 303)
      let second = try portal.takeIn(of: Permit.procedure)
      let path = "/can-bo/ho-so/\(second)/tep"
      #expect(try await officer.get(path).text.contains("href=\"\(path)?viec=dung-lai\""))
      let page = try await officer.get("\(path)?viec=dung-lai")
      #expect(try portal.newestLooks(1)[0].dossiers.map(\.code).contains(first), "the earlier one is looked at too")
      let choices = page.text.matches(of: /name="tep_cu" value="([^"]+)"/).map { String($0.output.1) }
      #expect(choices == ["\(first)/1", "\(first)/2"], "papers alone")
      #expect(page.text.contains("href=\"/can-bo/ho-so/\(first)/tep/1"), "it is looked at first")
      let form: [(String, String)] = [("tep_cu", "\(first)/1")]
      let agreed = [("dong_y", "1")]
      let silent = try await officer.sendFiles(second, "dung-lai", form)
      #expect(silent.status == 422 && silent.text.contains("Chỉ dùng lại được khi người nộp đồng ý"))
      #expect(silent.text.contains("value=\"\(first)/1\" checked"))
      #expect(try await officer.sendFiles(second, "dung-lai", agreed).status == 422)
      for made in ["\(first)/3", "\(first)/9", "\(second)/1"] {
        #expect(try await officer.sendFiles(second, "dung-lai", [("tep_cu", made)] + agreed).status == 409, "\(made)")
      }
      #expect(try await officer.sendFiles(second, "dung-lai", form + agreed + [("tep_cu", "x")]).status == 422)
      let sent = try await officer.sendFiles(second, "dung-lai", form + form + agreed)
      #expect(sent.location == "\(path)?da=dung-lai", "\(sent.text)")
      let taken = try portal.newestLooks(1)[0]
      #expect(taken.part == .file && taken.dossiers.map(\.code) == [first])
      let dossier = try portal.dossier(second)
      #expect(dossier.files.map(\.attached.source) == [first] && dossier.files.map(\.attached.paper) == [Permit.paper])
      #expect(try await officer.get("\(path)/1").body == Self.pdf)
      #expect(try await officer.get(path).text.contains("dùng lại từ hồ sơ \(first), người nộp đồng ý"))
      let after = try await officer.get("\(path)?viec=dung-lai").text
      #expect(!after.contains("value=\"\(first)/1\"") && after.contains("value=\"\(first)/2\""))
      let own = try await portal.opened(second).get("/tra-cuu/\(second)").text
      #expect(own.contains("dùng lại từ hồ sơ"))
      #expect(own.contains("Đã dùng lại giấy tờ đã số hóa") && !own.contains("Đã nhận thêm giấy tờ"))
      let held = try await portal.opened(second).get("/tra-cuu/\(second)/thong-tin").text
      #expect(held.contains("Dùng lại giấy tờ của hồ sơ <span class=\"code\">\(first)</span>"))

      // Removed there meanwhile.
      let remove = "/can-bo/ho-so/\(first)/tep/2/go"
      let asked = try await officer.get(remove)
      #expect(try await officer.post(remove, ["_csrf": asked.csrf, "noi_dung": "Nhầm"]).status == 303)
      #expect(
        try await officer.sendFiles(second, "dung-lai", [("tep_cu", "\(first)/2")] + agreed).status == 409)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Receipts, and the archive's, are noted once each; the package is there once nothing is left to be done")
  func receipts() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      for (number, amount, status) in [
        ("", "5", 422), ("BL-1", "năm", 422), ("BL-1", "-5", 422), (String(repeating: "1", count: 101), "", 422),
        ("BL-1", "150.000", 303), ("BL-1", "150.000", 422), (" BL-1 ", "1", 422), ("BL-2", "", 303),
      ] {
        let answer = try await officer.sendFiles(code, "bien-lai", [("so", number), ("so_tien", amount)])
        #expect(answer.status == status, "\(number) \(amount)")
      }
      #expect(try portal.dossier(code).receipts.map(\.amount) == [150_000, nil])
      #expect(try await portal.opened(code).get("/tra-cuu/\(code)").text.contains("BL-1"))
      #expect(try await officer.get("/can-bo/ho-so/\(code)/luu-tru.zip").status == 404)
      #expect(try await officer.sendFiles(code, "luu-tru", [("so", "LT-1")]).status == 422)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      try portal.act(DossierCommand(.withdraw), on: code)
      let dossier = "/can-bo/ho-so/\(code)"
      #expect(try await officer.get(dossier).text.contains("Còn lại: giao nộp hồ sơ vào lưu trữ"))
      #expect(try await officer.sendFiles(code, "luu-tru", [("so", "LT-1")]).status == 303)
      let archived = try await officer.get(dossier).text
      #expect(archived.contains("Số biên bản giao nhận: LT-1") && !archived.contains("Số biên lai: LT-1"))
      #expect(archived.contains("không còn việc gì phải làm") && !archived.contains("Còn lại: giao nộp"))
      // What the archive has is not changed any more, and no form offers to.
      for (deed, fields, files) in [
        ("luu-tru", [("so", "LT-2")], []), ("bien-lai", [("so", "BL-3")], []),
        ("ghi-chu", [("noi_dung", "Còn thiếu")], [Part.file("x.pdf", Self.pdf)]),
        ("giay-to", [("noi_dung", "Còn thiếu")], [Part.file("x.pdf", Self.pdf)]),
      ] as [(String, [(String, String)], [Part])] {
        let late = try await officer.sendFiles(code, deed, fields, files: files)
        #expect(late.status == 422 && late.text.contains("đã giao nộp lưu trữ nên không thay đổi được nữa"), "\(deed)")
        #expect(
          late.text.contains("<p class=\"said\" lang=\"vi\">\(fields[0].1)</p>") && !late.text.contains("name=\"viec\"")
        )
      }
      let program = try await portal.send(Self.pdf, to: code, as: "Đơn")
      #expect(program.status == 409 && program.text.contains("handed to the archive"), "\(program.text)")
      #expect(try portal.files().isEmpty)
      let package = try await officer.get("/can-bo/ho-so/\(code)/luu-tru.zip")
      #expect(package.status == 200 && package.body.starts(with: [0x50, 0x4B, 3, 4]))
      #expect(!package.text.contains("\(try portal.dossier(code).filing.key)"), "the receipt's key opens nothing there")
    }
  }

  @Test("A form that ends at any byte adds nothing and leaves nothing, and the whole one is still taken")
  func cut() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let path = "/can-bo/ho-so/\(code)/tep"
      let form = Part.form([
        .text("_csrf", try await clerk.get(path).csrf), .text("viec", "giay-to"),
        .file("a.pdf", Self.pdf), .file("b.pdf", Self.pdf + [1, 13, 10, 45, 45]), .text("noi_dung", "Đã đối chiếu"),
      ])
      let events = try portal.dossier(code).eventCount
      // Without the last end of line it is whole.
      for end in Array(stride(from: 0, to: form.count - 2, by: 5)) + [form.count - 4, form.count - 3] {
        let sent = Array(form[..<end])
        let short = try await clerk.upload(path, sent)
        #expect((400..<500).contains(short.status), "\(end): \(short.status)")
        // No answer is owed where the connection breaks off.
        let broken = try? await clerk.upload(path, sent, promised: form.count)
        #expect(
          broken.map { (400..<500).contains($0.status) } != false, "\(end): \(String(describing: broken?.status))")
      }
      #expect(try portal.dossier(code).eventCount == events)
      try await eventually { try portal.files().isEmpty }
      #expect(try await clerk.upload(path, form).status == 303)
      #expect(try portal.dossier(code).files.map(\.stored.name) == ["a.pdf", "b.pdf"])
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("The same paper from two clerks at once, and in one form twice, is in the dossier once")
  func twoPeople() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerks = [
        try await portal.signedIn("quay", role: .clerk, agency: Permit.construction),
        try await portal.signedIn("quay2", role: .clerk, agency: Permit.construction),
      ]
      try await withThrowingTaskGroup(of: Int.self) { group in
        for clerk in clerks {
          group.addTask {
            try await clerk.sendFiles(code, "giay-to", files: [.file("a.pdf", Self.pdf), .file("b.pdf", Self.pdf)])
              .status
          }
        }
        for try await status in group { #expect(status == 303) }
      }
      #expect(try portal.dossier(code).files.map(\.stored.name) == ["a.pdf"])
      #expect(try portal.files().count == 1)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("A file that was stored and that no event names is removed at the next start")
  func unnamed() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      #expect(try await clerk.sendFiles(code, "giay-to", files: [.file("a.pdf", Self.pdf)]).status == 303)
      let stray = String(repeating: "ab", count: 32)
      try Data([1]).write(to: URL(filePath: portal.store.folder.files + "/" + stray))
      for reader in portal.readers { reader.endBatch() }
      #expect(try portal.store.removeOrphanFiles() == 1)
      #expect(try portal.files() == [portal.dossier(code).files[0].stored.digest])
    }
  }

  @Test("A form that comes twice does it once, and the page says so")
  func twice() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let forms: [(deed: String, fields: [(String, String)], files: [Part])] = [
        ("giay-to", [], [.file("a.pdf", Self.pdf)]),
        ("ghi-chu", [("noi_dung", "Đã gọi điện")], [.file("b.pdf", Self.pdf)]),
        ("ghi-chu", [("noi_dung", "Chưa nghe máy")], []),
      ]
      for form in forms {
        let first = try await clerk.sendFiles(code, form.deed, form.fields, files: form.files)
        #expect(first.location?.hasSuffix("?da=\(form.deed)") == true, "\(first.text)")
        let count = try portal.dossier(code).eventCount
        let second = try await clerk.sendFiles(code, form.deed, form.fields, files: form.files)
        #expect(second.location == "/can-bo/ho-so/\(code)/tep?da=co-san")
        #expect(try portal.dossier(code).eventCount == count, "\(form.deed)")
      }
      #expect(try await clerk.get("/can-bo/ho-so/\(code)/tep?da=co-san").text.contains("không thêm gì mới"))
      // As another paper it is another matter, and so is the note an hour later.
      let other = try await clerk.sendFiles(code, "giay-to", files: forms[0].files, as: Permit.paper)
      #expect(other.location?.hasSuffix("giay-to") == true)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      #expect(try await clerk.sendFiles(code, "ghi-chu", forms[2].fields).location?.hasSuffix("ghi-chu") == true)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("A file is of the paper in whose field it came; for any other text there is no field, and nothing is lost")
  func paperNames() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      for name in ["Bản vẽ lạ", "\u{202E}fdp", String(repeating: "a", count: 2_411), "\(Permit.paper)\u{200B}"] {
        let answer = try await clerk.sendFiles(
          code, "giay-to", [("noi_dung", "Còn nguyên")],
          files: [.file("lạ.pdf", Self.pdf).within(PaperFields.field(of: name)), .file("a.pdf", Self.pdf + [1])])
        #expect(answer.status == 422 && answer.text.contains("Tệp “lạ.pdf” được gửi vào một ô"), "\(name)")
        #expect(answer.text.contains("Còn nguyên</textarea>") && answer.text.contains("a.pdf (1 KB)"))
      }
      #expect(try portal.dossier(code).files.isEmpty)
      let sent = try await clerk.sendFiles(
        code, "giay-to",
        files: [
          .file("b.pdf", Self.pdf).within(PaperFields.field(of: Permit.paper)), .file("c.pdf", Self.pdf + [2]),
        ])
      #expect(sent.status == 303, "\(sent.text)")
      #expect(try portal.dossier(code).files.map(\.attached.paper) == [Permit.paper, ""])
    }
  }

  @Test("Each paper has a field of its own: several papers are saved at once, in one event")
  func severalPapers() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let page = try await clerk.get("/can-bo/ho-so/\(code)/tep?viec=giay-to")
      let fields = page.text.matches(of: /<input type="file" multiple id="giay-to-([a-z0-9_]+)" name="([a-z0-9_]+)"/)
        .map { String($0.output.2) }
      let filing = try portal.dossier(code).filing
      let procedure = try portal.data.read { try $0.catalogue().procedure(filing.procedure).unwrapped }
      let papers = PaperFields(filing, procedure)
      #expect(fields.count == papers.all.count && Set(fields) == Set(papers.all) && fields.count > 2)
      let events = try portal.dossier(code).eventCount
      let files = papers.all.enumerated().map { place, field in
        Part.file("\(place).pdf", Self.pdf + [UInt8(place)]).within(field)
      }
      let sent = try await clerk.upload(
        "/can-bo/ho-so/\(code)/tep", [.text("_csrf", page.csrf), .text("viec", "giay-to")] + files)
      #expect(sent.status == 303, "\(sent.text)")
      let dossier = try portal.dossier(code)
      #expect(dossier.eventCount == events + 1)
      #expect(dossier.files.map(\.attached.paper) == papers.papers.map(\.name) + [""])
      // Nothing chosen: said at the first field.
      let empty = try await clerk.sendFiles(code, "giay-to")
      #expect(empty.status == 422 && empty.text.contains("href=\"#giay-to-\(papers.all[0])\""))
    }
  }

  @Test("Files kept for a paper that the form does not have any more are among the others")
  func formerPaper() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let id = try portal.data.read { try $0.dossier(code).unwrapped.id }
      let owner = portal.service.secrets.formOwner("quay").tag
      let draft = FileDraft(owner: owner, dossier: id, purpose: FileDeed.papers.purpose)
      let file = KeptFile(
        name: "k1", field: PaperFields.field(of: "Giấy cũ"),
        file: StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 9, digest: "d"))
      #expect(try portal.data.run(KeepFiles([file], for: draft, now: portal.now)) == nil)
      for reader in portal.readers { reader.endBatch() }
      #expect(try await clerk.get("/can-bo/ho-so/\(code)/tep").text.contains("Tệp đã giữ: 1"))
      let page = try await clerk.get("/can-bo/ho-so/\(code)/tep?viec=giay-to").text
      #expect(page.contains("name=\"tep-giu\" value=\"k1\" checked"))
    }
  }

  @Test("Each form has a page of its own, so that none loses what is typed into another", arguments: FileDeed.allCases)
  func oneForm(_ deed: FileDeed) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let path = "/can-bo/ho-so/\(code)/tep"
      func forms(_ page: Answer) -> [String] {
        page.text.matches(of: /<form [^>]*action="([^"]+)"/).map { String($0.output.1) }.filter { $0.hasSuffix("/tep") }
      }
      let isEarly = deed == .results || deed == .archive
      let early = try await officer.get("\(path)?viec=\(deed.rawValue)")
      #expect(isEarly ? early.location == path : forms(early) == [path])
      #expect(forms(try await officer.get(path)).isEmpty)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      try portal.act(DossierCommand(.finish()), on: code)
      try portal.act(DossierCommand(.handOver), on: code)
      let list = try await officer.get(path).text
      if deed != .reuse { #expect(list.contains("href=\"\(path)?viec=\(deed.rawValue)\"")) }
      #expect(forms(try await officer.get("\(path)?viec=\(deed.rawValue)")) == [path])
      #expect(try await officer.sendFiles(code, "luu-tru", [("so", "LT-1")]).status == 303)
      #expect(try await officer.get("\(path)?viec=\(deed.rawValue)").location == path)
      #expect(!(try await officer.get(path).text.contains("?viec=")))
    }
  }

  @Test("Good content takes the place of what was damaged, at each door, and counts as new for the sweep")
  func replaced() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let first = try portal.permit()
      #expect(try await clerk.sendFiles(first, "giay-to", files: [.file("a.pdf", Self.pdf)]).status == 303)
      let path = portal.store.folder.files + "/" + (try portal.dossier(first).files[0].stored.digest)
      for isProgram in [false, true] {
        try FileManager.default.removeItem(atPath: path)
        try Data(Self.pdf + [7]).write(to: URL(filePath: path))
        #expect(try await clerk.get("/can-bo/ho-so/\(first)/tep/1").status == 500)
        let next = try portal.permit()
        if isProgram {
          #expect(try await portal.send(Self.pdf, to: next, as: "").status == 201)
        } else {
          #expect(try await clerk.sendFiles(next, "giay-to", files: [.file("a.pdf", Self.pdf)]).status == 303)
        }
        for code in [first, next] {
          #expect(try await clerk.get("/can-bo/ho-so/\(code)/tep/1").body == Self.pdf, "\(code)")
        }
      }
      let old = Date(timeIntervalSince1970: 1_000_000_000)
      for isProgram in [false, true] {
        try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path)
        let next = try portal.permit()
        if isProgram {
          #expect(try await portal.send(Self.pdf, to: next, as: "").status == 201)
        } else {
          #expect(try await clerk.sendFiles(next, "giay-to", files: [.file("a.pdf", Self.pdf)]).status == 303)
        }
        let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        #expect(changed.map { $0 > old } == true)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: portal.store.folder.files).count == 1)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Content that was erased while its event was written is put back, even if its own name was removed")
  func putBack() async throws {
    try await TestPortal.run { portal in
      let shared = portal.service.shared
      let content = AsyncThrowingStream<[UInt8], any Error> {
        $0.yield(Self.pdf)
        $0.finish()
      }
      let upload = try await shared.uploads.save(content, named: "a.pdf")
      let digest = try await SHA256.of(upload)
      let path = "\(shared.uploads.path)/\(digest)"
      for _ in 1...2 {
        try await shared.uploads.store(upload, as: digest)
        try FileManager.default.removeItem(atPath: path)
        await shared.restore([(upload, digest)])
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(Self.pdf))
        try FileManager.default.removeItem(atPath: path)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: shared.uploads.path) == [])
    }
  }
}
