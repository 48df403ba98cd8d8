import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Pages
@testable import Portal
@testable import Web
@testable import Words

@Suite("Answers of other agencies", .eachEngine) struct AnswerTests {
  private static let address = "y-kien/1/1"

  /// What the planning department has answered, with a file, about a dossier that the police were asked about too.
  private static func answered(_ portal: TestPortal) async throws -> (code: DossierCode, asked: Browser, sent: Answer) {
    let code = try portal.permit(asking: [Permit.planning, Permit.police])
    let asked = try await portal.signedIn("qh", agency: Permit.planning)
    let sent = try await asked.answer(
      of: code, "agree_with_conditions", "Cao không quá 21 m <b>", files: [.file("Ý kiến; \u{202E}1.pdf", Permit.pdf)])
    return (code, asked, sent)
  }

  @Test("An answer appears on the dossier with its file, and the page says that it was sent")
  func answer() async throws {
    try await TestPortal.run { portal in
      let (code, asked, sent) = try await Self.answered(portal)
      #expect(sent.location == "/can-bo/ho-so/\(code)?da=tra-loi")
      #expect(try await asked.get(try sent.location.unwrapped).text.contains("role=\"status\""))
      let end = try #require(portal.dossier(code).consultations.first?.end)
      #expect(end.outcome == .answered(.agreeWithConditions) && end.actor == .staff(login: "qh"))
      #expect(end.files.map(\.name) == ["Ý kiến; 1.pdf"] && end.files.map(\.size) == [Permit.pdf.count])
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let after = try await asker.get("/can-bo/ho-so/\(code)")
      #expect(after.text.contains("Cao không quá 21 m &lt;b&gt;"))
      #expect(after.text.contains("href=\"/can-bo/ho-so/\(code)/\(Self.address)\""))
      #expect(try portal.store.check().isSound)
    }
  }

