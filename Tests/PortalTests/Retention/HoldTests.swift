import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web

@Suite("Holding a dossier's data for a dispute, as a leader sees it", .eachEngine) struct HoldTests {
  private static func rule(_ portal: TestPortal, _ months: Int) async throws {
    let rule = RetentionRule(procedure: nil, months: try #require(RetentionPeriod(months)), basis: "Luật")
    let now = portal.now
    try await portal.store.writer.transaction { try $0.set(rule, by: "x", now: now) }
  }

  @Test("The page says when the data are due; where they go the next night, ending the hold is asked about")
  func due() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()), .init(.handOver))
      let path = "/can-bo/ho-so/\(code)"
      let leader = try await portal.signedIn("sep", role: .leader, agency: portal.dossier(code).agency)
      #expect(try await !leader.get(path).text.contains("đến hạn xóa ngày"))
      try await Self.rule(portal, 6)
      let page = try await leader.get(path)
      #expect(page.text.contains("đến hạn xóa ngày"))
      let hold = try await leader.post("\(path)/tam-giu", ["_csrf": page.csrf, "ly_do": "Đang kiện"])
      #expect(hold.status == 303)
      #expect(try await leader.get(path).text.contains("đến hạn xóa ngày"))
      // Before the day, it ends without a question.
      #expect(try await leader.post("\(path)/tam-giu", ["_csrf": page.csrf, "viec": "bo"]).status == 303)
      #expect(
        try await leader.post("\(path)/tam-giu", ["_csrf": page.csrf, "ly_do": "Đang kiện"]).status == 303)
      portal.now = try #require(Moment("2019-03-01T09:00"))
      try await portal.signIn("sep", with: leader)
      let past = try await leader.get(path)
      #expect(past.text.contains("Thời hạn lưu giữ đã hết ngày"))
      let asked = try await leader.post("\(path)/tam-giu", ["_csrf": past.csrf, "viec": "bo"])
      #expect(asked.status == 409 && asked.text.contains("bị xóa trong đêm tới và không lấy lại được"))
      #expect(asked.value(of: "da_biet") == "1")
      let id = try portal.data.read { try $0.dossier(code).unwrapped.id }
      #expect(try portal.data.read { try $0.hold(of: id) } != nil)
      let lifted = try await leader.post("\(path)/tam-giu", ["_csrf": past.csrf, "viec": "bo", "da_biet": "1"])
      #expect(lifted.status == 303)
      #expect(try await leader.get(lifted.location.unwrapped).text.contains("bị xóa trong đêm tới; muốn giữ lại"))
      #expect(try portal.data.read { try $0.hold(of: id) } == nil)
    }
  }

  @Test("The due day is the first on which what ended then is due, at ends of months too", arguments: [1, 6, 12, 25])
  func dueDay(_ months: Int) throws {
    let period = try #require(RetentionPeriod(months))
    for day in Int32(0)..<800 {
      let end = LocalDate(daysSinceEpoch: 17_800 + day).start.adding(microseconds: 10 * Moment.hour)
      let due = period.dueDay(ofEnd: end)
      #expect(period.cutoff(on: due) > end && period.cutoff(on: due.adding(days: -1)) <= end, "\(end.date)")
    }
  }

  @Test("Of a dossier that was erased meanwhile every form says just that", arguments: ["tam-giu", "dinh-chinh"])
  func erased(_ form: String) async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()), .init(.handOver))
      let path = "/can-bo/ho-so/\(code)"
      let agency = try portal.dossier(code).agency
      let leader = try await portal.signedIn("sep", role: form == "tam-giu" ? .leader : .officer, agency: agency)
      let page = try await leader.get(path)
      let now = portal.now
      try await portal.store.erase(EraseDossier(code, .authority, by: AccountManager(command: "root"), now: now))
      for fields in [[("ly_do", "Đang kiện")], [("viec", "bo")], [("phien_ban", "4"), ("ho_ten", "Ai")]] {
        let answer = try await leader.post("\(path)/\(form)", pairs: [("_csrf", page.csrf)] + fields)
        #expect(answer.status == 409 && answer.text.contains("đã được xóa"), "\(fields)")
        #expect(!answer.text.contains("bấm gửi lần nữa"), "\(fields)")
      }
      // And the applicant does not read that it was not decided.
      let rating = try await portal.browser().get("/danh-gia/\(code)").text
      #expect(rating.contains("đã được xóa") && !rating.contains("không được giải quyết đến cùng"))
    }
  }

  @Test("The page of retention says of no dossier that it was erased unless it was")
  func notErased() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()), .init(.handOver))
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      for other in ["\(code)", "000.00.14.H29-180601-9999"] {
        #expect(try await !admin.get("/quan-tri/luu-giu?da=\(other)").text.contains("Đã xóa dữ liệu cá nhân của hồ sơ"))
      }
      let page = try await admin.get("/quan-tri/luu-giu/xoa?ma=\(code)")
      let done = try await admin.post(
        "/quan-tri/luu-giu/xoa", ["_csrf": page.csrf, "ma": "\(code)", "can_cu": "yeu_cau"])
      #expect(try await admin.get(done.location.unwrapped).text.contains("Đã xóa dữ liệu cá nhân của hồ sơ \(code)"))
    }
  }
}
