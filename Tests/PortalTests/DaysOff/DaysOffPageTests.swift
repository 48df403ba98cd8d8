import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Web

@Suite("The pages of days off", .eachEngine) struct DaysOffPageTests {
  private static let city = AgencyCode("000.00.00.H29")

  /// A form that adds a day off, with what is otherwise.
  private static func form(_ date: LocalDate, _ other: [String: String] = [:]) -> [(String, String)] {
    let usual = [
      "viec": "them", "ngay": "\(date)", "ten": "Ngày hội <lớn>", "ten_tieng_anh": "Great day", "loai": "nghi-bu",
      "quyet_dinh": "Quyết định 7 & 8",
    ]
    return usual.merging(other) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func preview(_ form: [(String, String)]) -> String {
    "/quan-tri/ngay-nghi/xem-truoc?" + form.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
  }

  private static func admin(_ portal: TestPortal, _ login: String = "quan-tri") async throws -> Browser {
    try await portal.signedIn(login, role: .admin, agency: city)
  }

  /// The day that a dossier is due.
  private static func dueDay(_ code: DossierCode, _ portal: TestPortal) throws -> LocalDate {
    try #require(try portal.dossier(code).due).date
  }

  private static func revision(_ portal: TestPortal) throws -> Int64 {
    try portal.data.read { try $0.catalogueRevision() }
  }

  private static func works(_ portal: TestPortal) throws -> [DueRecomputation] {
    try portal.data.read { try $0.recomputations(limit: 9) }
  }

  @Test("A preview lists the dossiers and their agencies, and writes nothing")
  func preview() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let other = try portal.addDossier(agency: AgencyCode(TestStore.district))
      let day = try Self.dueDay(code, portal)
      let browser = try await Self.admin(portal)
      let revision = try Self.revision(portal)
      let preview = try await browser.get(Self.preview(Self.form(day)))
      #expect(preview.status == 200)
      #expect(preview.text.contains("\(code)") && preview.text.contains("Sở Thông tin và Truyền thông"))
      #expect(preview.text.contains("\(other)") == (try Self.dueDay(other, portal) >= day))
      #expect(preview.text.contains("(Ngày hội &lt;lớn&gt;). Căn cứ: Quyết định 7 &amp; 8."))
      #expect(!preview.text.contains("đã qua"))
      #expect(try Self.revision(portal) == revision && Self.works(portal).isEmpty)
      #expect(try portal.dossier(code).due?.date == day)
    }
  }

  @Test("In English the day has its English name, and the decision stays in Vietnamese")
  func english() async throws {
    try await TestPortal.run { portal in
      let day = try Self.dueDay(portal.addDossier(), portal)
      let reader = try await Self.admin(portal)
      _ = try await reader.get("/ngon-ngu/en")
      let english = try await reader.get(Self.preview(Self.form(day))).text
      #expect(
        english.contains("<p class=\"lead\">Day off added: ")
          && english.contains("(Great day). Decision: <span lang=\"vi\">"))
      #expect(!english.contains("Ngày hội &lt;lớn&gt;)"))
    }
  }

  /// Saves the day from its preview.
  private static func save(_ day: LocalDate, _ browser: Browser) async throws -> Answer {
    let preview = try await browser.get(Self.preview(Self.form(day)))
    let hidden = [("_csrf", preview.csrf), ("ban", try preview.value(of: "ban").unwrapped)]
    return try await browser.post("/quan-tri/ngay-nghi", pairs: Self.form(day) + hidden)
  }

  @Test("Saved, the day is off by its decision and work begins; pressed twice, the button saves once")
  func saves() async throws {
    try await TestPortal.run { portal in
      let day = try Self.dueDay(portal.addDossier(), portal)
      let browser = try await Self.admin(portal)
      let revision = try Self.revision(portal)
      let answer = try await Self.save(day, browser)
      #expect(answer.status == 303 && answer.location == "/quan-tri/ngay-nghi?nam=2018&da=luu")
      let token = [("_csrf", try await browser.get("/quan-tri/ngay-nghi").csrf)]
      let again = try await browser.post(
        "/quan-tri/ngay-nghi", pairs: Self.form(day) + token + [("ban", "\(revision)")])
      #expect(again.status == 303 && again.location == answer.location)
      let later = try await browser.post(
        "/quan-tri/ngay-nghi", pairs: Self.form(day) + token + [("ban", "\(revision + 1)")])
      #expect(later.status == 422)
      #expect(try Self.works(portal).count == 1)
      let work = try #require(try Self.works(portal).first)
      #expect(work.actor == .staff(login: "quan-tri") && work.reason.hasSuffix("Căn cứ: Quyết định 7 & 8."))
      #expect(work.days.lowerBound == day)
    }
  }

  @Test("The page says how far the work has come")
  func progress() async throws {
    try await TestPortal.run { portal in
      let day = try Self.dueDay(portal.addDossier(), portal)
      let browser = try await Self.admin(portal)
      let before = try await browser.get("/quan-tri/ngay-nghi")
      #expect(before.status == 200 && before.text.contains("năm 2018") && !before.text.contains("<progress"))
      let saved = try await browser.get(try #require(Self.save(day, browser).location))
      #expect(saved.text.contains("role=\"status\"") && saved.text.contains("Ngày hội &lt;lớn&gt;"))
      #expect(saved.text.contains("Sắp tính lại"))
      let work = try #require(try Self.works(portal).first)
      try await portal.store.writer.transaction { try $0.beginRecomputing(work, dossiers: 7) }
      #expect(try await browser.get("/quan-tri/ngay-nghi").text.contains("<progress max=\"7\" value=\"0\""))
      try await portal.store.writer.transaction { try $0.finishRecomputing(work, now: portal.now) }
      #expect(try await browser.get("/quan-tri/ngay-nghi").text.contains("Tính xong lúc"))
    }
  }

  @Test("A change of a past day says so, and how many dossiers it makes overdue")
  func past() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let day = try Self.dueDay(code, portal)
      portal.now = try #require(try portal.dossier(code).due).adding(microseconds: 5 * Moment.day)
      let browser = try await Self.admin(portal)
      let preview = try await browser.get(Self.preview(Self.form(day)))
      #expect(preview.status == 200 && preview.text.contains("đã qua"))
      let (year, month, date) = day.components
      #expect(preview.text.contains("\(date < 10 ? "0" : "")\(date)/\(month < 10 ? "0" : "")\(month)/\(year)"))
    }
  }

  @Test("Each mistake is shown at its field, with everything that was typed: 422")
  func mistakes() async throws {
    let samples: [([String: String], String)] = [
      (["ngay": "2018-09-03"], "ngay"), (["ngay": "2018-02-30"], "ngay"), (["ngay": "hôm <qua>"], "ngay"),
      (["ngay": ""], "ngay"), (["ngay": "2015-06-01"], "ngay"), (["ngay": "2036-06-02"], "ngay"),
      (["ten": "  "], "ten"), (["quyet_dinh": " "], "quyet_dinh"), (["lam_bu": "2018-06-06"], "lam_bu"),
      (["lam_bu": "x"], "lam_bu"),
      (["ten": String(repeating: "đ", count: 101)], "ten"),
      (["ten_tieng_anh": String(repeating: "e", count: 101)], "ten_tieng_anh"),
      (["quyet_dinh": String(repeating: "đ", count: 201)], "quyet_dinh"),
      (["viec": "doi", "ngay": "2018-06-07", "den_ngay": "2018-06-08"], "ngay"),
      (["viec": "doi", "ngay": "2018-09-03", "den_ngay": "2018-09-03"], "den_ngay"),
      (["viec": "doi", "ngay": "2018-09-03", "den_ngay": ""], "den_ngay"),
      (["viec": "bo", "ngay": "2018-06-07"], "ngay"), (["viec": "lam-bu", "ngay": "2018-06-07"], "ngay"),
    ]
    try await TestPortal.run { portal in
      let browser = try await Self.admin(portal)
      for (other, field) in samples {
        let form = Self.form(try #require(LocalDate("2018-06-05")), other)
        let revision = try Self.revision(portal)
        let preview = try await browser.get(Self.preview(form))
        let csrf = try await browser.get("/quan-tri").csrf
        let saved = try await browser.post(
          "/quan-tri/ngay-nghi", pairs: form + [("_csrf", csrf), ("ban", "\(revision)")])
        for answer in [preview, saved] {
          #expect(answer.status == 422 && answer.text.contains("<title>Lỗi: "))
          #expect(answer.text.contains("class=\"error-summary\"") && answer.text.contains("href=\"#\(field)\""))
          for (name, value) in form where answer.text.contains("name=\"\(name)\" ") && name != "loai" {
            // A date is shown as people write it.
            let shown = LocalDate(value).map(LocalDate.typed) ?? value
            let escaped = shown.trimmed.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
              .replacing(">", with: "&gt;")
            #expect(answer.text.contains("value=\"\(escaped)\""), "\(name)")
          }
        }
        #expect(try Self.revision(portal) == revision && Self.works(portal).isEmpty)
      }
    }
  }

  @Test("If the days off have changed since the preview, nothing is saved, and a new preview is shown: 409")
  func outdated() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let day = try Self.dueDay(code, portal)
      let (first, second) = (try await Self.admin(portal), try await Self.admin(portal, "quan-tri-2"))
      let preview = try await first.get(Self.preview(Self.form(day)))
      let rival = Self.form(try #require(LocalDate("2018-06-29")))
      let seen = try await second.get(Self.preview(rival))
      let revision = try #require(seen.value(of: "ban"))
      let saved = try await second.post(
        "/quan-tri/ngay-nghi", pairs: rival + [("_csrf", seen.csrf), ("ban", revision)])
      #expect(saved.status == 303)

      let form = Self.form(day) + [("_csrf", preview.csrf)]
      let answer = try await first.post("/quan-tri/ngay-nghi", pairs: form + [("ban", revision)])
      #expect(answer.status == 409 && answer.text.contains("role=\"alert\"") && answer.text.contains("\(code)"))
      #expect(try Self.works(portal).count == 1)
      // What the page now asks is asked of the present days off.
      let again = try await first.post(
        "/quan-tri/ngay-nghi", pairs: form + [("ban", try #require(answer.value(of: "ban")))])
      #expect(again.status == 303)
      #expect(try Self.works(portal).count == 2)
      let table = try portal.data.read { try $0.catalogue().holidays }
      #expect(table.year(2018).daysOff.filter { $0.name.vietnamese.contains("Ngày hội") }.count == 2)
    }
  }

  @Test("A day is moved and removed again, and every dossier is due as before")
  func undo() async throws {
    try await TestPortal.run { portal in
      let browser = try await Self.admin(portal)
      let before = try portal.data.read { try $0.catalogue().holidays }
      func save(_ form: [(String, String)]) async throws {
        let preview = try await browser.get(Self.preview(form))
        let hidden = [("_csrf", preview.csrf), ("ban", try #require(preview.value(of: "ban")))]
        #expect(try await browser.post("/quan-tri/ngay-nghi", pairs: form + hidden).status == 303)
      }
      let day = try #require(LocalDate("2018-06-05"))
      try await save(Self.form(day, ["lam_bu": "2018-06-09"]))
      try await save(Self.form(day, ["viec": "doi", "den_ngay": "2018-06-06"]))
      try await save(Self.form(try #require(LocalDate("2018-06-06")), ["viec": "bo"]))
      try await save(Self.form(try #require(LocalDate("2018-06-09")), ["viec": "bo"]))
      #expect(try portal.data.read { try $0.catalogue().holidays.year(2018) } == before.year(2018))
    }
  }

  @Test("Without the form's token nothing is saved: 403")
  func token() async throws {
    try await TestPortal.run { portal in
      let browser = try await Self.admin(portal)
      let revision = try Self.revision(portal)
      let form = Self.form(try #require(LocalDate("2018-06-05"))) + [("ban", "\(revision)")]
      for token in [nil, "", "x"] {
        let pairs = form + (token.map { [("_csrf", $0)] } ?? [])
        #expect(try await browser.post("/quan-tri/ngay-nghi", pairs: pairs).status == 403)
      }
      #expect(try Self.revision(portal) == revision)
    }
  }

  @Test("Nobody but the city's administrator enters", arguments: [Account.Role.clerk, .officer, .leader, .admin])
  func others(role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: role, agency: AgencyCode(TestStore.district))
      let form = Self.form(try #require(LocalDate("2018-06-05")))
      for path in ["/quan-tri/ngay-nghi", "/quan-tri/ngay-nghi/thay-doi", Self.preview(form)] {
        #expect(try await browser.get(path).status == 403)
        #expect(try await portal.browser().get(path).status == 303)
      }
      let home = try await browser.get(role == .admin ? "/quan-tri" : "/can-bo")
      #expect(home.status == 200 && !home.text.contains("href=\"/quan-tri/ngay-nghi\""))
      let revision = try Self.revision(portal)
      let pairs = form + [("_csrf", home.csrf), ("ban", "\(revision)")]
      #expect(try await browser.post("/quan-tri/ngay-nghi", pairs: pairs).status == 403)
      #expect(try Self.revision(portal) == revision)
    }
  }
}
