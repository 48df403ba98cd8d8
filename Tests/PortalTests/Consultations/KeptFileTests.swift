import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

@Suite("Files of an answer that could not be saved") struct KeptFileTests {
  private func kept(_ portal: TestPortal) throws -> Int {
    try FileManager.default.contentsOfDirectory(atPath: portal.store.folder.kept).count
  }

  /// What the form sends of kept files: all that it shows, and those that are ticked.
  private func parts(_ page: Answer, ticked: ((String) -> Bool) = { _ in true }) -> [Part] {
    names(page).map { .text("tep-hien", $0) } + names(page).filter(ticked).map { .text("tep-giu", $0) }
  }

  private func path(_ code: DossierCode) -> String { "/can-bo/ho-so/\(code)/tra-loi" }

  private func names(_ page: Answer) -> [String] {
    page.text.matches(of: /name="tep-giu" value="([^"]+)" checked/).map { String($0.output.1) }
  }

  @Test("One of five is not a document: the others are kept, listed, and sent with the next form, once")
  func oneOfFive() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning, Permit.police])
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let files: [Part] =
        (1...4).map { .file("Ý kiến \($0).pdf", Permit.pdf + Array("\($0)".utf8)) } + [
          .file("x.html", Array("<a>".utf8))
        ]
      let answer = try await asked.answer(of: code, "agree", "Nội dung", files: files)
      #expect(answer.status == 422 && answer.text.contains("Tệp “x.html”") && answer.text.contains(">\nNội dung</text"))
      #expect(names(answer).count == 4 && answer.text.contains("Ý kiến 3.pdf (1 KB)"))
      #expect(try portal.files().isEmpty && kept(portal) == 4)
      // They stand on the page until it is sent, for this person alone.
      #expect(try await names(asked.get("/can-bo/ho-so/\(code)")) == names(answer))
      for (login, agency) in [("nga", Permit.planning), ("pc", Permit.police), ("xd", Permit.construction)] {
        let other = try await portal.signedIn(login, agency: agency)
        #expect(try await names(other.get("/can-bo/ho-so/\(code)")).isEmpty)
      }
      let thief = try await portal.signedIn("hoa", agency: Permit.planning)
      let page = try await thief.get("/can-bo/ho-so/\(code)")
      let stolen = try await thief.upload(
        path(code),
        [.text("_csrf", page.csrf), .text("y_kien", "1"), .text("ket_luan", "")]
          + names(answer).map { .text("tep-giu", $0) })
      #expect(stolen.status == 422 && names(stolen).isEmpty)

      // One is left out, a new one comes.
      let fields: [Part] = [.text("_csrf", answer.csrf), .text("y_kien", "1"), .text("ket_luan", "agree")]
      let left = names(answer)[0]
      let sent = try await asked.upload(
        path(code), fields + parts(answer) { $0 != left } + [.file("Mới.pdf", Permit.pdf)])
      #expect(sent.status == 303)
      let end = try #require(portal.dossier(code).consultations.first?.end)
      #expect(end.files.count == 4 && end.files.map(\.name).last == "Mới.pdf")
      // Nothing waits any more, not even what was left out.
      #expect(try kept(portal) == 0)
      #expect(try portal.files().count == 4)
      #expect(try portal.store.check().isSound)
      let shown = try await asked.get("/can-bo/ho-so/\(code)/y-kien/1/1")
      #expect(shown.status == 200 && shown.body.starts(with: Permit.pdf))
    }
  }

  @Test("The same content is one file: kept and chosen again, or chosen twice")
  func sameContent() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let file = Part.file("Ý kiến.pdf", Permit.pdf)
      let twice = [file, .file("Bản sao.pdf", Permit.pdf)]
      let answer = try await asked.answer(of: code, "", "Nội dung", files: twice)
      #expect(answer.status == 422 && names(answer).count == 1 && answer.text.contains("Ý kiến.pdf (1 KB)"))
      #expect(try kept(portal) == 1)
      let fields: [Part] = [.text("_csrf", answer.csrf), .text("y_kien", "1"), .text("ket_luan", "agree")]
      let sent = try await asked.upload(path(code), fields + names(answer).map { .text("tep-giu", $0) } + twice)
      #expect(sent.status == 303)
      #expect(try portal.dossier(code).consultations.first?.end?.files.map(\.name) == ["Ý kiến.pdf"])
      #expect(try portal.store.check().isSound)
    }
  }

  @Test("An answer from an ended session, or with an old token, keeps its files for its owner alone")
  func endedSession() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      for isSignedOut in [true, false] {
        let page = try await asked.get("/can-bo/ho-so/\(code)")
        let fields: [Part] = [
          .text("_csrf", page.csrf), .text("y_kien", "1"), .text("ket_luan", "agree"), .text("noi_dung", "Được"),
        ]
        let file = Part.file("Ý kiến \(isSignedOut).pdf", Permit.pdf + Array("\(isSignedOut)".utf8))
        // Another tab has signed out, and in again where the token is of before.
        asked.setCookie("phien", "het")
        if !isSignedOut { try await portal.signIn("qh", with: asked) }
        let answer = try await asked.upload(path(code), fields + [file])
        if isSignedOut {
          #expect(answer.status == 303 && answer.location?.contains("/can-bo/dang-do/") == true)
          try await portal.signIn("qh", with: asked)
          let kept = try await asked.get("/can-bo/ho-so/\(code)")
          #expect(names(kept).count == 1 && kept.text.contains("Ý kiến true.pdf (1 KB)"))
        } else {
          #expect(answer.status == 403 && answer.text.contains("Ý kiến false.pdf (1 KB)"))
        }
        let other = try await portal.signedIn("nga\(isSignedOut)", agency: Permit.planning)
        #expect(try await names(other.get("/can-bo/ho-so/\(code)")).isEmpty)
      }
      #expect(try portal.dossier(code).consultations.first?.isOpen == true)
      let stranger = portal.browser()
      let forged = try await stranger.upload(
        path(code), [.text("_csrf", "a.b.c"), .text("y_kien", "1"), .file("a.pdf", Permit.pdf)])
      #expect(forged.status == 303 && forged.location?.contains("dang-do") == false)
    }
  }

  @Test("Files that are too large do not lose the text and the others: 413, with the limit at the field")
  func tooLarge() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let large = Permit.pdf + [UInt8](repeating: 0, count: FileIntake.largest)
      #expect(try await asked.get("/can-bo/ho-so/\(code)").text.contains("25 MB"))
      let answer = try await asked.answer(
        of: code, "object", "Ý kiến dài", files: [.file("Nhỏ.pdf", Permit.pdf), .file("To <b>.pdf", large)])
      #expect(answer.status == 413)
      #expect(answer.text.contains(">\nÝ kiến dài</textarea>") && answer.text.contains("value=\"object\" checked"))
      #expect(answer.text.contains("Tệp “To &lt;b&gt;.pdf”") && answer.text.contains("25 MB"))
      #expect(answer.text.contains("id=\"tra-loi-tep-loi\"") && names(answer).count == 1)
      #expect(try portal.dossier(code).openConsultations.count == 1)
    }
  }

  @Test("A far too large body is not read, and the text still comes back")
  func farTooLarge() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let page = try await asked.get("/can-bo/ho-so/\(code)")
      let parts = [("_csrf", page.csrf), ("y_kien", "1"), ("ket_luan", "agree"), ("noi_dung", "Còn nguyên")]
      let texts = parts.map { "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
      let file = "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.pdf\"\r\n\r\n%PDF-"
      let answer = try await asked.send(
        "POST \(path(code)) HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
          + "Content-Length: \(1 << 30)\r\n", to: path(code), body: Array((texts + file).utf8))
      #expect(answer.status == 413 && answer.text.contains(">\nCòn nguyên</textarea>"))
    }
  }

  @Test("In the other language they are kept too; without the form's token none are")
  func otherLanguage() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let token = try await asked.get("/can-bo/ho-so/\(code)").csrf
      let rest: [Part] = [
        .text("y_kien", "1"), .text("ket_luan", "agree"), .text("noi_dung", "Giữ lại"), .text("_ngon_ngu", "en"),
        .file("a.pdf", Permit.pdf), .file("b.html", Array("<a>".utf8)),
      ]
      for wrong in [[], [Part.text("_csrf", "đoán")]] {
        let answer = try await asked.upload(path(code), wrong + rest)
        #expect(answer.status == 403 && answer.text.contains(">\nGiữ lại</textarea>") && names(answer).isEmpty)
      }
      let answer = try await asked.upload(path(code), [.text("_csrf", token)] + rest)
      #expect(answer.status == 422 && answer.text.contains("1 file kept") && names(answer).count == 1)
      #expect(answer.text.contains("The file “b.html” is not an accepted type"), "what is not taken is said here too")
      #expect(try kept(portal) == 1 && portal.dossier(code).openConsultations.count == 1)
    }
  }

  @Test("An answer without files needs the form's token too: 403, and nothing is answered")
  func withoutFiles() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      for token in [[], [Part.text("_csrf", "")], [Part.text("_csrf", "đoán")]] {
        let answer = try await asked.upload(path(code), token + [.text("y_kien", "1"), .text("ket_luan", "agree")])
        #expect(answer.status == 403)
      }
      #expect(try portal.dossier(code).openConsultations.count == 1)
    }
  }

  @Test("Files that nobody sends are removed after their time, and those of answers are not")
  func sweep() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      _ = try await asked.answer(of: code, "", "", files: [.file("a.pdf", Permit.pdf)])
      #expect(try await portal.store.sweepKept(now: portal.now) == 0)
      #expect(try kept(portal) == 1)
      // The file's own time is the machine's, far behind the portal's.
      portal.now = Moment("2100-01-01T00:00") ?? portal.now
      #expect(try await portal.store.sweepKept(now: portal.now) == 1)
      #expect(try kept(portal) == 0)
    }
  }

  @Test("What came by the script before the session ended is on the form that comes back, and goes out with it")
  func endedWithPieces() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let field = try await ComingField(asked, code)
      let early = try #require(try await ComingField.kept(field.put(Permit.pdf + [1])))
      let page = try await asked.get("/can-bo/ho-so/\(code)")
      asked.setCookie("phien", "het")
      let fields: [Part] = [.text("y_kien", "1"), .text("ket_luan", "agree"), .text("noi_dung", "Được")]
      let answer = try await asked.upload(
        path(code), [.text("_csrf", page.csrf)] + fields + parts(page) + [.file("Cùng đi.pdf", Permit.pdf)])
      let back = try #require(answer.location)
      #expect(answer.status == 303 && back.contains("/can-bo/dang-do/"))
      try await portal.signIn("qh", with: asked)
      let again = try await asked.get("/can-bo/ho-so/\(code)")
      #expect(names(again).count == 2 && names(again).contains(early))
      #expect(try await asked.upload(path(code), [.text("_csrf", again.csrf)] + fields + parts(again)).status == 303)
      let files = try #require(portal.dossier(code).consultations.first?.end?.files)
      #expect(Set(files.map(\.name)) == ["Ý kiến.pdf", "Cùng đi.pdf"])
      #expect(try kept(portal) == 0)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Two tabs of one form keep apart: each sends and forgets its own files alone")
  func twoTabs() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let path = "/can-bo/ho-so/\(code)/tep"
      func tab(_ id: String) async throws -> (name: String, csrf: String) {
        let page = try await clerk.get(path + "?viec=giay-to")
        let draft = try String(page.text.firstMatch(of: /data-draft="([^"]+)"/).unwrapped.output.1)
        let content = Permit.pdf + Array(id.utf8)
        let head = [
          ("Form-Token", page.csrf), ("Upload-Offset", "0"), ("Upload-Length", "\(content.count)"),
          ("File-Draft", draft), ("File-Field", "tep"), ("File-Name", "\(id).pdf"),
        ]
        let tick = try await clerk.ask("PUT", "/tep-tai-len/\(id)", fields: head, body: content)
        #expect(tick.text.contains("name=\"tep-hien\""))
        return (try ComingField.kept(tick).unwrapped, page.csrf)
      }
      let tabs = [try await tab("mot"), try await tab("hai")]
      func send(_ tab: (name: String, csrf: String), _ more: [Part] = []) async throws -> Answer {
        try await clerk.upload(
          path,
          [.text("_csrf", tab.csrf), .text("viec", "giay-to"), .text("tep-hien", tab.name), .text("tep-giu", tab.name)]
            + more)
      }
      // Neither a form that comes back nor one that is done touches the other's.
      let wrong = try await send(tabs[0], [.file("x.html", Array("<a>".utf8))])
      #expect(wrong.status == 422 && Set(names(wrong)) == Set(tabs.map(\.name)))
      for tab in tabs { #expect(try await send(tab).status == 303) }
      #expect(try portal.dossier(code).files.map(\.stored.name) == ["mot.pdf", "hai.pdf"])
      #expect(try kept(portal) == 0)
    }
  }

  @Test("Two equal forms at once, with a file that waits: it is in the dossier once, and no error comes of it")
  func twoAtOnce() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      for round in 0..<4 {
        let code = try portal.permit()
        let path = "/can-bo/ho-so/\(code)/tep"
        let wrong = try await clerk.sendFiles(
          code, "giay-to", files: [.file("a.pdf", Permit.pdf + [UInt8(round)]), .file("x.html", Array("<a>".utf8))])
        let form = [.text("_csrf", wrong.csrf), .text("viec", "giay-to")] + parts(wrong)
        #expect(form.count == 4)
        try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 1...3 { group.addTask { try await clerk.upload(path, form).status } }
          for try await status in group { #expect([303, 422].contains(status), "\(status)") }
        }
        #expect(try portal.dossier(code).files.map(\.stored.name) == ["a.pdf"])
      }
      #expect(try kept(portal) == 0)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test(
    "A kept file that is gone from the disk, or is not what it was, is told at both doors; the rest stays",
    arguments: [false, true])
  func goneFromDisk(_ isChanged: Bool) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let gone = try Resources.words(.vietnamese).files.gone.text
      for isAnswer in [true, false] {
        let path = isAnswer ? path(code) : "/can-bo/ho-so/\(code)/tep"
        let browser = isAnswer ? asked : officer
        let fields: [Part] =
          isAnswer
          ? [.text("y_kien", "1"), .text("ket_luan", "agree"), .text("noi_dung", "Còn nguyên")]
          : [.text("viec", "giay-to"), .text("noi_dung", "Còn nguyên")]
        let csrf = try await browser.get("/can-bo/ho-so/\(code)").csrf
        let place: UInt8 = isAnswer ? 2 : 4
        let files: [Part] = [
          .file("a.pdf", Permit.pdf + [place]), .file("b.pdf", Permit.pdf + [place + 1]),
          .file("x.html", Array("<a>".utf8)),
        ]
        let wrong = try await browser.upload(path, [.text("_csrf", csrf)] + fields + files)
        #expect(names(wrong).count == 2)
        let lost = "\(portal.store.folder.kept)/\(names(wrong)[0])"
        try FileManager.default.removeItem(atPath: lost)
        if isChanged { try Data(Permit.pdf + [9]).write(to: URL(filePath: lost)) }
        let answer = try await browser.upload(path, [.text("_csrf", csrf)] + fields + parts(wrong))
        #expect(answer.status == 422 && answer.text.contains(gone), "\(answer.text)")
        #expect(answer.text.contains("Còn nguyên</textarea>") && names(answer) == [names(wrong)[1]])
        #expect(try await browser.upload(path, [.text("_csrf", csrf)] + fields + parts(answer)).status == 303)
        #expect(try kept(portal) == 0)
      }
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("A form keeps no more than its sender's share, says so, and what was typed stays")
  func share() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let clerk = try await portal.signedIn("quay", role: .clerk, agency: Permit.construction)
      let owner = portal.service.secrets.formOwner("quay").tag
      let waiting = (0..<199).map { number in
        KeptFile(
          name: "w\(number)", field: "tep",
          file: StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 9, digest: "d"))
      }
      let draft = FileDraft(owner: owner, dossier: nil, purpose: "khac")
      #expect(try portal.data.run(KeepFiles(waiting, for: draft, now: portal.now)) == nil)
      for reader in portal.readers { reader.endBatch() }
      let sentence = try Resources.words(.vietnamese).files.coming.tooManyOfOwner.text
      func send(_ files: [Part]) async throws -> Answer {
        try await clerk.sendFiles(code, "ghi-chu", [("noi_dung", ""), ("so", "Còn nguyên")], files: files)
      }
      let two = try await send([.file("a.pdf", Permit.pdf), .file("b.pdf", Permit.pdf + [1])])
      #expect(two.status == 422 && two.text.contains(sentence) && names(two).isEmpty)
      #expect(try kept(portal) == 0)
      let one = try await send([.file("a.pdf", Permit.pdf)])
      #expect(one.status == 422 && !one.text.contains(sentence) && names(one).count == 1)
      // Without waiting they come all the same.
      let sent = try await clerk.sendFiles(
        code, "ghi-chu", [("noi_dung", "Xem")], files: [.file("a.pdf", Permit.pdf), .file("b.pdf", Permit.pdf + [1])])
      #expect(sent.status == 303)
    }
  }
}
