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

/// Browsers send fields in the order of the page: a text below a file field comes behind its files, and so do the ticks
/// of another file field.
@Suite("What stands behind the files of a form", .eachEngine) struct FieldsBehindFilesTests {
  private static let pdf = Permit.pdf
  private static let program = Part.file("x.html", Array("<a>".utf8))

  private static func kept(_ page: Answer) -> [Part] {
    page.text.matches(of: /name="(tep[-12]*)-giu" value="([^"]+)" checked/)
      .map { .text("\($0.output.1)-giu", String($0.output.2)) }
  }

  /// That the page has them, ticked or not.
  private static func shown(_ page: Answer) -> [Part] {
    page.text.matches(of: /name="(tep[-12]*)-hien" value="([^"]+)"/)
      .map { .text("\($0.output.1)-hien", String($0.output.2)) }
  }

  @Test("A supplement's text and the kept files of its other papers arrive, and come back with a mistake or a language")
  func supplement() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(
        try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ\nGiấy ủy quyền")]).status == 303)
      let citizen = try await portal.opened(code)
      let path = "/tra-cuu/\(code)/bo-sung"
      let page = try await citizen.get(path)
      let text = Part.text("noi-dung", "Đây ạ")
      func send(_ parts: [Part], _ language: String? = nil) async throws -> Answer {
        let wanted = language.map { [Part.text("_ngon_ngu", $0)] } ?? []
        return try await citizen.upload(path, wanted + [.text("_csrf", page.csrf)] + parts)
      }
      let wrong = try await send([
        .file("x.html", Array("<a>".utf8), field: "tep-1"), .file("b.pdf", Self.pdf, field: "tep-2"), text,
      ])
      #expect(wrong.status == 422 && wrong.text.contains(">\nĐây ạ</textarea>"))
      let second = Self.kept(wrong)
      #expect(second.count == 1)
      let photo = Part.file("a.pdf", Self.pdf + [1], field: "tep-1")
      let other = try await send([photo] + second + [text], "en")
      #expect(other.text.contains("lang=\"en\"") && other.text.contains(">\nĐây ạ</textarea>"))
      #expect(Self.kept(other).count == 2)
      let gone = try await send([photo] + Self.shown(other) + [.text("tep-2-giu", "mất"), text])
      #expect(gone.status == 422 && gone.text.contains("is no longer on the server"), "it is looked for too")
      #expect(Self.kept(gone).count == 1)
    }
  }

  @Test("A supplement with a photo, a ticked file behind it and a text is all there")
  func whole() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let officer = try await portal.signedIn("xd", agency: Permit.construction)
      #expect(
        try await officer.act(code, "yeu-cau-bo-sung", [("giay_to", "Bản vẽ\nGiấy ủy quyền")]).status == 303)
      let citizen = try await portal.opened(code)
      let path = "/tra-cuu/\(code)/bo-sung"
      let page = try await citizen.get(path)
      let wrong = try await citizen.upload(
        path,
        [
          .text("_csrf", page.csrf), .file("x.html", Array("<a>".utf8), field: "tep-1"),
          .file("b.pdf", Self.pdf, field: "tep-2"),
        ])
      let sent = try await citizen.upload(
        path,
        [.text("_csrf", page.csrf), .file("a.pdf", Self.pdf + [1], field: "tep-1")] + Self.kept(wrong)
          + [.text("noi-dung", "Tôi gửi đủ")])
      #expect(sent.location == "/tra-cuu/\(code)?da=bo-sung", "\(sent.text)")
      let files = try portal.dossier(code).files
      #expect(
        Set(files.map { "\($0.attached.paper): \($0.stored.name)" }) == ["Bản vẽ: a.pdf", "Giấy ủy quyền: b.pdf"])
      #expect(try await officer.get("/can-bo/ho-so/\(code)").text.contains("Tôi gửi đủ"))
    }
  }

  /// A door of the staff: what its page has before the files, and the text behind them.
  private struct Door {
    var login: String
    var agency: AgencyCode?
    var page: String
    var path: String
    var before: [Part]
  }

  private static func doors(_ code: DossierCode) -> [Door] {
    let (dossier, files) = ("/can-bo/ho-so/\(code)", "/can-bo/ho-so/\(code)/tep")
    return [
      Door(
        login: "xd", agency: Permit.construction, page: files + "?viec=giay-to", path: files,
        before: [.text("viec", "giay-to")]),
      Door(
        login: "qh", agency: Permit.planning, page: dossier, path: dossier + "/tra-loi",
        before: [.text("y_kien", "1"), .text("ket_luan", "object")]),
    ]
  }

  @Test("At each door of the staff the text behind the files is stored, or comes back", arguments: [0, 1])
  func staff(_ place: Int) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let door = Self.doors(code)[place]
      let reader = try await portal.signedIn(door.login, agency: door.agency)
      let page = try await reader.get(door.page)
      let token = [Part.text("_csrf", page.csrf)]
      let text = Part.text("noi_dung", "Lời ghi sau tệp")
      let shown = ">\nLời ghi sau tệp</textarea>"
      let file = Part.file("a.pdf", Self.pdf)

      let wrong = try await reader.upload(door.path, token + door.before + [Self.program, file, text])
      #expect(wrong.status == 422 && wrong.text.contains(shown) && Self.kept(wrong).count == 1)
      let english = try await reader.upload(
        door.path, [.text("_ngon_ngu", "en")] + token + door.before + [file] + Self.shown(wrong) + [text])
      #expect(english.text.contains(shown) && Self.kept(english).count == 1)
      // What is not taken is said where the form is wanted in the other language too.
      let mixed = try await reader.upload(
        door.path, [.text("_ngon_ngu", "en")] + token + door.before + [Self.program] + Self.shown(wrong) + [text])
      let sentence = try Resources.words(.english).files.problems[.unknown].text(["name": "x.html"])
      #expect(mixed.status == 422 && Self.kept(mixed).count == 1)
      #expect(mixed.text.contains(sentence))
      let stale = try await reader.upload(door.path, [.text("_csrf", "a.b.c")] + door.before + [file, text])
      #expect(stale.status == 403 && stale.text.contains(shown))

      reader.setCookie("phien", "het")
      let ended = try await reader.upload(door.path, token + door.before + [file] + Self.shown(english) + [text])
      let address = try #require(ended.location?.firstMatch(of: /\/can-bo\/dang-do\/[A-Za-z0-9_-]+/)).output
      try await portal.signIn(door.login, with: reader)
      let resumed = try await reader.get(String(address))
      #expect(resumed.text.contains(shown) && Self.kept(resumed).count == 1, "\(resumed.text)")

      let sent = try await reader.upload(
        door.path, [.text("_csrf", resumed.csrf)] + door.before + [Self.program] + Self.kept(resumed) + [text])
      #expect(sent.status == 422 && Self.kept(sent).count == 1, "ticks behind a file")
      let done = try await reader.upload(
        door.path,
        [.text("_csrf", resumed.csrf)] + door.before + [.file("b.pdf", Self.pdf + [1])] + Self.kept(sent) + [text])
      #expect(done.status == 303, "\(done.text)")
      let dossier = try portal.dossier(code)
      let texts = [
        try portal.data.read { try $0.dossier(code).unwrapped.events.last?.note }, dossier.consultations[0].end?.text,
      ]
      #expect(texts[place] == "Lời ghi sau tệp")
      #expect((place == 0 ? dossier.files.count : dossier.consultations[0].end?.files.count) == 2)
    }
  }
}
