import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Words

@Suite("Weekly reports in a browser", .eachEngine) struct WeeklyPagesTests {
  private static let list = "/can-bo/bao-cao-tuan"
  private static let settings = "/quan-tri/bao-cao-tuan"

  private func fill(_ data: TestStore) throws {
    try data.live(TestStore.department, received: "2018-05-21T08:00", days: 2, (.finish, at: "2018-06-05T08:00"))
    try data.live(TestStore.department, received: "2018-06-04T08:00", days: 3, (.finish, at: "2018-06-05T08:00"))
  }

  @Test("A week without a report is computed; a report that was made stays as it was")
  func stays() async throws {
    try await TestPortal.run(now: "2018-06-11T09:00") { portal in
      let leader = try await portal.signedIn("lan", role: .leader)
      try fill(portal.data)
      let computed = try await leader.get("\(Self.list)/2018-23")
      #expect(computed.status == 200)
      for text in [
        "Tuần 23 năm 2018", "từ 04/06/2018 đến hết 10/06/2018", "50,0%", "Quá tải", "tính khi bạn mở",
        "/quan-tri/tre-han?tu=2018-06-04&amp;den=2018-06-10&amp;nguyen-nhan=overload", "Cân đối", "+1",
      ] { #expect(computed.text.contains(text), "\(text)") }
      #expect(!computed.text.contains("style="))

      let run = WeeklyRun(words: try Resources.words(.vietnamese), notices: NoticeSettings())
      let catalogue = portal.data.catalogue
      let now = portal.now
      let made = try portal.data.read { reader in
        try run.due(from: reader, catalogue: catalogue, now: now).jobs.map {
          ($0, try run.make($0, from: reader, catalogue: catalogue, now: now).report)
        }
      }
      for (job, report) in made {
        #expect(try await portal.store.writer.transaction { try $0.keep(report, [], of: job, now: now) })
      }
      // What is entered afterwards changes the week, and not its report.
      try portal.data.live(
        TestStore.department, received: "2018-06-04T09:00", days: 3, recorded: "2018-06-11T10:00",
        (.finish, at: "2018-06-11T10:00"))
      portal.now = try reportMoment("2018-07-02T09:00")
      try await portal.signIn("lan", with: leader)
      let kept = try await leader.get("\(Self.list)/2018-23")
      #expect(kept.text.contains("Báo cáo lập lúc") && kept.text.contains("50,0%"))
      #expect(try await leader.get("\(Self.list)/2018-24").text.contains("tính khi bạn mở"))
      let list = try await leader.get(Self.list)
      #expect(list.text.contains("\(Self.list)/2018-26\"") && !list.text.contains("\(Self.list)/2018-27\""))
      #expect(list.text.contains("lập lúc 09:00, 11/06/2018"))
      let earlier = try await leader.get("\(Self.list)?truoc=2018-23")
      #expect(earlier.text.contains("\(Self.list)/2018-22\"") && !earlier.text.contains("\(Self.list)/2018-23\""))
    }
  }

  @Test(
    "A week that does not exist or has not ended is not found",
    arguments: ["2018-53", "x", "2018-24", "1999-01", "2018-23?co-quan=x"])
  func none(week: String) async throws {
    try await TestPortal.run(now: "2018-06-10T09:00") { portal in
      let leader = try await portal.signedIn("lan", role: .leader)
      #expect(try await leader.get("\(Self.list)/\(week)").status == 404)
      #expect(try await leader.get("\(Self.list)/2018-23").text.contains("lúc 9 giờ 00"), "the week so far")
    }
  }

  @Test(
    "Clerks and officers do not enter; others see their own agency and those below", arguments: Account.Role.allCases)
  func access(role: Account.Role) async throws {
    try await TestPortal.run { portal in
      let mayEnter = role.has(.readReports)
      let browser = try await portal.signedIn("lan", role: role, agency: AgencyCode(TestStore.district))
      for path in [Self.list, "\(Self.list)/2018-20", "/quan-tri/tre-han"] {
        #expect(try await browser.get(path).status == (mayEnter ? 200 : 403), "\(path)")
        #expect(try await portal.browser().get(path).status == 303)
      }
      #expect(try await browser.get(Self.settings).status == (role == .admin ? 200 : 403))
      #expect(try await browser.post(Self.settings, ["gui": "khong"]).status == 403)
      guard mayEnter else { return }
      #expect(try await browser.get("\(Self.list)/2018-20?co-quan=\(TestStore.department)").status == 403)
      let ward = try #require(portal.data.catalogue.children(of: portal.data.agency(TestStore.district).code).first)
      #expect(try await browser.get("\(Self.list)/2018-20?co-quan=\(ward.code)").status == 200)
    }
  }

  @Test("An administrator sets the day and time, turns it off, and follows the agency above again")
  func settings() async throws {
    try await TestPortal.run { portal in
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode(TestStore.district))
      let page = try await admin.get(Self.settings)
      #expect(page.text.contains("thứ Hai lúc 7 giờ") && page.text.contains("value=\"07:00\""))
      #expect(page.text.contains("7 giờ 00, thứ Hai, 04/06/2018"))
      let friday: KeyValuePairs = ["_csrf": page.csrf, "gui": "gui", "thu": "5", "gio": "16:30"]
      let answer = try await admin.post(Self.settings, friday)
      #expect(answer.status == 303)
      let after = try await admin.get(try #require(answer.location))
      #expect(after.text.contains("role=\"status\"") && after.text.contains("16 giờ 30, thứ Sáu, 01/06/2018"))
      let code = try portal.data.agency(TestStore.district).code
      #expect(
        try portal.data.read { try $0.weeklySchedules() } == [
          code: WeeklySchedule(weekday: .friday, time: TimeOfDay(16, 30))
        ])
      let ward = try #require(portal.data.catalogue.children(of: code).first)
      let below = try await portal.signedIn("phuong", role: .admin, agency: ward.code)
      #expect(try await below.get(Self.settings).text.contains("theo ngày giờ của Ủy ban nhân dân Quận 1"))

      for (choice, isOn) in [("khong", false), ("theo-cap-tren", nil)] as [(String, Bool?)] {
        let form: KeyValuePairs = ["_csrf": page.csrf, "gui": choice, "thu": "5", "gio": "16:30"]
        #expect(try await admin.post(Self.settings, form).status == 303)
        #expect(try portal.data.read { try $0.weeklySchedules() }[code]?.isOn == isOn)
      }
    }
  }

  @Test(
    "An invalid day or time comes back as it was typed",
    arguments: [
      ("gui", "1", "7x", "gio"), ("gui", "8", "07:00", "thu"), ("", "1", "07:00", "gui"), ("gui", "1", "24:00", "gio"),
    ])
  func mistakes(choice: String, weekday: String, time: String, field: String) async throws {
    try await TestPortal.run { portal in
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode(TestStore.district))
      let csrf = try await admin.get(Self.settings).csrf
      let page = try await admin.post(
        Self.settings, ["_csrf": csrf, "gui": choice, "thu": weekday, "gio": time])
      #expect(page.status == 422 && page.text.contains("<title>Lỗi:") && page.text.contains("href=\"#\(field)\""))
      #expect(page.text.contains("value=\"\(time)\""))
      #expect(try portal.data.read { try $0.weeklySchedules() } == [:])
    }
  }
}
