import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Web

@Suite("What was typed into a form comes back", .eachEngine) struct KeptFormTests {
  /// How much has happened at all.
  private func events(_ portal: TestPortal) throws -> [Int] {
    try portal.data.read { snapshot in
      let database = try snapshot.connection
      let counts = try ["events", "ratings", "dossiers"].map { try database.integer("SELECT count(*) FROM \($0)") }
      return counts + [Int(try snapshot.catalogueRevision())]
    }
  }

  @Test("Every route that accepts a form is in the table")
  func complete() async throws {
    try await TestPortal.run { portal in
      let forms = try await portal.postedForms()
      // One choice of a list is all that it has.
      let untyped: Set = ["/can-bo/ho-so/{code}/noi-thu-ly"]
      #expect(Set(forms.map(\.pattern)) == portal.postedPatterns.subtracting(untyped))
    }
  }

  @Test("after the session ended: its owner signs in again and sees it, with nothing lost and nothing done")
  func endedSession() async throws {
    try await TestPortal.run { portal in
      let forms = try await portal.postedForms().filter { $0.login != nil }
      var tokens: [String] = []
      for form in forms { tokens.append(try await form.token()) }
      let before = try events(portal)
      for (form, token) in zip(forms, tokens) {
        let login = try form.login.unwrapped
        _ = try await portal.store.writer.transaction { try $0.endSessions(of: login) }
        let sent = try await form.send(token)
        #expect(sent.status == 303, "\(form.address)")
        if form.pattern == "/can-bo/dang-xuat" {
          #expect(sent.location == "/can-bo/dang-nhap")
          try await portal.signIn(login, with: form.browser)
          continue
        }
        let way = try sent.location.unwrapped
        #expect(way.hasPrefix("/can-bo/dang-nhap?ve=/can-bo/dang-do/") && way.utf8.count < 80, "\(form.address)")
        let signIn = try await form.browser.get(way)
        #expect(signIn.text.contains("đúng như bạn đã điền"))
        let answer = try await form.browser.post(
          "/can-bo/dang-nhap",
          ["_csrf": signIn.csrf, "ten": login, "mat_khau": TestPortal.password, "ve": signIn.value(of: "ve") ?? ""])
        #expect(answer.status == 303 && answer.location?.hasPrefix("/can-bo/dang-do/") == true, "\(form.address)")
        let page = try await form.browser.get(answer.location.unwrapped)
        #expect(page.status == form.status, "\(form.address)")
        #expect(page.text.contains("chưa gửi được"), "\(form.address)")
        #expect(
          page.text.contains("chọn lại tệp") == ["/tra-loi", "/tep"].contains { form.address.hasSuffix($0) },
          "\(form.address)")
        for text in form.shown { #expect(page.text.contains(text), "\(text) of \(form.address)") }
        #expect(!page.csrf.isEmpty && page.csrf != token)
        // The way stays open to its owner, and to nobody else.
        let other = try await portal.signedIn("ai-\(forms.firstIndex { $0.address == form.address } ?? 0)-\(login)")
        let refused = try await other.get(answer.location.unwrapped)
        #expect(refused.status == 404, "\(form.address)")
        for text in form.shown { #expect(!refused.text.contains(text)) }
      }
      #expect(try events(portal) == before)
    }
  }

  @Test("with another session's token, or none: the form with a new one, 403, and nothing done")
  func staleToken() async throws {
    try await TestPortal.run { portal in
      let forms = try await portal.postedForms().filter {
        !["/tra-cuu/{code}", "/tra-cuu/{code}/dong"].contains($0.pattern)
      }
      let before = try events(portal)
      for form in forms {
        var cases = [("", "mở từ lâu"), ("đoán", "mở từ lâu")]
        if let login = form.login {
          let old = try await form.token()
          _ = try await portal.store.writer.transaction { try $0.endSessions(of: login) }
          try await portal.signIn(login, with: form.browser)
          cases.append((old, "đã đăng nhập lại"))
          let service = portal.service.secrets
          cases.append((service.formToken("x", of: service.formOwner("ai.khac")), "một tài khoản khác"))
          let other = FormOwner(tag: service.formOwner(login).tag, post: "khac")
          cases.append((service.formToken("x", of: other), "một vị trí công tác khác"))
        }
        for (token, sentence) in cases {
          let answer = try await form.send(token)
          #expect(answer.status == 403, "\(form.address)")
          #expect(answer.text.contains("<title>Lỗi: "), "\(form.address)")
          #expect(answer.text.contains("Chưa có gì được gửi") && answer.text.contains(sentence), "\(form.address)")
          for text in form.shown { #expect(answer.text.contains(text), "\(text) of \(form.address)") }
          #expect(!answer.csrf.isEmpty && answer.csrf != token)
          #expect(!answer.text.contains("Không được hiện"))
        }
      }
      #expect(try events(portal) == before)
    }
  }

  @Test("A form sent by another site's page is shown to nobody")
  func crossSite() async throws {
    try await TestPortal.run { portal in
      for form in try await portal.postedForms() where !form.pattern.hasPrefix("/tra-cuu/") && !form.isMultipart {
        let body = form.fields.map { "\($0.0)=\(percentEncoded($0.1))" }.joined(separator: "&")
        let answer = try await form.browser.ask(
          "POST", form.address,
          fields: [("Content-Type", "application/x-www-form-urlencoded"), ("Sec-Fetch-Site", "cross-site")],
          body: Array(body.utf8))
        #expect(answer.status == 403)
        for text in form.shown where !text.hasPrefix("/") { #expect(!answer.text.contains(text), "\(form.address)") }
      }
    }
  }

  @Test("in the other language and back, filled in and not carried out")
  func languages() async throws {
    try await TestPortal.run { portal in
      let forms = try await portal.postedForms()
      let before = try events(portal)
      for form in forms {
        let token = try await form.token()
        for (language, greeting) in [("en", "<html lang=\"en\">"), ("vi", "<html lang=\"vi\">")] {
          let answer = try await form.send(token, [("_ngon_ngu", language)])
          #expect(form.browser.cookie("ngon_ngu") == language, "\(form.address)")
          if form.pattern == "/tra-cuu/{code}/dong" { continue }
          #expect(answer.status == form.status, "\(form.address)")
          #expect(answer.text.contains(greeting), "\(form.address)")
          for text in form.shown { #expect(answer.text.contains(text), "\(text) of \(form.address) in \(language)") }
          #expect(!answer.text.contains("Không được hiện"))
        }
      }
      #expect(try events(portal) == before)
    }
  }

  @Test("The page of every form that is typed into has its language control in the form")
  func controls() async throws {
    try await TestPortal.run { portal in
      for form in try await portal.postedForms() where !form.shown.isEmpty {
        let isTyped = form.fields.contains { !["phien_ban", "ban", "so_phieu"].contains($0.0) }
        let page = try await form.browser.get(form.page)
        let isPreview = ["/quan-tri/ngay-nghi", "/quan-tri/co-quan", "/can-bo/nhieu-ho-so/thuc-hien"].contains(
          form.pattern)
        if isTyped, !isPreview {
          #expect(
            page.text.contains(/<button form="[a-z-]+" class="linklike" name="_ngon_ngu" value="en"/), "\(form.page)")
        }
        // Enter is never the button of the language.
        if let id = page.text.firstMatch(of: /<button form="([a-z-]+)" class="linklike"/)?.output.1 {
          let first = try page.text.firstRange(of: "<button form=\"\(id)\" class=\"visually-hidden\"").unwrapped
          let control = try page.text.firstRange(of: "<button form=\"\(id)\" class=\"linklike\"").unwrapped
          #expect(first.lowerBound < control.lowerBound)
          #expect(page.text.contains("id=\"\(id)\""), "\(form.page)")
        }
      }
      let city = try await portal.signedIn("qt2", role: .admin, agency: AgencyCode("000.00.00.H29"))
      for (page, address) in [
        ("/quan-tri/ngay-nghi/thay-doi?viec=them", "/quan-tri/ngay-nghi/thay-doi"),
        ("/quan-tri/co-quan/giai-the", "/quan-tri/co-quan/giai-the"),
      ] {
        #expect(try await city.get(page).text.contains("formmethod=\"get\" formaction=\"\(address)\""))
        let chosen = try await city.get("\(address)?viec=them&quyet_dinh=A%26B&_ngon_ngu=en")
        #expect(chosen.status == 303 && chosen.location == "\(address)?viec=them&quyet_dinh=A%26B")
        let english = try await city.get(chosen.location.unwrapped)
        #expect(english.text.contains("<html lang=\"en\">") && english.text.contains("value=\"A&amp;B\""))
        _ = try await city.get("/ngon-ngu/vi")
      }
    }
  }

  @Test("An intake of an ended session is saved once, however often it is sent")
  func savedOnce() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn("quay", role: .clerk)
      let page = try await clerk.get(IntakeForm.address)
      let fields = IntakeForm.filled() + [("so_phieu", page.value(of: "so_phieu") ?? "")]
      portal.now = portal.now.adding(microseconds: 3 * Moment.hour)
      let old = try await clerk.post(IntakeForm.address, pairs: [("_csrf", page.csrf)] + fields)
      #expect(old.status == 303)
      // Signed in without the way: the form is offered all the same, once.
      let signIn = try await clerk.get("/can-bo/dang-nhap")
      let signedIn = try await clerk.post(
        "/can-bo/dang-nhap", ["_csrf": signIn.csrf, "ten": "quay", "mat_khau": TestPortal.password])
      let form = try await clerk.get(signedIn.location.unwrapped)
      #expect(form.value(of: "so_phieu") == page.value(of: "so_phieu"))
      let filled = [("_csrf", form.csrf)] + fields
      let code = try IntakeForm.code(try await clerk.post(IntakeForm.address, pairs: filled))
      #expect(try IntakeForm.code(try await clerk.post(IntakeForm.address, pairs: filled)) == code)
      // The old tab, too.
      let again = try await clerk.post(IntakeForm.address, pairs: [("_csrf", page.csrf)] + fields)
      #expect(again.status == 403 && again.text.contains("đã đăng nhập lại"))
      let last = try await clerk.post(IntakeForm.address, pairs: [("_csrf", again.csrf)] + fields)
      #expect(try IntakeForm.code(last) == code)
      #expect(try portal.data.read { try $0.connection.integer("SELECT count(*) FROM dossiers") } == 1)
      let after = try await clerk.post(
        "/can-bo/dang-nhap", ["_csrf": signIn.csrf, "ten": "quay", "mat_khau": TestPortal.password])
      #expect(after.location == "/can-bo")
    }
  }

  @Test("A browser that never had a form of ours is sent to sign in, and nothing is kept")
  func strangers() async throws {
    try await TestPortal.run { portal in
      let guest = portal.browser()
      let token = try await guest.get("/can-bo/dang-nhap").csrf
      for token in ["", "đoán", token, "a.b.c"] {
        let answer = try await guest.post(IntakeForm.address, pairs: [("_csrf", token)] + IntakeForm.filled())
        #expect(answer.status == 303 && answer.location == "/can-bo/dang-nhap")
      }
      #expect(try portal.data.read { try $0.connection.integer("SELECT count(*) FROM kept_forms") } == 0)
    }
  }

  @Test("What others have done to a dossier meanwhile is shown, with what was typed")
  func movedOn() async throws {
    try await TestPortal.run { portal in
      let (one, two) = (try await portal.signedIn("ha"), try await portal.signedIn("nga"))
      let code = try portal.addDossier()
      let page = try await one.get("/can-bo/ho-so/\(code)")
      _ = try await portal.store.writer.transaction { try $0.endSessions(of: "ha") }
      let sent = try await one.act(code, "xu-ly", [("ghi_chu", "Lời chưa gửi")], on: page)
      try await two.act(code, "xong")
      let signIn = try await one.get(sent.location.unwrapped)
      let back = try await one.post(
        "/can-bo/dang-nhap",
        ["_csrf": signIn.csrf, "ten": "ha", "mat_khau": TestPortal.password, "ve": signIn.value(of: "ve") ?? ""])
      let answer = try await one.get(back.location.unwrapped)
      #expect(answer.status == 409 && answer.text.contains("Lời chưa gửi") && answer.text.contains("Đã xử lý xong"))
    }
  }

  @Test("If nothing can be stored, the form comes back: 503")
  func busy() async throws {
    try await TestPortal.run { portal in
      let clerk = try await portal.signedIn("quay", role: .clerk)
      let page = try await clerk.get(IntakeForm.address)
      let fields = [("_csrf", page.csrf), ("so_phieu", page.value(of: "so_phieu") ?? "")] + IntakeForm.filled()
      portal.store.writer.close()
      let answer = try await clerk.post(IntakeForm.address, pairs: fields)
      #expect(answer.status == 503 && answer.text.contains("value=\"Trần Thị Ánh Nguyệt\""))
    }
  }

  @Test("A form goes on in the post that it was filled in for; of a post that is gone, it comes back")
  func otherPost() async throws {
    try await TestPortal.run { portal in
      try await portal.addAccount("hai", role: .clerk)
      let (first, second) = (try AgencyCode(TestStore.district).unwrapped, try TestPortal.department.unwrapped)
      let posts = [Post(.clerk, at: first), Post(.clerk, at: second)]
      try await portal.store.writer.transaction { try $0.setPosts(posts, of: "hai") }
      let browser = portal.browser()
      try await portal.signIn("hai", with: browser)
      func choose(_ number: Int) async throws {
        let page = try await browser.get("/can-bo/tai-khoan")
        _ = try await browser.post("/can-bo/tai-khoan", ["_csrf": page.csrf, "viec": "vi-tri", "vi-tri": "\(number)"])
      }
      try await choose(2)
      let form = try await browser.get(IntakeForm.address)
      let fields = { (page: Answer) in
        [("_csrf", page.csrf), ("so_phieu", page.value(of: "so_phieu") ?? "")] + IntakeForm.filled()
      }
      func expectKept(_ sent: Answer) async throws {
        let kept = try sent.location.unwrapped.firstMatch(of: /dang-do(?:%2F|\/)([A-Za-z0-9_-]+)/).unwrapped.1
        let chosen = try await browser.get("/can-bo/dang-do/\(kept)")
        #expect(chosen.status == 303 && chosen.location == "/can-bo/dang-do/\(kept)")
        let shown = try await browser.get("/can-bo/dang-do/\(kept)")
        #expect(shown.text.contains("value=\"Trần Thị Ánh Nguyệt\""))
        let digest = Secrets.digest(try browser.cookie("phien").unwrapped)
        #expect(try portal.data.read { try $0.account(ofSession: digest, now: portal.now)?.agency } == second)
      }
      // Beside another window in which the other post was chosen.
      try await choose(1)
      let beside = try await browser.post(IntakeForm.address, pairs: fields(form))
      #expect(beside.status == 303)
      try await expectKept(beside)

      // Behind the end of the session, which begins again in the first post.
      try await choose(2)
      let again = try await browser.get(IntakeForm.address)
      try await portal.store.writer.transaction { _ = try $0.endSessions(of: "hai") }
      let sent = try await browser.post(IntakeForm.address, pairs: fields(again))
      #expect(sent.location?.hasPrefix("/can-bo/dang-nhap") == true)
      try await portal.signIn("hai", with: browser)
      try await expectKept(sent)
    }
  }
}
