import Foundation
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

@Suite("A supplement that its applicant sends", .eachEngine) struct SupplementTests {
  private static let pdf = Permit.pdf

  @Test("What is asked for is sent from the look-up page; the clock goes on, and the officer sees what is new")
  func supplement() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let citizen = try await portal.opened(code)
      let form = "/tra-cuu/\(code)/bo-sung"
      #expect(try await citizen.get(form).location == "/tra-cuu/\(code)", "nothing is asked for")
      #expect(
        try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ\nGiấy ủy quyền"), ("ghi_chu", "mờ")])
          .status == 303)
      #expect(try await portal.get(form).location == "/tra-cuu/\(code)", "the details are closed")
      let page = try await citizen.get(form)
      #expect(page.text.contains("Bản vẽ") && page.text.contains("name=\"tep-2\"") && page.text.contains("mờ"))
      func send(_ parts: [Part]) async throws -> Answer {
        try await citizen.upload(form, [.text("_csrf", page.csrf)] + parts)
      }
      let empty = try await send([.text("noi-dung", " ")])
      #expect(empty.status == 422 && empty.text.contains("Hãy chọn ít nhất một tệp"))
      let wrong = try await send([
        .text("noi-dung", "Đây ạ"), .file("a.pdf", Self.pdf, field: "tep-khac"),
        .file("x.html", Array("<a>".utf8), field: "tep-khac"),
      ])
      #expect(wrong.status == 422 && wrong.text.contains(">\nĐây ạ</textarea>") && wrong.text.contains("x.html"))
      let kept = wrong.text.matches(of: /name="tep-khac-giu" value="([^"]+)" checked/).map { String($0.output.1) }
      #expect(kept.count == 1)
      let sent = try await citizen.upload(
        form,
        [
          .text("_csrf", wrong.csrf), .text("noi-dung", "Đây ạ"), .text("tep-khac-giu", try kept.first.unwrapped),
          .text("van-gui", "1"),
        ])
      #expect(sent.location == "/tra-cuu/\(code)?da=bo-sung", "\(sent.text)")
      let dossier = try portal.dossier(code)
      #expect(dossier.status == .processing && dossier.files.map(\.actor) == [.applicant] && dossier.due != nil)
      let done = try await citizen.get("/tra-cuu/\(code)?da=bo-sung").text
      #expect(done.contains("Cơ quan đã nhận được phần bổ sung") && done.contains("a.pdf"))
      #expect(try await officer.get("/can-bo/ho-so/\(code)").text.contains("1 tệp người nộp vừa gửi"))
      // Another text from a tab that stayed open.
      let again = try await send([.text("noi-dung", "Đây ạ, và thêm")])
      #expect(again.status == 409 && again.text.contains("hồ sơ không còn chờ bổ sung") && again.text.contains("Đây ạ"))
      #expect(try portal.dossier(code).eventCount == dossier.eventCount)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("Whom a provider has named answers from their own dossiers; somebody else does not, nor once signed out")
  func signedIn() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let asked = try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")])
      #expect(asked.status == 303)
      let own = try await portal.signedInCitizen("079123456789")
      let other = try await portal.signedInCitizen("079185012345")
      let form = "/tra-cuu/\(code)/bo-sung"
      #expect(try await own.get("/ho-so-cua-toi").text.contains("\(code)"))
      #expect(try await other.get(form).location == "/tra-cuu/\(code)")
      let page = try await own.get(form)
      #expect(page.text.contains("Bản vẽ") && page.text.contains("name=\"tep-1\""))
      let parts: [Part] = [
        .text("noi-dung", "Đây ạ"), .file("a.pdf", Self.pdf, field: "tep-khac"), .text("van-gui", "1"),
      ]
      let foreign = try await other.upload(
        form, [.text("_csrf", try await other.get("/ho-so-cua-toi").csrf)] + parts)
      #expect(foreign.location != "/tra-cuu/\(code)?da=bo-sung")
      #expect(try portal.dossier(code).files.isEmpty)
      let sent = try await own.upload(form, [.text("_csrf", page.csrf)] + parts)
      #expect(sent.location == "/tra-cuu/\(code)?da=bo-sung", "\(sent.text)")
      let dossier = try portal.dossier(code)
      #expect(dossier.status == .processing && dossier.files.map(\.actor) == [.applicant])
      let left = try await own.post("/ho-so-cua-toi/dang-xuat", ["_csrf": try await own.get("/ho-so-cua-toi").csrf])
      #expect(left.status == 303)
      #expect(try await own.get(form).location == "/tra-cuu/\(code)")
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("A supplement written for longer than the details stay open arrives; not once they were closed by hand")
  func slow() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let form = "/tra-cuu/\(code)/bo-sung"
      for isClosed in [true, false] {
        if isClosed { #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")]).status == 303) }
        let citizen = try await portal.opened(code)
        let page = try await citizen.get(form)
        let opening = try #require(page.text.firstMatch(of: /name="luc-mo" value="([^"]+)"/)).output.1
        if isClosed { _ = try await citizen.post("/tra-cuu/\(code)/dong", ["_csrf": page.csrf]) }
        func send(_ opening: String, _ file: [Part]) async throws -> Answer {
          try await citizen.upload(
            form, [.text("_csrf", page.csrf), .text("luc-mo", opening), .text("noi-dung", "Đây ạ")] + file)
        }
        portal.now = portal.now.adding(microseconds: 11 * Moment.hour)
        #expect(try await citizen.get(form).location == "/tra-cuu/\(code)", "nothing is shown")
        let other = try await send(
          String(opening).replacing("k.", with: "k.9"), [.file("a.pdf", Self.pdf, field: "tep-khac")])
        #expect(other.status == 409 && other.text.contains("Đây ạ") && !other.text.contains("Bản vẽ"), "made up")
        if isClosed {
          let program = Part.file("x.html", Array("<a>".utf8), field: "tep-khac")
          let closed = try await send(String(opening), [.file("a.pdf", Self.pdf, field: "tep-1"), program])
          #expect(closed.status == 409 && closed.text.contains("Chưa gửi được: chi tiết hồ sơ đã đóng"))
          let words = try Resources.words(.vietnamese)
          #expect(closed.text.contains(words.dossierFiles.own.closedKept.text) && closed.text.contains("x.html"))
          #expect(try await citizen.get(form).location == "/tra-cuu/\(code)", "the files are not shown either")
          // The key opens them again here, and in no other browser.
          let key = try portal.dossier(code).filing.key
          for browser in [citizen, portal.browser()] {
            _ = try await browser.get("/tra-cuu/\(code)?khoa=\(key)")
            let kept = try await browser.get(form).text.contains("name=\"tep-1-giu\"")
            #expect(kept == (browser === citizen))
          }
          _ = try await citizen.post("/tra-cuu/\(code)/dong", ["_csrf": page.csrf])
          // Whoever has not had it open keeps nothing.
          let stranger = portal.browser()
          let token = try await stranger.get("/ho-so-cua-toi").csrf
          let strange = try await stranger.upload(
            form, [.text("_csrf", token), .text("luc-mo", String(opening)), .file("b.pdf", Self.pdf, field: "tep-1")])
          #expect(strange.status == 409 && strange.text.contains(words.dossierFiles.own.closed.text))
          #expect(try FileManager.default.contentsOfDirectory(atPath: portal.store.folder.kept).count == 1)
          continue
        }
        let wrong = try await send(String(opening), [.file("x.html", Array("<a>".utf8), field: "tep-khac")])
        #expect(wrong.status == 422 && wrong.text.contains(">\nĐây ạ</textarea>"))
        #expect(wrong.text.contains("name=\"luc-mo\" value=\"\(opening)\""), "the twelve hours do not begin again")
        let stranger = portal.browser()
        let token = try await stranger.get("/ho-so-cua-toi").csrf
        let stolen = try await stranger.upload(
          form, [.text("_csrf", token), .text("luc-mo", String(opening)), .file("a.pdf", Self.pdf, field: "tep-khac")])
        #expect(stolen.status == 409, "another browser")
        let sent = try await send(String(opening), [.file("a.pdf", Self.pdf, field: "tep-1")])
        #expect(sent.location == "/tra-cuu/\(code)?da=bo-sung")
        #expect(try portal.dossier(code).files.count == 1)
        let done = try await citizen.get("/tra-cuu/\(code)?da=bo-sung").text
        #expect(done.contains("Cơ quan đã nhận được phần bổ sung") && !done.contains("a.pdf"))
      }
    }
  }

  @Test(
    "A supplement whose form comes again was sent before: calmly said, and nothing is sent twice",
    arguments: [true, false])
  func twice(_ isAhead: Bool) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let form = "/tra-cuu/\(code)/bo-sung"
      func ask() async throws {
        #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ\nĐơn")]).status == 303)
      }
      try await ask()
      let citizen = try await portal.opened(code)
      let page = try await citizen.get(form)
      // Before it is sent, or with it.
      let draft = try String(page.text.firstMatch(of: /data-draft="([^"]+)"/).unwrapped.output.1)
      func part(_ field: String, _ content: [UInt8]) async throws -> Part {
        if !isAhead { return .file("\(field).pdf", content, field: field) }
        let head = [
          ("Form-Token", page.csrf), ("Upload-Offset", "0"), ("Upload-Length", "\(content.count)"),
          ("File-Draft", draft), ("File-Field", field), ("File-Name", "\(field).pdf"),
        ]
        let tick = try await citizen.ask("PUT", "/tep-tai-len/\(field)", fields: head, body: content).text
        let name = try tick.firstMatch(of: /-giu" value="([^"]+)" checked/).unwrapped.output.1
        return .text("\(field)-giu", String(name))
      }
      let files = [try await part("tep-1", Self.pdf), try await part("tep-2", Self.pdf + [1])]
      func send(_ parts: [Part], _ text: String = "Đây ạ") async throws -> Answer {
        let number = try page.value(of: "so-yeu-cau").unwrapped
        return try await citizen.upload(
          form, [.text("_csrf", page.csrf), .text("so-yeu-cau", number)] + parts + [.text("noi-dung", text)])
      }
      #expect(try await send(files).location == "/tra-cuu/\(code)?da=bo-sung")
      let events = try portal.dossier(code).eventCount
      let before = "/tra-cuu/\(code)?da=da-bo-sung"
      for parts in [files, [files[0]], []] { #expect(try await send(parts).location == before) }
      let told = try await citizen.get(before).text
      #expect(told.contains("đã gửi trước đó và cơ quan đã nhận được") && told.contains("role=\"status\""))
      // Something else was not sent.
      #expect(try await send(files, "Khác").status == 409)
      #expect(try await send(files + [.file("c.pdf", Self.pdf + [2], field: "tep-khac")]).status == 409)
      #expect(try await send([.file("a.pdf", Self.pdf, field: "tep-2")]).status == 409, "as another paper")
      // Nor by somebody to whom it is not open.
      let stranger = portal.browser()
      let token = try await stranger.get("/ho-so-cua-toi").csrf
      #expect(try await stranger.upload(form, [.text("_csrf", token), .text("noi-dung", "Đây ạ")]).status == 409)
      // The same while something else is asked for.
      portal.now = portal.now.adding(microseconds: Moment.minute)
      try await ask()
      #expect(try await send(files).location == before)
      #expect(try portal.dossier(code).eventCount == events + 1)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("What the agency itself has noted as supplied was not sent by the applicant")
  func noted() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")]).status == 303)
      let citizen = try await portal.opened(code)
      let page = try await citizen.get("/tra-cuu/\(code)/bo-sung")
      #expect(try await officer.act(code, "da-bo-sung").status == 303)
      let sent = try await citizen.upload("/tra-cuu/\(code)/bo-sung", [.text("_csrf", page.csrf)])
      #expect(sent.status == 409)
      #expect(!(try await citizen.get("/tra-cuu/\(code)?da=da-bo-sung").text.contains("đã gửi trước đó")))
    }
  }

  @Test("A guest writes nothing into a file that has come, and sends it as it came; one that is gone is told")
  func pieces() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")]).status == 303)
      let citizen = try await portal.opened(code)
      let form = "/tra-cuu/\(code)/bo-sung"
      var page = try await citizen.get(form)
      func put(_ id: String, _ content: [UInt8], of size: Int) async throws -> Answer {
        let draft = try String(page.text.firstMatch(of: /data-draft="([^"]+)"/).unwrapped.output.1)
        let head = [
          ("Form-Token", page.csrf), ("Upload-Offset", "0"), ("Upload-Length", "\(size)"), ("File-Draft", draft),
          ("File-Field", "tep-1"), ("File-Name", "a.pdf"),
        ]
        return try await citizen.ask("PUT", "/tep-tai-len/\(id)", fields: head, body: content)
      }
      func send(_ names: [String]) async throws -> Answer {
        try await citizen.upload(
          form, [.text("_csrf", page.csrf), .text("noi-dung", "Đây ạ")] + names.map { .text("tep-1-giu", $0) })
      }
      func name(_ answer: Answer) throws -> String {
        try String(answer.text.firstMatch(of: /name="tep-1-giu" value="([^"]+)" checked/).unwrapped.output.1)
      }
      let kept = [try name(try await put("g1", Self.pdf, of: Self.pdf.count))]
      let again = try name(try await put("g1", [90], of: Self.pdf.count))
      #expect(again == kept[0])
      let lost = try name(try await put("g2", Self.pdf + [1], of: Self.pdf.count + 1))
      try FileManager.default.removeItem(atPath: "\(portal.store.folder.kept)/\(lost)")
      let gone = try await send(kept + [lost])
      let sentence = try Resources.words(.vietnamese).files.gone.text
      #expect(gone.status == 422 && gone.text.contains(sentence))
      #expect(gone.text.contains("Đây ạ</textarea>") && gone.text.contains(kept[0]) && !gone.text.contains(lost))
      #expect(try await send(kept).location == "/tra-cuu/\(code)?da=bo-sung")
      #expect(try await citizen.get("/tra-cuu/\(code)/tep/1").body == Self.pdf)
      #expect(try portal.dossier(code).files.map(\.attached.paper) == ["Bản vẽ"])
      #expect(try portal.store.check().findings == [])

      // What the dossier has already as this paper is no supplement.
      #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")]).status == 303)
      page = try await citizen.get(form)
      let same = try await send([try name(try await put("g3", Self.pdf, of: Self.pdf.count))])
      #expect(same.status == 422 && same.text.contains("đã có đúng các tệp này"))
      #expect(try portal.dossier(code).status == .awaitingSupplement)
    }
  }

  @Test("A new browser brings an applicant no new share of what may wait; the sentence says whose is full")
  func share() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")]).status == 303)
      func begin(_ citizen: Browser, _ count: Int) async throws -> Answer? {
        let page = try await citizen.get("/tra-cuu/\(code)/bo-sung")
        let draft = try String(page.text.firstMatch(of: /data-draft="([^"]+)"/).unwrapped.output.1)
        let head = [
          ("Form-Token", page.csrf), ("Upload-Offset", "0"), ("Upload-Length", "\(FileIntake.largest)"),
          ("File-Draft", draft), ("File-Field", "tep-1"), ("File-Name", "a.pdf"),
        ]
        var last: Answer?
        for number in 0..<count {
          last = try await citizen.ask("PUT", "/tep-tai-len/n\(number)", fields: head, body: [1])
        }
        return last
      }
      let first = try await portal.opened(code)
      #expect(try await begin(first, 16)?.status == 204)
      let words = try Resources.words(.vietnamese).files.coming
      let (own, form) = (words.tooManyOfOwner.text, words.tooManyOfForm.text)
      #expect(try await begin(first, 17)?.text == own)
      let other = try await begin(portal.opened(code), 1)
      #expect(other?.status == 413 && other?.text == form)
    }
  }

  @Test("What answers a request is not filed as the papers of another: it comes back, and nothing is lost")
  func otherRequest() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      func ask(_ papers: String) async throws {
        #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", papers)]).status == 303)
      }
      let form = "/tra-cuu/\(code)/bo-sung"
      let citizen = try await portal.opened(code)
      let early = try await citizen.get("/ho-so-cua-toi").csrf
      let never = try await citizen.upload(form, [.text("_csrf", early), .file("a.pdf", Self.pdf, field: "tep-khac")])
      let nothing = try Resources.words(.vietnamese).dossierFiles.own.late.text
      #expect(never.status == 409 && never.text.contains(nothing), "nothing was ever asked for")
      try await ask("Bản vẽ\nGiấy ủy quyền\nĐơn")
      let page = try await citizen.get(form)
      let number = try page.value(of: "so-yeu-cau").unwrapped
      func parts(_ page: Answer, _ files: [Part]) throws -> [Part] {
        [.text("_csrf", page.csrf), .text("so-yeu-cau", try page.value(of: "so-yeu-cau").unwrapped)]
          + [.text("noi-dung", "Đây ạ")] + files
      }
      func file(_ field: String, _ name: String) -> Part { .file(name, Self.pdf + Array(name.utf8), field: field) }
      // One file waits from an attempt that failed.
      let wrong = try await citizen.upload(
        form, parts(page, [file("tep-3", "đơn.pdf"), .file("x.html", Array("<a>".utf8), field: "tep-2")]))
      let waiting = try #require(wrong.text.firstMatch(of: /name="tep-3-giu" value="([^"]+)" checked/)).output.1
      #expect(try await officer.act(code, "da-bo-sung").status == 303)
      portal.now = portal.now.adding(microseconds: Moment.minute)
      try await ask("Sổ hộ khẩu\nGiấy ủy quyền")
      let events = try portal.dossier(code).eventCount
      let late = try await citizen.upload(
        form,
        parts(wrong, [.text("tep-3-giu", String(waiting)), file("tep-1", "bản vẽ.pdf"), file("tep-2", "ủy quyền.pdf")]))
      #expect(late.status == 409 && late.text.contains("vừa yêu cầu bổ sung giấy tờ khác"))
      #expect(late.text.contains(">\nĐây ạ</textarea>") && late.text.contains("Sổ hộ khẩu"))
      #expect(try portal.dossier(code).eventCount == events && late.value(of: "so-yeu-cau") != number)
      func kept(_ field: String, _ answer: Answer) throws -> [String] {
        try answer.text.matches(of: Regex("name=\"\(field)-giu\" value=\"([^\"]+)\" checked")).map {
          String($0.output[1].substring ?? "")
        }
      }
      #expect(try kept("tep-1", late).isEmpty && kept("tep-2", late).count == 1 && kept("tep-khac", late).count == 2)
      let ticks =
        try kept("tep-2", late).map { Part.text("tep-2-giu", $0) }
        + kept("tep-khac", late).map { .text("tep-khac-giu", $0) }
        + [.text("van-gui", "1")]
      #expect(try await citizen.upload(form, parts(late, ticks)).location == "/tra-cuu/\(code)?da=bo-sung")
      let files = try portal.dossier(code).files.map { ($0.stored.name, $0.attached.paper) }
      #expect(files.count == 3)
      for (name, paper) in files { #expect(paper == (name == "ủy quyền.pdf" ? "Giấy ủy quyền" : ""), "\(name)") }
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("A file in a field that the form does not have is said, and never passed over")
  func stray() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")]).status == 303)
      let citizen = try await portal.opened(code)
      let page = try await citizen.get("/tra-cuu/\(code)/bo-sung")
      let answer = try await citizen.upload(
        "/tra-cuu/\(code)/bo-sung",
        [
          .text("_csrf", page.csrf), .text("noi-dung", "Đây ạ"), .file("a.pdf", Self.pdf, field: "tep-1"),
          .file("b.pdf", Self.pdf, field: "tep-2"),
        ])
      let sentence = try Resources.words(.vietnamese).files.stray.text(["name": "b.pdf"])
      #expect(answer.status == 422 && answer.text.contains(sentence), "\(answer.text)")
      #expect(try portal.dossier(code).files.isEmpty)
    }
  }

  @Test("It asks once where papers have no file, and a part can be kept for more to come; nothing is sent before")
  func parts() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(
        try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ\nGiấy ủy quyền")]).status == 303)
      let citizen = try await portal.opened(code)
      let form = "/tra-cuu/\(code)/bo-sung"
      let page = try await citizen.get(form)
      #expect(page.text.matches(of: /không bắt buộc/).count == 2, "other papers, and the text")
      func send(_ parts: [Part]) async throws -> Answer {
        try await citizen.upload(form, [.text("_csrf", page.csrf)] + parts)
      }
      func kept(_ page: Answer, _ field: String) -> [Part] {
        page.text.matches(of: /name="(tep-[12])-giu" value="([^"]+)" checked/)
          .filter { String($0.output.1) == field }.map { .text("\(field)-giu", String($0.output.2)) }
      }
      let text = try await send([.text("noi-dung", "Tôi không có giấy nào")])
      #expect(text.status == 422 && text.text.contains("Chưa có tệp của:") && text.text.contains("name=\"van-gui\""))
      #expect(text.text.contains(">\nTôi không có giấy nào</textarea>"))
      let one = try await send([.file("a.pdf", Self.pdf, field: "tep-1"), .text("noi-dung", "")])
      #expect(
        one.status == 422 && one.text.contains("Giấy ủy quyền</span>. Hãy thêm tệp") && kept(one, "tep-1").count == 1)

      let saved = try await send(
        kept(one, "tep-1") + [
          .file("b.pdf", Self.pdf + [1], field: "tep-1"), .text("noi-dung", "Đợi"), .text("luu-lai", "1"),
        ])
      #expect(saved.status == 200 && saved.text.contains("Đã giữ những gì bạn chọn"))
      #expect(kept(saved, "tep-1").count == 2 && saved.text.contains(">\nĐợi</textarea>"))
      let nothing = try await send(kept(saved, "tep-1") + [.text("luu-lai", "1")])
      #expect(nothing.status == 200 && kept(nothing, "tep-1").count == 2)
      let program = try await send(
        kept(saved, "tep-1") + [.file("x.html", Array("<a>".utf8), field: "tep-2"), .text("luu-lai", "1")])
      #expect(program.status == 422 && kept(program, "tep-1").count == 2)
      #expect(try portal.dossier(code).status == .awaitingSupplement && portal.dossier(code).files.isEmpty)

      let sent = try await send(kept(program, "tep-1") + [.file("c.pdf", Self.pdf + [2], field: "tep-2")])
      #expect(sent.location == "/tra-cuu/\(code)?da=bo-sung", "\(sent.text)")
      #expect(try portal.dossier(code).files.map(\.attached.paper) == ["Bản vẽ", "Bản vẽ", "Giấy ủy quyền"])
    }
  }

  @Test("What is new stands above everything else for the officer until somebody acts; a text alone too")
  func news() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      let citizen = try await portal.opened(code)
      let work = "/can-bo?muc=tat-ca"
      for isText in [true, false] {
        #expect(try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ")]).status == 303)
        let page = try await citizen.get("/tra-cuu/\(code)/bo-sung")
        let files: [Part] = isText ? [] : [.file("a.pdf", Self.pdf, field: "tep-1")]
        let sent = try await citizen.upload(
          "/tra-cuu/\(code)/bo-sung",
          [.text("_csrf", page.csrf)] + files + [.text("noi-dung", "Lời nhắn"), .text("van-gui", "1")])
        #expect(sent.status == 303)
        let news = isText ? "Người nộp vừa gửi lời nhắn, không có tệp" : "1 tệp người nộp vừa gửi"
        let dossier = try await officer.get("/can-bo/ho-so/\(code)").text
        let notice = try #require(dossier.range(of: news))
        #expect(notice.lowerBound < (try #require(dossier.range(of: "Việc làm tiếp"))).lowerBound)
        let list = try await officer.get("/can-bo/ho-so/\(code)/tep").text
        #expect(list.contains(">Mới</span>") == !isText)
        #expect(try await officer.get(work).text.contains(">Đã bổ sung</span>"))
        portal.now = portal.now.adding(microseconds: Moment.minute)
        #expect(try await officer.act(code, "xu-ly").status == 303)
        #expect(!(try await officer.get("/can-bo/ho-so/\(code)").text.contains(news)))
        #expect(!(try await officer.get(work).text.contains(">Đã bổ sung</span>")))
      }
    }
  }
}
