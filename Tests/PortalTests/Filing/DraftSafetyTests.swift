import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal

@Suite("A draft in several windows, at strangers' hands, and at its end") struct DraftSafetyTests {
  private static func key(_ draft: DraftSteps) throws -> DraftKey {
    try DraftKey(String(draft.path.split(separator: "/").last.unwrapped)).unwrapped
  }

  private static func stored(_ draft: DraftSteps, _ portal: TestPortal) throws -> Draft {
    let key = try key(draft)
    return try portal.data.read { try $0.draft(keyDigest: key.digest, now: portal.now) }.unwrapped
  }

  private static func hidden(_ page: Answer) -> [Part] {
    ["_csrf", "ban-truoc", "mau-don"].compactMap { name in page.value(of: name).map { .text(name, $0) } }
  }

  private static func picture(_ name: String) -> Part {
    .file("\(name).pdf", Permit.pdf + Array(name.utf8), field: "tep_ban_chinh")
  }

  @Test("What was typed into a draft that has closed meanwhile waits for the digits, with its files")
  func closedMeanwhile() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      _ = try await draft.send(1, DraftSteps.person)
      let other = portal.browser()
      let page = try await other.get(draft.path)
      let sent = DraftSteps.paper.map { Part.text($0.0, $0.1) } + [Self.picture("a")]
      // As it stood before the draft was closed.
      let ban = try await draft.browser.get("\(draft.path)/2").value(of: "ban-truoc").unwrapped
      let asked = try await other.upload(
        "\(draft.path)/2", [.text("_csrf", page.csrf), .text("ban-truoc", ban)] + sent)
      #expect(asked.status == 200 && asked.text.contains("4 số cuối") && asked.text.contains("được giữ lại"))
      #expect(asked.text.contains("value=\"Bằng tốt nghiệp\"") && !asked.text.contains("Nguyễn Thị Ánh"))
      #expect(try Self.stored(draft, portal).answers.rows.isEmpty)
      let names = asked.text.matches(of: /type="hidden" name="([^"]+)" value="([^"]*)"/)
      let carried = names.map { Part.text(String($0.output.1), String($0.output.2)) }
      let wrong = try await other.upload("\(draft.path)/2", carried + [.text("so_cuoi", "0000")])
      #expect(wrong.status == 422 && wrong.text.contains("value=\"Bằng tốt nghiệp\""))
      let right = try await other.upload("\(draft.path)/2", carried + [.text("so_cuoi", "5678")])
      #expect(right.location == "\(draft.path)/3", "\(right.text)")
      let stored = try Self.stored(draft, portal)
      #expect(stored.answers.rows["giay_to"]?.first?["ten"] == ["Bằng tốt nghiệp"])
      #expect(stored.files.map(\.file.name) == ["a.pdf"])
      #expect(try await other.get("\(draft.path)/1").text.contains("Nguyễn Thị Ánh"))
    }
  }

  @Test("What is filed is what was looked at: otherwise it is shown once more")
  func staleCheck() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      try await draft.fillIn()
      let check = try await draft.browser.get("\(draft.path)/kiem-tra")
      let renamed = [("yc_ho_ten", "Trần Thị Bình")] + DraftSteps.person.filter { $0.0 != "yc_ho_ten" }
      _ = try await draft.send(1, renamed)
      let fields: [(String, String)] = [
        ("_csrf", check.csrf), ("da-xem", try check.value(of: "da-xem").unwrapped), ("co_quan", DraftSteps.ward),
        ("tra_ket_qua", "counter"), ("bao_tin", "khong"),
      ]
      let told = try await draft.browser.post("\(draft.path)/kiem-tra", pairs: fields)
      #expect(told.status == 409 && told.text.contains("vừa được sửa") && told.text.contains("Trần Thị Bình"))
      #expect(try Self.stored(draft, portal).filed == nil)
      #expect(try await draft.file().location == "\(draft.path)/da-nop")
    }
  }

  @Test("A file is taken away by who sees it: not another that has its number since")
  func fileNumbers() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      _ = try await draft.send(2, DraftSteps.paper, files: [Self.picture("a")])
      let old = try await draft.browser.get("\(draft.path)/2")
      _ = try await draft.send(2, DraftSteps.paper + [("bo-tep", "1")])
      _ = try await draft.send(2, DraftSteps.paper, files: [Self.picture("b")])
      let rows = DraftSteps.paper.map { Part.text($0.0, $0.1) }
      let answer = try await draft.browser.upload("\(draft.path)/2", Self.hidden(old) + rows + [.text("bo-tep", "1")])
      #expect(answer.status == 409 && answer.text.contains("b.pdf"))
      #expect(try Self.stored(draft, portal).files.map(\.file.name) == ["b.pdf"])
    }
  }

  @Test("A field has no more files than it may, however often they are sent")
  func files() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      for turn in 0..<3 {
        let answer = try await draft.send(2, DraftSteps.paper, files: (0..<8).map { Self.picture("\(turn)-\($0)") })
        #expect(answer.status == (turn < 2 ? 303 : 422))
        #expect(answer.text.contains("20 tệp") == (turn == 2), "\(answer.text)")
      }
      #expect(try Self.stored(draft, portal).files.count == 20)
    }
  }

  @Test(
    "Of a field that takes one answer one is kept, as long as it may be and a little more; of a draft no more than fits"
  )
  func lengths() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      let long = String(repeating: "\"", count: 39_000)
      let answer = try await draft.send(1, (0..<11).map { _ in ("yc_ho_ten", long) })
      #expect(answer.status == 422)
      let stored = try Self.stored(draft, portal).answers
      #expect(stored.fields["yc_ho_ten"]?.count == 1 && stored.size < 3_000)
    }
  }

  @Test("A form without the number of its rows, or with one that is none, leaves the rows", arguments: ["-1", "x", ""])
  func rowCounts(count: String) async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      _ = try await draft.send(2, DraftSteps.paper)
      _ = try await draft.send(2, DraftSteps.paper.map { $0.0 == "giay_to.dong" ? ($0.0, count) : $0 })
      #expect(try Self.stored(draft, portal).answers.rows["giay_to"]?.count == 1)
    }
  }

  @Test("One address begins so many drafts an hour")
  func begun() async throws {
    try await TestPortal.filing { portal in
      let browser = portal.browser()
      let start = try await browser.get("/nop-ho-so/\(DraftSteps.procedure)")
      for number in 1...121 {
        let answer = try await browser.post("/nop-ho-so/\(DraftSteps.procedure)", ["_csrf": start.csrf])
        if answer.status != (number <= 120 ? 303 : 429) { Issue.record("\(number): \(answer.status)") }
      }
      let clerk = try await portal.signedIn("lan", role: .clerk, agency: AgencyCode(DraftSteps.ward))
      #expect(try await DraftSteps(clerk, helping: true).begun.status == 303)
    }
  }

  @Test("Whoever may go on with a draft deletes it, after a question; nobody else, and nothing that is filed")
  func discarded() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      _ = try await draft.send(1, DraftSteps.person)
      _ = try await draft.send(2, DraftSteps.paper, files: [Self.picture("a")])
      let stranger = portal.browser()
      let closed = try await stranger.get("\(draft.path)/xoa")
      #expect(closed.text.contains("4 số cuối"))
      _ = try await stranger.post("\(draft.path)/xoa", ["_csrf": closed.csrf])
      _ = try Self.stored(draft, portal)
      let page = try await draft.browser.get("\(draft.path)/xoa")
      #expect(page.text.contains("không lấy lại được"))
      let gone = try await draft.browser.post("\(draft.path)/xoa", ["_csrf": page.csrf])
      #expect(gone.location == "/nop-ho-so/\(DraftSteps.procedure)?da=xoa")
      #expect(try await draft.browser.get(gone.location.unwrapped).text.contains("đã được xóa"))
      #expect(try await draft.browser.get(draft.path).status == 404)
      #expect(try portal.store.check().findings == [])
      let filed = try await DraftSteps(portal.browser())
      try await filed.fillIn()
      let open = try await filed.browser.get("\(filed.path)/xoa")
      _ = try await filed.file()
      #expect(
        try await filed.browser.post("\(filed.path)/xoa", ["_csrf": open.csrf]).location == "\(filed.path)/da-nop")
      #expect(try Self.stored(filed, portal).filed != nil)
    }
  }
}
