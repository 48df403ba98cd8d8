import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("Causes and letters on pages", .eachEngine) struct LatenessPagesTests {
  @Test("A late dossier's forms suggest the cause and say why; a person must choose one, perhaps another")
  func proposal() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier(daysAgo: 200)
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("Đề xuất “Quá tải”: Bước 1 – "))
      #expect(!page.text.contains("<option value=\"overload\" selected>"), "a figure is nobody's suggestion")
      #expect(try await browser.act(code, "xong", [("nguyen_nhan", "")]).status == 422)
      #expect(try await browser.act(code, "xong", [("nguyen_nhan", "system")]).status == 303)
      #expect(try portal.dossier(code).ended?.cause == .system)
    }
  }

  @Test("A step over its time suggests its cause")
  func staff() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      try await portal.addAccount("minh", name: "Phạm Minh")
      #expect(try await browser.act(code, "phan-cong", [("nguoi", "minh")]).status == 303)
      portal.now = portal.now.adding(microseconds: 90 * Moment.day)
      #expect(try await portal.store.writer.transaction { try $0.setDisabled(true, "minh") })
      let later = portal.browser()
      try await portal.signIn("ha", with: later)
      let page = try await later.get("/can-bo/ho-so/\(code)")
      #expect(page.text.contains("Đề xuất “Cán bộ vắng") && page.text.contains(", Phạm Minh)"))
    }
  }

  @Test("A letter is offered from a working day before the due date on, with a date that is accepted as it is")
  func letter() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let path = "/can-bo/ho-so/\(code)"
      #expect(try await !browser.get(path).text.contains("de-nghi-hen-lai"))
      let due = try #require(portal.dossier(code).due)
      portal.now = Moment(portal.data.calendar.workingDay(before: due.date), TimeOfDay(9, 0))
      let again = portal.browser()
      try await portal.signIn("ha", with: again)
      let soon = try await again.get(path)
      #expect(soon.text.contains("Hồ sơ sắp đến hạn") && soon.text.contains("chậm nhất"))
      #expect(soon.text.ranges(of: "action=\"\(path)/hen-lai\"").count == 1)
      let date = try #require(LocalDate(typed: soon.text.value(after: "name=\"hen_lai\"")))
      #expect(date > due.date && portal.data.calendar.isWorkingDay(date))

      #expect(try await again.act(code, "hen-lai", [("hen_lai", "\(date)"), ("nguyen_nhan", "staff")]).status == 303)
      #expect(try await !again.get(path).text.contains("de-nghi-hen-lai"))
      let paper = try await again.get("\(path)/bieu-mau/apology")
      #expect(paper.text.contains("không kịp trả kết quả") && !paper.text.contains("lập sau thời điểm hẹn"))
    }
  }

  @Test("A letter after the due moment says that it is late, and its form comes back in the notice")
  func lateLetter() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier(daysAgo: 200)
      let path = "/can-bo/ho-so/\(code)"
      #expect(try await browser.get(path).text.contains("Hồ sơ đã quá hạn"))
      let wrong = try await browser.act(code, "hen-lai", [("hen_lai", "1/1/2018"), ("nguyen_nhan", "staff")])
      #expect(wrong.status == 422 && wrong.text.contains("value=\"1/1/2018\""))
      #expect(wrong.text.ranges(of: "action=\"\(path)/hen-lai\"").count == 1)
      #expect(
        try await browser.act(code, "hen-lai", [("hen_lai", "2018-06-15"), ("nguyen_nhan", "staff")]).status == 303)
      let paper = try await browser.get("\(path)/bieu-mau/apology")
      #expect(paper.text.contains("Đến nay đã quá thời điểm hẹn") && paper.text.contains("lập sau thời điểm hẹn"))
    }
  }

  @Test("Late dossiers by cause and by step, with a list for each cause, without other agencies'")
  func causes() async throws {
    try await TestPortal.run(now: "2018-06-11T09:00") { portal in
      let data = portal.data
      let first = try data.live(
        TestStore.department, received: "2018-05-21T08:00", days: 2, (.finish, at: "2018-06-05T08:00"))
      try data.live(TestStore.district, received: "2018-05-21T08:00", days: 2, (.finish, at: "2018-06-06T08:00"))
      let leader = try await portal.signedIn("lan", role: .leader)
      let page = try await leader.get("/quan-tri/tre-han?tu=2018-06-04&den=2018-06-10")
      #expect(page.status == 200 && page.text.contains("1 hồ sơ trễ hạn, từ 04/06/2018 đến hết 10/06/2018"))
      #expect(page.text.contains("Quá tải") && page.text.contains("href=\"/can-bo/ho-so/\(first.dossier.code)\""))
      #expect(page.text.contains("Bước giữ hồ sơ quá lâu nhất"))
      let other = try await leader.get("/quan-tri/tre-han?tu=2018-06-04&den=2018-06-10&nguyen-nhan=staff")
      #expect(!other.text.contains("\(first.dossier.code)") && other.text.contains("Quá tải"))
      #expect(try await leader.get("/quan-tri/tre-han?co-quan=\(TestStore.district)").status == 422)
      #expect(try await leader.get("/quan-tri/tre-han?tu=31/02/2018").status == 422)
      let none = try await leader.get("/quan-tri/tre-han?tu=2018-01-01&den=2018-01-31")
      #expect(none.text.contains("Không có hồ sơ nào trễ hạn"))

      let city = try await portal.signedIn("thanh-pho", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let all = try await city.get("/quan-tri/tre-han?tu=2018-06-04&den=2018-06-10")
      #expect(all.text.contains("2 hồ sơ trễ hạn") && !all.text.contains("href=\"/can-bo/ho-so/"))
    }
  }
}

extension String {
  /// The next `value` attribute after a piece of a page.
  fileprivate func value(after piece: String) -> String {
    guard let found = firstRange(of: piece), let value = self[found.upperBound...].firstRange(of: " value=\"") else {
      return ""
    }
    return String(self[value.upperBound...].prefix { $0 != "\"" })
  }
}
