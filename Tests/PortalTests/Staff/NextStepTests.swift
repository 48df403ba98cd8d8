import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API

@Suite("What a dossier's page offers first, and what it says about steps and letters") struct NextStepTests {
  /// The actions of the page in their order.
  private func actions(_ page: Answer) -> [String] {
    page.text.matches(of: /<details class="action[^"]*" name="viec" id="([a-z-]+)"/).map { String($0.output.1) }
  }

  @Test("The next step comes first; an end that skips steps names them and asks")
  func steps() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .leader)
      let code = try portal.addDossier()
      let steps = try portal.data.catalogue.procedure(portal.dossier(code).filing.procedure).unwrapped.steps
      #expect(try await actions(browser.get("/can-bo/ho-so/\(code)")).first == "xu-ly")
      _ = try await browser.act(code, "xu-ly")
      for place in 1..<steps.count {
        let page = try await browser.get("/can-bo/ho-so/\(code)")
        let isLast = place == steps.count - 1
        #expect(actions(page).first == (isLast ? "xong" : "chuyen"), "step \(place)")
        #expect(page.text.contains("Bạn chắc chắn đã xong mà không qua các bước này?") == !isLast)
        #expect(page.text.contains("Đúng, xong và bỏ qua các bước đó</button>") == !isLast)
        let skips = page.text.split(separator: "Hồ sơ chưa qua: ").dropFirst().first?.prefix { $0 != "?" } ?? ""
        for ahead in steps.dropFirst(place + 1) { #expect(skips.contains(ahead.name.vietnamese)) }
        if !isLast { _ = try await browser.act(code, "chuyen", [("buoc", "\(place + 2)")]) }
      }
      _ = try await browser.act(code, "xong")
      #expect(try await !browser.get("/can-bo/ho-so/\(code)").text.contains("không qua bước này"))
    }
  }

  @Test("A skipped step says so once the dossier has ended, and its last holder is not shown as the holder")
  func skipped() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      for action in ["xu-ly", "xong"] { _ = try await browser.act(code, action) }
      let done = try await browser.get("/can-bo/ho-so/\(code)").text
      #expect(done.contains("không qua bước này") && !done.contains("chưa đến</span>"))
      _ = try await browser.act(code, "tra-ket-qua")
      let closed = try await browser.get("/can-bo/ho-so/\(code)").text
      #expect(closed.contains("Người giữ sau cùng") && !closed.contains("Người đang giữ"))
    }
  }

  @Test("The holder of a dossier notes the work, and is not asked to take it; undoing an end prints no form")
  func mine() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn("ha", role: .leader)
      let code = try portal.addDossier()
      let address = "/can-bo/ho-so/\(code)"
      let fresh = try await browser.get(address).text
      #expect(fresh.contains("<summary>Nhận xử lý</summary>") && fresh.contains(">Nhận xử lý</button>"))
      _ = try await browser.act(code, "xu-ly")
      let mine = try await browser.get(address).text
      #expect(mine.contains("<summary>Ghi việc đang làm</summary>") && mine.contains(">Ghi việc đang làm</button>"))
      #expect(!mine.contains("Nhận xử lý</"))
      let other = try await portal.signedIn("lan", role: .leader)
      #expect(try await other.get(address).text.contains("<summary>Nhận xử lý</summary>"))
      #expect(mine.contains("và lý do được in trên văn bản"))
      _ = try await browser.act(code, "dung", [("ghi_chu", "Theo yêu cầu của tòa án")])
      let ended = try await browser.get(address).text
      #expect(ended.contains("id=\"hoan-tac\"") && !ended.contains("được in trên văn bản"))
      #expect(!ended.contains("Dừng xử lý"))
    }
  }

  @Test("Many at once: the preview names the steps that each would skip, and the button says so")
  func bulk() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let steps = try portal.data.catalogue.procedure(portal.dossier(code).filing.procedure).unwrapped.steps
      let preview = try await browser.preview("xong", of: ["\(code):1"])
      #expect(preview.text.contains("1 hồ sơ chưa qua hết các bước") && preview.text.contains("bỏ qua: 2. "))
      #expect(preview.text.contains("bỏ qua các bước còn lại: 1 hồ sơ</button>"))
      for step in steps.dropFirst() { #expect(preview.text.contains(step.name.vietnamese)) }
      let forward = try await browser.preview("chuyen", of: ["\(code):1"])
      #expect(!forward.text.contains("bỏ qua"))
    }
  }

  @Test("No letter is offered while there is time, or above the next action; one that comes back is open")
  func letter() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let early = try portal.addDossier()
      #expect(try await !browser.get("/can-bo/ho-so/\(early)").text.contains("section class=\"letter\""))
      let late = try portal.addDossier(daysAgo: 200)
      let page = try await browser.get("/can-bo/ho-so/\(late)")
      #expect(page.text.contains("section class=\"letter\"") && actions(page).first == "xu-ly")
      #expect(!page.text.contains("id=\"hen-lai\" open"))
      let returned = try await browser.act(late, "hen-lai")
      #expect(returned.status == 422 && returned.text.contains("id=\"hen-lai\" open"))
    }
  }

  @Test("After a letter, lists and page show both days and the cause given, and the finish form keeps it")
  func afterLetter() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier(daysAgo: 200)
      let due = try portal.dossier(code).due.unwrapped
      _ = try await browser.act(code, "xu-ly")
      #expect(try await browser.get("/can-bo/ho-so/\(code)").text.contains("ghi nguyên nhân chậm"))
      let promised = portal.now.date.adding(days: 5)
      _ = try await browser.act(code, "hen-lai", [("hen_lai", "\(promised)"), ("nguyen_nhan", "site_inspection")])
      let list = try await browser.get("/can-bo?muc=qua-han").text
      for moment in [due, Moment(promised, TimeOfDay(17, 0))] {
        #expect(list.contains("datetime=\"\(moment.rfc3339)\""))
      }
      #expect(
        list.contains("hẹn lại ") && list.contains("hẹn đầu ") && list.contains("Nguyên nhân đã nêu: Kiểm tra thực địa")
      )
      let page = try await browser.get("/can-bo/ho-so/\(code)").text
      #expect(page.contains("Ngày hẹn lại") && page.contains("Ngày hẹn đầu: ") && page.contains("quá hạn "))
      #expect(page.contains("Nguyên nhân đã nêu: Kiểm tra thực địa"))
      #expect(page.contains("Hãy xử lý xong trước ngày hẹn lại."))
      #expect(!page.contains("ghi nguyên nhân chậm") && page.contains("<option value=\"site_inspection\" selected>"))
      portal.now = Moment(promised, TimeOfDay(17, 1))
      let later = portal.browser()
      try await portal.signIn("ha", with: later)
      #expect(try await later.get("/can-bo/ho-so/\(code)").text.contains("Ngày hẹn lại cũng đã qua."))
    }
  }

  @Test("Lists say how each ended, and one that was late says so after its result is handed over too")
  func endings() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .leader)
      let cases: [(actions: [(String, [(String, String)])], days: Int, word: String)] = [
        ([("rut", [])], 0, "rút ngày "), ([("dung", [("ghi_chu", "Trùng")])], 0, "dừng ngày "),
        ([("xong", [])], 0, "xong ngày "),
        ([("xong", [("nguyen_nhan", "system")]), ("tra-ket-qua", [])], 200, "xong trễ, ngày "),
      ]
      for (index, example) in cases.enumerated() {
        let code = try portal.addDossier("Nguyễn Văn Bảng\(index)", daysAgo: example.days)
        for (action, fields) in example.actions { _ = try await browser.act(code, action, fields) }
        #expect(try await browser.get("/can-bo/tim?q=bang\(index)").text.contains(example.word))
        let isLate = example.days > 0
        #expect(try await browser.get("/can-bo/ho-so/\(code)").text.contains("class=\"appointment bad\"") == isLate)
      }
    }
  }
}