  @Test("The two agencies save its file under a name that no browser misreads")
  func download() async throws {
    try await TestPortal.run { portal in
      let (code, asked, _) = try await Self.answered(portal)
      for reader in [asked, try await portal.signedIn("xd", agency: Permit.construction)] {
        let file = try await reader.get("/can-bo/ho-so/\(code)/\(Self.address)")
        #expect(file.status == 200 && file.body == Permit.pdf)
        #expect(file.field("Content-Type") == "application/pdf")
        #expect(file.field("X-Content-Type-Options") == "nosniff")
        #expect(
          file.field("Content-Disposition")
            == "attachment; filename=\"__ ki___n; 1.pdf\"; filename*=UTF-8''%C3%9D%20ki%E1%BA%BFn%3B%201.pdf")
      }
      for path in ["1/2", "1/0", "2/1", "3/1", "x/1", "1/-1", "1/\(Int.max)", "\(Int.min)/\(Int.min)"] {
        #expect(try await asked.get("/can-bo/ho-so/\(code)/y-kien/\(path)").status == 404, "\(path)")
      }
    }
  }

  @Test("Another agency that was asked reads the dossier and not the file; strangers read neither")
  func others() async throws {
    try await TestPortal.run { portal in
      let (code, _, _) = try await Self.answered(portal)
      let dossier = "/can-bo/ho-so/\(code)"
      let address = "\(dossier)/\(Self.address)"
      let third = try await portal.signedIn("pc", agency: Permit.police)
      let seen = try await third.get(dossier)
      #expect(seen.status == 200 && !seen.text.contains(address))
      #expect(try await third.get(address).status == 403)
      let stranger = try await portal.signedIn("xa")
      for path in [address, dossier] { #expect(try await stranger.get(path).status == 403) }
      #expect(try await portal.browser().get(address).status == 303)
    }
  }

  @Test(
    "A file is downloaded under a name that fits its type, also if it was stored earlier",
    arguments: ["đơn.html", "đơn.exe", "đơn.PDF"])
  func names(_ name: String) async throws {
    let expected = name.hasSuffix("PDF") ? name : "\(name).pdf"
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning, Permit.police])
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      _ = try await asked.answer(of: code, "agree", files: [.file(name, Permit.pdf, type: "text/html")])
      var file = try #require(portal.dossier(code).consultations.first?.end?.files.first)
      #expect(file.name == expected)
      // As it was stored before, under its sender's name.
      file.name = name
      try portal.act(DossierCommand(.answerConsultation(number: 2, .agree, files: [file])), on: code)
      let page = try await asker.get("/can-bo/ho-so/\(code)")
      #expect(!page.text.contains(">\(name)<") || name == expected)
      for number in 1...2 {
        #expect(page.text.contains("y-kien/\(number)/1\" download>\(expected)<"))
        let answer = try await asker.get("/can-bo/ho-so/\(code)/y-kien/\(number)/1")
        #expect(answer.body == Permit.pdf && answer.field("Content-Type") == "application/pdf")
        #expect(answer.field("X-Content-Type-Options") == "nosniff")
        let disposition = try #require(answer.field("Content-Disposition"))
        #expect(disposition.hasPrefix("attachment;") && disposition.hasSuffix("''\(percentEncoded(expected))"))
      }
    }
  }

  static let wrong: [(opinion: String, text: String, files: [Part], field: String)] = [
    ("", "Nội dung", [], "ket_luan"),
    ("maybe", "Nội dung", [], "ket_luan"),
    ("object", "", [], "noi_dung"),
    ("agree_with_conditions", " ", [], "noi_dung"),
    ("agree", "Nội dung", [.file("x.html", Array("<!doctype html><script>".utf8), type: "application/pdf")], "tep"),
    ("agree", "Nội dung", [.file("x.svg", Array("<svg xmlns='x'/>".utf8), type: "image/svg+xml")], "tep"),
    ("agree", "Nội dung", [.file("a.pdf", [])], "tep"),
    ("agree", "Nội dung", (1...11).map { .file("\($0).pdf", Permit.pdf + [UInt8($0)]) }, "tep"),
  ]

  @Test("A missing text or a file that is not a document is 422 with what was typed; nothing is kept")
  func mistakes() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      for (opinion, text, files, field) in Self.wrong {
        let answer = try await asked.answer(of: code, opinion, text, files: files)
        #expect(answer.status == 422, "\(opinion) \(text)")
        #expect(answer.text.contains("<title>Lỗi:"))
        #expect(
          answer.text.contains("href=\"#tra-loi-\(field)\"") && answer.text.contains("id=\"tra-loi-\(field)-loi\""))
        if text == "Nội dung" { #expect(answer.text.contains(">\nNội dung</textarea>")) }
        if ["object", "agree"].contains(opinion) { #expect(answer.text.contains("value=\"\(opinion)\" checked")) }
        #expect(try portal.dossier(code).openConsultations.count == 1)
        #expect(try portal.files().isEmpty)
      }
    }
  }

  @Test("Without the form's token before the files, or from another agency, nothing is accepted: 403")
  func forbidden() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning, Permit.police])
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      let stranger = try await portal.signedIn("xa")
      let path = "/can-bo/ho-so/\(code)/tra-loi"
      let token = try await asked.get("/can-bo/ho-so/\(code)").csrf
      let rest: [Part] = [.text("y_kien", "1"), .text("ket_luan", "agree"), .file("a.pdf", Permit.pdf)]
      #expect(try await asked.upload(path, rest).status == 403)
      #expect(try await asked.upload(path, [.text("_csrf", "đoán")] + rest).status == 403)
      #expect(try await asked.upload(path, rest + [.text("_csrf", token)]).status == 403)
      #expect(try await asked.answer(2, of: code, "agree").status == 403, "another agency's question")
      #expect(try await asked.answer(9, of: code, "agree").status == 403)
      #expect(try await asker.answer(of: code, "agree").status == 403)
      #expect(try await stranger.answer(of: code, "agree").status == 403)
      #expect(try portal.dossier(code).openConsultations.count == 2)
      #expect(try portal.files().isEmpty)
    }
  }

  @Test("More than all files may have together is refused before it is read: 413")
  func tooMuch() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let path = "/can-bo/ho-so/\(code)/tra-loi"
      let answer = try await asked.send(
        "POST \(path) HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
          + "Content-Length: \(FileIntake.limit + 1)\r\n", to: path)
      #expect(answer.status == 413)
      #expect(try portal.dossier(code).openConsultations.count == 1)
    }
  }

  @Test("Two answers from an agency: the second is refused with the reason, and its text is kept")
  func twice() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let colleague = try await portal.signedIn("nga", agency: Permit.planning)
      #expect(try await asked.answer(of: code, "agree").status == 303)
      let second = try await colleague.answer(
        of: code, "object", "Không thống nhất <i>", files: [.file("a.pdf", Permit.pdf)])
      #expect(second.status == 409)
      #expect(second.text.contains("đã được trả lời") && second.text.contains("Không thống nhất &lt;i&gt;"))
      #expect(try portal.dossier(code).consultations.map(\.end?.outcome) == [.answered(.agree)])
      #expect(try portal.files().isEmpty)
    }
  }

  @Test("Two answers at the same moment: one is accepted")
  func race() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let first = try await portal.signedIn("qh", agency: Permit.planning)
      let second = try await portal.signedIn("nga", agency: Permit.planning)
      async let one = first.answer(of: code, "agree", files: [.file("a.pdf", Permit.pdf)])
      async let two = second.answer(of: code, "object", "Không", files: [.file("a.pdf", Permit.pdf)])
      #expect(try await [one.status, two.status].sorted() == [303, 409])
      #expect(try portal.dossier(code).eventCount == 3)
      #expect(try portal.store.check().isSound)
    }
  }

  @Test("A withdrawn or closed question refuses answers, and says why")
  func over() async throws {
    try await TestPortal.run { portal in
      let withdrawn = try portal.permit()
      let ended = try portal.permit()
      let lapsed = try portal.permit(days: 1)
      try portal.act(.withdrawConsultation, withdrawn)
      try portal.act(.finish, ended)
      portal.now = portal.now.adding(microseconds: 7 * Moment.day)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      for (code, sentence) in [(withdrawn, "rút"), (ended, "Đã xử lý xong"), (lapsed, "coi như thống nhất nên")] {
        let page = try await asked.get("/can-bo/ho-so/\(code)")
        #expect(page.status == 200 && !page.text.contains("id=\"tra-loi\""))
        let answer = try await asked.answer(of: code, "object", "Muộn mất rồi")
        #expect(answer.status == 409)
        #expect(answer.text.contains(sentence) && answer.text.contains("Muộn mất rồi"), "\(sentence)")
      }
    }
  }

  @Test("If silence is not agreement, a late answer is accepted and marked")
  func late() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(days: 1, silence: false)
      portal.now = portal.now.adding(microseconds: 7 * Moment.day)
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      #expect(try await asked.get("/can-bo/ho-so/\(code)").text.contains("quá hạn"))
      #expect(try await asked.answer(of: code, "agree").status == 303)
      let asker = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(try await asker.get("/can-bo/ho-so/\(code)").text.contains("toned late"))
    }
  }
}

extension TestPortal {
  /// What has been kept of uploads.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store.folder.files)
  }

  fileprivate func act(_ action: Action, _ code: DossierCode) throws {
    let (now, calendar) = (now, data.calendar)
    let command = DossierCommand(.usual(action), note: "Lý do")
    try store.writer.bulk { transaction in
      let id = try transaction.dossier(code).unwrapped.id
      _ = try transaction.append(to: id) {
        try $0.dossier.decide(command, by: .staff(login: "xd"), calendar: calendar, now: now)
      }
    }
  }
}
