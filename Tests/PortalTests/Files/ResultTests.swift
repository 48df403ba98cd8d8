import Foundation
import OneStop
import OneStopStore
import System
import TestSupport
import Testing

@testable import API
@testable import Operations
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

@Suite("An electronic result, from its giving to its check", .eachEngine) struct ResultTests {
  private static let pdf = Permit.pdf

  @Test("The result is given once the dossier is finished, taken home, and taken back with a reason")
  func result() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let early = try await officer.sendFiles(code, "ket-qua", files: [.file("gp.pdf", Self.pdf)])
      #expect(early.status == 422 && early.text.contains("chưa có kết quả"))
      portal.now = portal.now.adding(microseconds: Moment.hour)
      try portal.act(DossierCommand(.finish()), on: code)
      #expect(try await officer.get("/can-bo/ho-so/\(code)").text.contains("Đưa kết quả điện tử lên"))
      let asked = try await clerk.sendFiles(
        code, "ket-qua", files: [.file("gp.png", FileFaultTests.png([0, 0, 1, 0]))])
      #expect(asked.status == 422 && asked.text.contains("Chưa chắc chữ ký của: gp.png"), "it is not signed")
      #expect(try portal.dossier(code).files.isEmpty)
      let kept = try #require(asked.text.firstMatch(of: /name="tep-giu" value="([^"]+)" checked/)).output.1
      let given = try await clerk.sendFiles(
        code, "ket-qua", [("tep-giu", String(kept)), ("van_dua", "1")], files: [])
      #expect(given.location?.hasSuffix("?da=ket-qua") == true, "\(given.text)")
      let citizen = try await portal.opened(code)
      let ready = try await citizen.get("/tra-cuu/\(code)").text
      #expect(ready.contains("id=\"ket-qua\"") && ready.contains("class=\"button\" href=\"/tra-cuu/\(code)/tep/1\""))
      #expect(try await portal.get("/tra-cuu/\(code)").text.contains("Đã có kết quả điện tử. Mở chi tiết để tải về"))
      #expect(try await citizen.get("/tra-cuu/\(code)/tep/1").body == FileFaultTests.png([0, 0, 1, 0]))
      let remove = "/can-bo/ho-so/\(code)/tep/1/go"
      #expect(try await clerk.get(remove).status == 403)
      let page = try await officer.get(remove)
      #expect(try await officer.post(remove, ["_csrf": page.csrf, "noi_dung": "..."]).status == 422)
      #expect(
        try await officer.post(remove, ["_csrf": page.csrf, "noi_dung": "Ký nhầm"]).location
          == "/can-bo/ho-so/\(code)/tep?da=go")
      #expect(try await officer.post(remove, ["_csrf": page.csrf, "noi_dung": "Ký nhầm"]).status == 409)
      let after = try await citizen.get("/tra-cuu/\(code)").text
      #expect(!after.contains("id=\"ket-qua\"") && after.contains("Lý do: <span lang=\"vi\">Ký nhầm</span>"))
      let timeline = try #require(after.range(of: "class=\"timeline\""))
      let told = after[timeline.lowerBound...]
      #expect(told.contains("Đã thu hồi kết quả điện tử") && told.contains("Kết quả này sau đó đã bị thu hồi"))
      #expect(!told.contains("Bạn tải kết quả về ở trang này") && !told.contains("Đã gỡ một tệp"))
      let staff = try await officer.get("/can-bo/ho-so/\(code)/tep").text
      #expect(staff.contains("Đã gỡ lúc") && staff.contains(", bởi "))
      let closed = try await portal.get("/tra-cuu/\(code)").text
      #expect(!closed.contains("Ký nhầm") && !closed.contains("Đã có kết quả điện tử"))
      #expect(try await citizen.get("/tra-cuu/\(code)/tep/1").status == 404)
      #expect(try await officer.get("/can-bo/ho-so/\(code)/tep/1").status == 200, "the agency still has it")
    }
  }

  @Test("Whoever has a result and its code finds out whether the agency gave it, and whether it still counts")
  func check() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      portal.now = portal.now.adding(microseconds: Moment.hour)
      try portal.act(DossierCommand(.finish()), on: code)
      for name in ["gp-\(try portal.dossier(code).filing.applicant.name).pdf", "phu-luc.pdf"] {
        let file = Self.pdf + Array(name.utf8)
        #expect(try await officer.sendFiles(code, "ket-qua", files: [.file(name, file)]).status == 303)
      }
      let own = try await portal.opened(code).get("/tra-cuu/\(code)").text
      let links = own.matches(of: /href="(\/kiem-tra\?[^"]+)">([A-Z2-7-]{19})</).map {
        (address: String($0.output.1).replacing("&amp;", with: "&"), code: String($0.output.2))
      }
      #expect(links.count == 2 && links[0].code != links[1].code)
      let stranger = portal.browser()
      let looks = try portal.newestLooks(1)[0].number
      let page = try await stranger.get(links[0].address)
      #expect(page.status == 200 && page.text.contains("đang có hiệu lực") && !page.text.contains("mã tra cứu"))
      #expect(page.text.contains(try portal.dossier(code).files[0].stored.digest))
      #expect(!page.text.contains(try portal.dossier(code).filing.applicant.name), "also not as a file's name")
      func asked(_ dossier: String, _ check: String) async throws -> Int {
        try await stranger.get("/kiem-tra?ma=\(dossier)&ma_kt=\(check)").status
      }
      #expect(try await asked("\(code)", links[0].code.lowercased().replacing("-", with: "%20")) == 200)
      for (dossier, check) in [
        ("\(code)", "AAAA-AAAA-AAAA-AAAA"),
        ("\(code)", String(links[0].code.dropLast())),
        ("\(code)", links[0].code + "A"), ("\(code)", String(repeating: "A", count: 5_000)),
        ("\(try portal.takeIn())", links[0].code), ("x", "x"),
      ] { #expect(try await asked(dossier, check) == 404, "\(dossier) \(check)") }
      for (dossier, check, missing) in [
        ("\(code)", "", ["Hãy nhập mã kiểm tra"]), ("", links[0].code, ["Hãy nhập mã hồ sơ"]),
        ("", "", ["Hãy nhập mã hồ sơ", "Hãy nhập mã kiểm tra"]),
      ] {
        let answer = try await stranger.get("/kiem-tra?ma=\(dossier)&ma_kt=\(check)")
        #expect(answer.status == 422 && !answer.text.contains("Không có kết quả nào"))
        for sentence in missing { #expect(answer.text.contains(sentence), "\(dossier) \(check)") }
      }
      #expect(try await stranger.get("/").text.contains("href=\"/kiem-tra\""))

      func compare(_ files: [Part]) async throws -> Answer {
        try await stranger.upload(
          "/kiem-tra", [.text("_csrf", page.csrf), .text("ma", "\(code)"), .text("ma_kt", links[0].code)] + files)
      }
      let first = try #require(try portal.dossier(code).files.first).stored
      let bytes = try FileSystem.read("\(portal.store.folder.files)/\(first.digest)")
      #expect(try await compare([.file("đổi tên.pdf", bytes)]).text.contains("giống hệt kết quả"))
      let other = try await compare([.file(first.name, bytes + [0x20])])
      #expect(other.status == 200 && other.text.contains("khác với kết quả"))
      #expect(!other.text.contains("đang có hiệu lực"), "beside a wrong file nothing is green")
      #expect(try await compare([.file("x.html", Array("<a>".utf8))]).text.contains("khác với kết quả"))
      let two = try await compare([.file("a.pdf", bytes), .file("b.pdf", Self.pdf)])
      #expect(two.status == 422 && two.text.contains("so được từng tệp một") && !two.text.contains("giống hệt"))
      let none = try await compare([])
      #expect(none.status == 422 && none.text.contains("Hãy chọn tệp để so") && none.text.contains("đang có hiệu lực"))
      #expect(
        try portal.files().count == 2 && FileManager.default.contentsOfDirectory(atPath: portal.store.folder.kept) == []
      )
      #expect(try portal.newestLooks(1)[0].number == looks, "it says nothing of a person")

      let remove = "/can-bo/ho-so/\(code)/tep/1/go"
      let form = try await officer.get(remove)
      #expect(try await officer.post(remove, ["_csrf": form.csrf, "noi_dung": "Ký nhầm"]).status == 303)
      let after = try await stranger.get(links[0].address)
      #expect(after.status == 200 && after.text.contains("đã bị thu hồi") && !after.text.contains("Ký nhầm"))
      #expect(try await compare([.file("a.pdf", bytes)]).text.contains("đã bị thu hồi"))

      // One whose signature does not hold, by somebody whom nobody vouches for.
      let signed = AttachedFile(first, signature: FileSignature(.changed, signers: ["Ai Đó CCCD:079123456789"]))
      _ = try portal.data.run(
        ActOnFiles(
          .giveResult([signed]), on: portal.data.read { try $0.dossier(code).unwrapped.id }, note: "",
          by: Account(login: "xd", name: "X", role: .officer, agency: Permit.construction.unwrapped), sight: .none,
          notices: portal.data.notices(), now: portal.now))
      for reader in portal.readers { reader.endBatch() }
      let text = try await portal.opened(code).get("/tra-cuu/\(code)").text
      let link = try #require(text.matches(of: /href="(\/kiem-tra\?[^"]+)"/).last).output.1
      let broken = try await stranger.get(String(link).replacing("&amp;", with: "&")).text
      #expect(
        broken.contains("đã bị sửa sau khi ký") && !broken.contains("đang có hiệu lực") && !broken.contains("Ai Đó"))
    }
  }
}
