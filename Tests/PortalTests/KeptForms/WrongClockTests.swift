import OneStop
import TestSupport
import Testing

@testable import OneStopStore
@testable import Words

@Suite("While the server's clock is not trusted") struct WrongClockTests {
  @Test(
    "nothing is accepted, what was typed is kept, pages say why and can be read; then all goes on",
    arguments: [Language.vietnamese, .english], ["2106-02-07T13:28", "2016-01-01T00:00"])
  func wrong(_ language: Language, _ moment: String) async throws {
    try await TestPortal.run(watchesClock: true) { portal in
      let (token, right) = (portal.token, portal.now)
      let code = try portal.addDossier()
      let clerk = try await portal.signedIn("quay", role: .clerk)
      _ = try await clerk.get("/ngon-ngu/\(language.rawValue)")
      let page = try await clerk.get(IntakeForm.address)
      let fields = [("_csrf", page.csrf), ("so_phieu", page.value(of: "so_phieu") ?? "")] + IntakeForm.filled()
      let count = { try portal.data.read { try $0.connection.integer("SELECT count(*) FROM events") } }
      let before = try count()

      portal.now = try Moment(moment).unwrapped
      let answer = try await clerk.post(IntakeForm.address, pairs: fields)
      #expect(answer.status == 503 && answer.text.contains("value=\"Trần Thị Ánh Nguyệt\""))
      #expect(answer.text.contains(language == .english ? "clock is wrong" : "Đồng hồ của máy chủ sai"))
      let event = try await portal.post("/api/v1/dossiers/\(code)/events", #"{"type": "process"}"#, token: token)
      #expect(event.status == 503 && event.text.contains("clock"))
      let ready = try await portal.get("/health/ready")
      #expect(ready.status == 503 && ready.text.contains("clock"))
      #expect(try await portal.get("/tra-cuu/\(code)").status == 200)
      #expect(try await clerk.get("/can-bo").status == 200)
      #expect(try count() == before)

      portal.now = right.adding(microseconds: Moment.minute)
      #expect(try await portal.get("/health/ready").status == 200)
      let next = try await portal.post("/api/v1/dossiers/\(code)/events", #"{"type": "process"}"#, token: token)
      #expect(try next.status == 200 && count() == before + 1)
    }
  }
}
