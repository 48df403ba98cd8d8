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
      #expect(page.text.contains("Bản vẽ") && page.text.contains("name=\"tep_2\"") && page.text.contains("mờ"))
      func send(_ parts: [Part]) async throws -> Answer {
        try await citizen.upload(form, [.text("_csrf", page.csrf)] + parts)
      }
      let empty = try await send([.text("noi_dung", " ")])
      #expect(empty.status == 422 && empty.text.contains("Hãy chọn ít nhất một tệp"))
      let wrong = try await send([
        .text("noi_dung", "Đây ạ"), .file("a.pdf", Self.pdf), .file("x.html", Array("<a>".utf8)),
      ])
      #expect(wrong.status == 422 && wrong.text.contains(">\nĐây ạ</textarea>") && wrong.text.contains("x.html"))
      let kept = wrong.text.matches(of: /name="tep_giu" value="([^"]+)" checked/).map { String($0.output.1) }
      #expect(kept.count == 1)
      let sent = try await citizen.upload(
        form,
        [
          .text("_csrf", wrong.csrf), .text("noi_dung", "Đây ạ"), .text("tep_giu", try kept.first.unwrapped),
          .text("van_gui", "1"),
        ])
      #expect(sent.location == "/tra-cuu/\(code)?da=bo-sung", "\(sent.text)")
      let dossier = try portal.dossier(code)
      #expect(dossier.status == .processing && dossier.files.map(\.actor) == [.applicant] && dossier.due != nil)
      let done = try await citizen.get("/tra-cuu/\(code)?da=bo-sung").text
      #expect(done.contains("Cơ quan đã nhận được phần bổ sung") && done.contains("a.pdf"))
      #expect(try await officer.get("/can-bo/ho-so/\(code)").text.contains("1 tệp người nộp vừa gửi"))
      // The same form again, from a tab that stayed open.
      let again = try await send([.text("noi_dung", "Đây ạ")])
      #expect(again.status == 409 && again.text.contains("hồ sơ không còn chờ bổ sung") && again.text.contains("Đây ạ"))
      #expect(try portal.dossier(code).eventCount == dossier.eventCount)
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
        let opening = try #require(page.text.firstMatch(of: /name="mo" value="([^"]+)"/)).output.1
        if isClosed { _ = try await citizen.post("/tra-cuu/\(code)/dong", ["_csrf": page.csrf]) }
        func send(_ opening: String, _ file: [Part]) async throws -> Answer {
          try await citizen.upload(
            form, [.text("_csrf", page.csrf), .text("mo", opening), .text("noi_dung", "Đây ạ")] + file)
        }
        portal.now = portal.now.adding(microseconds: 11 * Moment.hour)
        #expect(try await citizen.get(form).location == "/tra-cuu/\(code)", "nothing is shown")
        let other = try await send(String(opening).replacing("k.", with: "k.9"), [.file("a.pdf", Self.pdf)])
        #expect(other.status == 409 && other.text.contains("Đây ạ") && !other.text.contains("Bản vẽ"), "made up")
        if isClosed {
          let closed = try await send(String(opening), [.file("a.pdf", Self.pdf)])
          #expect(closed.status == 409 && closed.text.contains("Chưa gửi được: chi tiết hồ sơ đã đóng"))
          continue
        }
        let wrong = try await send(String(opening), [.file("x.html", Array("<a>".utf8))])
        #expect(wrong.status == 422 && wrong.text.contains(">\nĐây ạ</textarea>"))
        #expect(wrong.text.contains("name=\"mo\" value=\"\(opening)\""), "the twelve hours do not begin again")
        let stranger = portal.browser()
        let token = try await stranger.get("/ho-so-cua-toi").csrf
        let stolen = try await stranger.upload(
          form, [.text("_csrf", token), .text("mo", String(opening)), .file("a.pdf", Self.pdf)])
        #expect(stolen.status == 409, "another browser")
        let sent = try await send(String(opening), [.file("a.pdf", Self.pdf, field: "tep_1")])
        #expect(sent.location == "/tra-cuu/\(code)?da=bo-sung")
        #expect(try portal.dossier(code).files.count == 1)
        let done = try await citizen.get("/tra-cuu/\(code)?da=bo-sung").text
        #expect(done.contains("Cơ quan đã nhận được phần bổ sung") && !done.contains("a.pdf"))
      }
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
        page.text.matches(of: /name="(tep_[12])_giu" value="([^"]+)" checked/)
          .filter { String($0.output.1) == field }.map { .text("\(field)_giu", String($0.output.2)) }
      }
      let text = try await send([.text("noi_dung", "Tôi không có giấy nào")])
      #expect(text.status == 422 && text.text.contains("Chưa có tệp của:") && text.text.contains("name=\"van_gui\""))
      #expect(text.text.contains(">\nTôi không có giấy nào</textarea>"))
      let one = try await send([.file("a.pdf", Self.pdf, field: "tep_1"), .text("noi_dung", "")])
      #expect(
        one.status == 422 && one.text.contains("Giấy ủy quyền</span>. Hãy thêm tệp") && kept(one, "tep_1").count == 1)

      let saved = try await send(
        kept(one, "tep_1") + [
          .file("b.pdf", Self.pdf + [1], field: "tep_1"), .text("noi_dung", "Đợi"), .text("luu", "1"),
        ])
      #expect(saved.status == 200 && saved.text.contains("Đã giữ những gì bạn chọn"))
      #expect(kept(saved, "tep_1").count == 2 && saved.text.contains(">\nĐợi</textarea>"))
      let nothing = try await send(kept(saved, "tep_1") + [.text("luu", "1")])
      #expect(nothing.status == 200 && kept(nothing, "tep_1").count == 2)
      let program = try await send(
        kept(saved, "tep_1") + [.file("x.html", Array("<a>".utf8), field: "tep_2"), .text("luu", "1")])
      #expect(program.status == 422 && kept(program, "tep_1").count == 2)
      #expect(try portal.dossier(code).status == .awaitingSupplement && portal.dossier(code).files.isEmpty)

      let sent = try await send(kept(program, "tep_1") + [.file("c.pdf", Self.pdf + [2], field: "tep_2")])
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
        let files: [Part] = isText ? [] : [.file("a.pdf", Self.pdf, field: "tep_1")]
        let sent = try await citizen.upload(
          "/tra-cuu/\(code)/bo-sung",
          [.text("_csrf", page.csrf)] + files + [.text("noi_dung", "Lời nhắn"), .text("van_gui", "1")])
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
