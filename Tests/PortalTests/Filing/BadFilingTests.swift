import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Portal

@Suite("What a form's pages get that they did not ask for") struct BadFilingTests {
  private static func stored(_ draft: DraftSteps, _ portal: TestPortal) throws -> Draft {
    let key = try DraftKey(String(draft.path.split(separator: "/").last.unwrapped)).unwrapped
    return try portal.data.read { try $0.draft(keyDigest: key.digest, now: portal.now) }.unwrapped
  }

  @Test("A page takes its own questions alone, as they are asked")
  func hidden() async throws {
    let samples = [
      ("another page's", "yc_ho_ten"), ("who files", "nop-cho"), ("what was not chosen", "nop-ho-ten"),
      ("no field's", "khong_co"), ("a column outside its rows", "ten"), ("what is computed", "tong_so_trang"),
      ("a row without a number", "giay_to..ten"), ("a row below the first", "giay_to.0.ten"),
      ("a row far beyond", "giay_to.99999999999999999999.ten"), ("a part that is none", "giay_to.1.ten.xa"),
    ]
    try await TestPortal.filing { portal in
      for (kind, field) in samples {
        let draft = try await DraftSteps(portal.browser())
        let answer = try await draft.send(2, DraftSteps.paper + [(field, "Lén lút")])
        #expect(answer.status == 303, "\(kind)")
        let text = String(decoding: try Self.stored(draft, portal).answers.json, as: UTF8.self)
        #expect(!text.contains("Lén lút") && text.contains("Bằng tốt nghiệp"), "\(kind)")
        #expect(try Self.stored(draft, portal).answers.fields["nop-cho"] == ["minh"], "\(kind)")
      }
    }
  }

  @Test("Ten thousand rows are no more than there may be, and the reader is told")
  func rows() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      let many = (1...10_000).map { ("giay_to.\($0).ten", "G\($0)") }
      let answer = try await draft.send(2, [("giay_to.dong", "10000")] + many)
      #expect([413, 422].contains(answer.status), "\(answer.status)")
      let rows = try Self.stored(draft, portal).answers.rows["giay_to"] ?? []
      #expect(rows.count <= FormGroup.mostRows + 1)
      // The number alone brings no rows either.
      let claimed = try await draft.send(2, [("giay_to.dong", "10000"), ("giay_to.1.ten", "Một")])
      #expect(claimed.status == 422)
      #expect(try Self.stored(draft, portal).answers.rows["giay_to"]?.count == 1)
    }
  }

  @Test("A page that the form does not have leads to the draft")
  func pages() async throws {
    let samples: [String] = ["4", "-1", "99999999999999999999", "a"]
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      for number in samples {
        #expect(try await draft.browser.get("\(draft.path)/\(number)").location == draft.path)
      }
    }
  }

  @Test("The form of the day on which it was begun stays, past midnight and past a new version")
  func newVersion() async throws {
    try await TestPortal.filing { portal in
      let procedure = try ProcedureCode(DraftSteps.procedure).unwrapped
      let day = try LocalDate("2018-06-04").unwrapped
      portal.now = Moment(day, TimeOfDay(23, 59))
      let draft = try await DraftSteps(portal.browser())
      _ = try await draft.send(1, DraftSteps.person)
      portal.now = Moment(day.adding(days: 1), TimeOfDay(0, 1))
      let (now, first) = (portal.now, try portal.data.read { try $0.form(of: procedure, number: 1) }.unwrapped)
      var next = first.form
      next.pages.removeLast()
      let changed = next
      try portal.store.writer.bulk { transaction in
        _ = try transaction.publish(changed, of: procedure, validFrom: now.date, by: nil, now: now)
      }
      #expect(try await draft.send(2, DraftSteps.paper).location == "\(draft.path)/3")
      #expect(try await draft.send(3, []).location == "\(draft.path)/kiem-tra")
      #expect(try await draft.file().location == "\(draft.path)/da-nop")
      let code = try await draft.code()
      let stored = try portal.data.read { try $0.dossier(code) }.unwrapped
      #expect(stored.dossier.code.description.contains("-180605-") && stored.events[0].at == portal.now)
      #expect(try portal.data.read { try $0.filedForm(of: stored.id) } == 1)
      // Whoever begins now has the new one.
      let later = try await DraftSteps(portal.browser())
      #expect(try Self.stored(later, portal).form == 2)
    }
  }

  @Test("Files that come when the draft is filed already, and a page that is sent then, change nothing")
  func afterFiling() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      let open = try await draft.browser.get("\(draft.path)/2")
      try await draft.fillIn()
      _ = try await draft.file()
      let code = try await draft.code()
      let before = try portal.data.read { try $0.dossier(code) }
      let late = try await draft.browser.upload(
        "\(draft.path)/2",
        [.text("_csrf", open.csrf), .text("ban-truoc", try open.value(of: "ban-truoc").unwrapped)]
          + DraftSteps.paper.map { .text($0.0, $0.1) } + [.file("a.pdf", Permit.pdf, field: "tep_ban_chinh")])
      #expect(late.location == "\(draft.path)/da-nop")
      #expect(try portal.data.read { try $0.dossier(code) } == before)
      #expect(try portal.store.check().findings == [])
    }
  }
}
