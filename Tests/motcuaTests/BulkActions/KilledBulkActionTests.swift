import Glibc
import TestSupport
import Testing

@Suite("Killed in the middle of an action on five hundred dossiers")
struct KilledBulkActionTests {
  private static let count = 500

  /// Dossiers of one day, filed by eight clients.
  private static func file(_ port: Int, token: String) async throws {
    try await withThrowingTaskGroup { group in
      for client in 0..<8 {
        group.addTask {
          try await onThread {
            let filing = try Filing(port, token: token)
            for number in stride(from: client, to: count, by: 8) {
              #expect(try filing.file(name: "Nguyễn Thị Ánh", key: "\(number)").filedCode != nil)
            }
          }.get()
        }
      }
      try await group.waitForAll()
    }
  }

  private static func officer(_ city: City, _ port: Int) async throws -> StaffBrowser {
    let made = try await city.run(
      "user add", "--name", "lan", "--role", "officer", "--agency", City.department, input: "mat-khau-dai\n")
    try #require(made.status == 0, "\(made.complaint)")
    let browser = StaffBrowser(port: port)
    try #require(try await browser.signIn("lan", "mat-khau-dai") != nil)
    return browser
  }

  private static func encoded(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\($0.name)=\($0.value.replacing(":", with: "%3A"))" }.joined(separator: "&")
  }

  /// The names and values of a page's hidden fields and ticked boxes, of these names.
  private static func fields(_ page: Answer, _ names: [String]) -> [(name: String, value: String)] {
    page.text.matches(of: /name="([^"]+)" value="([^"]*)"/)
      .map { (name: String($0.output.1), value: String($0.output.2)) }.filter { names.contains($0.name) }
  }

  @Test("the same form sent again does what was left: each dossier exactly once, and the outcome of all is shown")
  func kill() async throws {
    let city = try await City()
    let token = try await city.token()
    let first = try await ServingProgram.start(city)
    try await Self.file(first.port, token: token)
    let browser = try await Self.officer(city, first.port)

    let list = try await browser.get("/can-bo?muc=tat-ca&dong=500&chon=tat-ca")
    let csrf = try #require(list.text.firstMatch(of: /name="_csrf" value="([^"]+)"/)).output.1
    let chosen = Self.fields(list, ["ho_so"])
    try #require(chosen.count == Self.count)
    let preview = try await browser.post(
      "/can-bo/nhieu-ho-so", Self.encoded([("_csrf", String(csrf)), ("viec", "xu-ly")] + chosen))
    let hidden = Self.fields(preview, ["_csrf", "so_phieu", "viec", "ho_so"])
    // The page's other forms carry the token too.
    let form = Self.encoded([("_csrf", String(csrf))] + hidden.filter { $0.name != "_csrf" })
    #expect(hidden.count { $0.name == "ho_so" } == Self.count)

    try Database.brake(city, kind: "process")
    let done = "SELECT count(*) FROM events WHERE kind = 'process'"
    let order = Task { try await browser.post("/can-bo/nhieu-ho-so/thuc-hien", form) }
    try await eventually { try Database.number(city, done) > 0 }
    first.signal(SIGKILL)
    #expect(await first.end() == SIGKILL)
    await #expect(throws: TestClient.Failure.self) { try await order.value }
    let before = try Database.number(city, done)
    try #require(before > 0 && before < Self.count, "it was not in the middle")
    #expect(try Database.number(city, "SELECT count(*) FROM bulk_items WHERE outcome = 'done'") == before)
    #expect(try await city.check().status == 0)
    try Database.change(city, "DROP TRIGGER brake")

    let second = try await ServingProgram.start(city)
    let again = StaffBrowser(port: second.port, as: browser)
    let answer = try await again.post("/can-bo/nhieu-ho-so/thuc-hien", form)
    let result = try #require(answer.field("Location"))
    #expect(answer.status == 303)
    #expect(try await again.get(result).text.contains("Đã làm 500 trên 500 hồ sơ"))
    #expect(try await again.post("/can-bo/nhieu-ho-so/thuc-hien", form).field("Location") == result)
    #expect(await second.stop() == 0)

    let once = """
      SELECT count(*) FROM dossiers d
      WHERE (SELECT count(*) FROM events WHERE dossier_id = d.id AND kind = 'process') = 1
      """
    #expect(try Database.number(city, once) == Self.count)
    let check = try await city.check()
    #expect(check.status == 0 && check.output.hasPrefix("\(Self.count) dossiers and \(2 * Self.count) events"))
  }
}
