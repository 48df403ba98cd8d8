import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Likely late", .eachEngine)
struct LikelyLateTests {
  private static let tab = "/can-bo?muc=de-tre"

  /// Takes dossiers in and finishes each a working day before it is due.
  private func finish(_ count: Int, _ portal: TestPortal) async throws {
    let start = portal.now
    for _ in 0..<count {
      portal.now = start
      let code = try portal.addDossier("Đã Xong")
      let end = try moment(dayHours: 8, before: portal.dossier(code), portal)
      let calendar = portal.data.calendar
      let id = try portal.data.read { try $0.dossier(code).unwrapped.id }
      _ = try await portal.store.writer.transaction { transaction in
        try transaction.append(to: id) {
          try $0.dossier.decide(.init(.finish()), by: .portal, calendar: calendar, now: end)
        }
      }
      portal.now = end
    }
  }

  /// So many working hours before the dossier is due.
  private func moment(dayHours hours: Int64, before dossier: Dossier, _ portal: TestPortal) throws -> Moment {
    portal.data.calendar.moment(workingTime: hours * Moment.hour, before: try dossier.due.unwrapped)
  }

  @Test("The list has dossiers with less time left than similar ones took, says why, and is counted")
  func list() async throws {
    try await TestPortal.run { portal in
      try await finish(10, portal)
      let code = try portal.addDossier("Sắp Trễ")
      let browser = try await portal.signedIn()
      let empty = "Không có hồ sơ nào còn ít thời gian hơn các bước sau cần."
      #expect(try await browser.get(Self.tab).text.contains(empty))
      portal.now = try moment(dayHours: 4, before: portal.dossier(code), portal)
      let again = try await portal.signedIn("nga")
      let page = try await again.get(Self.tab)
      #expect(page.text.contains("Có thể trễ <span class=\"count\">1</span>"))
      #expect(page.text.contains("/can-bo/ho-so/\(code)\""))
      #expect(page.text.contains("1 hồ sơ còn ít thời gian hơn mức 9/10 hồ sơ cùng loại"))
      let reason = try page.text.firstRange(of: "Còn 4 giờ; bước 1–").unwrapped
      #expect(page.text[reason.upperBound...].prefix(60).contains("ở đơn vị này thường cần"))

      _ = try await again.get("/ngon-ngu/en?ve=\(Self.tab)")
      let english = try await again.get(Self.tab)
      #expect(english.text.contains("Likely to be late <span class=\"count\">1</span>"))
      #expect(english.text.contains("1 dossier with less time left than nine in ten like it have needed"))
      #expect(english.text.contains("4 hours left; steps 1–"))

      portal.now = try portal.dossier(code).due.unwrapped.adding(microseconds: Moment.minute)
      let late = try await portal.signedIn("lan")
      #expect(try await !late.get(Self.tab).text.contains("\(code)"))
      #expect(try await !late.get("/can-bo?muc=qua-han").text.contains("thường cần"))
    }
  }

  @Test("If the agency has finished too few, the steps' shares of the time decide")
  func shares() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let due = try portal.dossier(code).due.unwrapped
      portal.now = due.adding(microseconds: -Moment.minute)
      let browser = try await portal.signedIn()
      let page = try await browser.get(Self.tab)
      #expect(page.text.contains("Còn chưa đến 1 giờ; theo quy trình, bước 2–"))
      _ = try await browser.get("/ngon-ngu/en?ve=\(Self.tab)")
      #expect(try await browser.get(Self.tab).text.contains("less than an hour left; the process allows steps 2–"))
    }
  }

  @Test("Another agency's are not listed")
  func agencies() async throws {
    try await TestPortal.run { portal in
      let ward = try Resources.ward.unwrapped
      let code = try portal.addDossier("Lê Văn Xa", agency: ward.code)
      portal.now = try portal.dossier(code).due.unwrapped.adding(microseconds: -Moment.minute)
      let here = try await portal.signedIn("nga", agency: ward.code)
      #expect(try await here.get(Self.tab).text.contains("/can-bo/ho-so/\(code)\""))
      #expect(try await !portal.signedIn().get(Self.tab).text.contains("\(code)"))
    }
  }

  @Test("The chore updates dossiers without events, in batches, once a day, and stops when told")
  func chore() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier("Nằm Yên")
      let cases = {
        try portal.data.read { reader in
          try reader.worklist(.open, agency: TestPortal.department.unwrapped, now: portal.now)
            .first { $0.code == code }?.risk?.cases
        }
      }
      try await finish(10, portal)
      #expect(try cases() == 0)
      let (refreshed, done) = AsyncStream.makeStream(of: Void.self)
      let (store, now) = (portal.store, portal.now)
      // It asks for the time before, and once all are up to date.
      let chore = LateRiskChore(store: store, sizes: 2...3) {
        done.yield()
        return now
      }
      let running = Task { try await chore.run() }
      _ = await refreshed.dropFirst().first { _ in true }
      #expect(try cases() == 10)
      #expect(try portal.data.read { try $0.lateRiskDay() } == now.date)
      _ = try await running.value
      #expect(try await chore.refresh() == 0)
    }
  }
}
