import Foundation
import TestSupport
import Testing

@Suite("Killed while a file comes in") struct KilledFileTests {
  /// In letters and digits alone, so that a place in it is a place in its text.
  private static let content = "%PDF-1.4\n" + (0..<200_000).map { "\($0 &* 7_919) " }.joined() + "%%EOF"
  private static let size = content.utf8.count

  private static func part(_ start: Int, _ end: Int) -> String {
    String(decoding: Array(content.utf8)[start..<end], as: UTF8.self)
  }

  /// A dossier at the counter, and the clerk whose form takes its papers.
  private struct Desk {
    let city: City
    let code: String
    var browser: StaffBrowser
    let csrf: String
    let draft: String

    init(_ city: City, _ server: ServingProgram) async throws {
      let token = try await city.token()
      let made = try await city.run(
        "user add", "--name", "quay", "--role", "clerk", "--agency", City.department, input: "mat-khau-dai\n")
      try #require(made.status == 0, "\(made.complaint)")
      let filed = try await onThread { try Filing(server.port, token: token).file(name: "Nguyễn Thị Ánh", key: "1") }
        .get()
      code = try #require(filed.filedCode)
      browser = StaffBrowser(port: server.port)
      try #require(try await browser.signIn("quay", "mat-khau-dai") != nil)
      let page = try await browser.get("/can-bo/ho-so/\(code)/tep?viec=giay-to").text
      csrf = String(try #require(page.firstMatch(of: /name="_csrf" value="([^"]+)"/)).output.1)
      let form = try #require(page.firstRange(of: "id=\"mau-giay-to\"")).lowerBound
      draft = String(try #require(page[form...].firstMatch(of: /data-draft="([^"]+)"/)).output.1)
      self.city = city
    }

    private static let path = "/tep-tai-len/a1"

    private func head(_ offset: Int, length: Int) -> String {
      """
      PUT \(Self.path) HTTP/1.1\r
      Form-Token: \(csrf)\r
      Upload-Offset: \(offset)\r
      Upload-Length: \(KilledFileTests.size)\r
      File-Draft: \(draft)\r
      File-Field: tep\r
      File-Name: a.pdf\r
      Content-Length: \(length)\r\n
      """
    }

    func put(_ start: Int, _ end: Int) async throws -> Answer {
      try await browser.ask(head(start, length: end - start), part(start, end))
    }

    /// The piece is promised up to one end, and comes up to another.
    func begin(_ start: Int, promised: Int, sent: Int) async throws -> TestClient {
      try await browser.begin(head(start, length: promised - start), part(start, sent))
    }

    func offset() async throws -> Int? {
      try await browser.get(Self.path).field("Upload-Offset").flatMap { Int($0) }
    }

    /// Sends the form, with a file of its own or one that has come.
    func begin(kept: String?) async throws -> TestClient {
      let lines = [("_csrf", csrf), ("viec", "giay-to")] + (kept.map { [("tep-giu", $0)] } ?? [])
      var body = lines.map { "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
      if kept == nil {
        body +=
          "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"a.pdf\"\r\n"
          + "Content-Type: application/pdf\r\n\r\n\(KilledFileTests.content)\r\n"
      }
      body += "--x--\r\n"
      let head =
        "POST /can-bo/ho-so/\(code)/tep HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
        + "Content-Length: \(body.utf8.count)\r\n"
      return try await browser.begin(head, body)
    }

    func send(kept: String?) async throws -> Answer {
      let client = try await begin(kept: kept)
      return try await onThread { try client.answer() }.get()
    }

    func names(_ folder: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "\(city.data)/\(folder)").filter { !$0.hasPrefix(".") }
    }

    /// The file is there once, as it was sent, and nothing else is.
    func isWhole() async throws {
      let shown = try await browser.get("/can-bo/ho-so/\(code)/tep/1")
      #expect(shown.status == 200 && shown.body == Array(KilledFileTests.content.utf8))
      #expect(try await browser.get("/can-bo/ho-so/\(code)/tep/2").status == 404)
      // That its name is its digest is for `check` to say.
      #expect(try names("files").count == 1)
      #expect(try names("kept").isEmpty)
      let check = try await city.check()
      #expect(check.status == 0, "\(check.output)\(check.complaint)")
    }

    private func part(_ start: Int, _ end: Int) -> String { KilledFileTests.part(start, end) }
  }

  private static func kept(_ answer: Answer) -> String? {
    answer.text.firstMatch(of: /name="tep-giu" value="([^"]+)" checked/).map { String($0.output.1) }
  }

  private static func kill(_ server: ServingProgram) async {
    server.signal(SIGKILL)
    #expect(await server.end() == SIGKILL)
  }

  @Test("in the middle of a piece, again and again: it goes on from where the server says, and is whole in the end")
  func pieces() async throws {
    let city = try await City()
    var server = try await ServingProgram.start(city)
    var desk = try await Desk(city, server)
    var noted = 0
    // Of a piece its head has come, one byte, a page, more than a buffer, all but a byte.
    for sent in [0, 1, 4_096, 70_000, 99_999] {
      let client = try await desk.begin(noted, promised: noted + 100_000, sent: noted + sent)
      let place = noted + sent
      try await eventually {
        guard let name = try desk.names("kept").first else { return false }
        let path = "\(city.data)/kept/\(name)"
        return try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0 >= place
      }
      await Self.kill(server)
      withExtendedLifetime(client) {}
      #expect(try await city.check().status == 0)
      server = try await ServingProgram.start(city)
      desk.browser = StaffBrowser(port: server.port, as: desk.browser)
      // On a slow machine it has given the sender up just before, and noted what had come.
      let said = try #require(try await desk.offset())
      #expect(said == noted || said == place, "\(noted) \(place)")
      noted = said
      #expect(try await desk.put(noted, noted + 50_000).status == 204)
      noted += 50_000
      #expect(try await desk.offset() == noted)
    }
    let kept = try #require(Self.kept(try await desk.put(noted, Self.size)))
    #expect(try await desk.send(kept: kept).status == 303)
    try await desk.isWhole()
    #expect(await server.stop() == 0)
  }

  @Test("between a file and its event: nothing of it is left but what waits for the form", arguments: [true, false])
  func beforeEvent(isKept: Bool) async throws {
    let city = try await City()
    let first = try await ServingProgram.start(city)
    var desk = try await Desk(city, first)
    let kept = isKept ? Self.kept(try await desk.put(0, Self.size)) : nil
    try #require((kept != nil) == isKept)
    // The file is on disk long before its event.
    try Database.brake(city, kind: "add_papers", turns: 50_000_000)
    let client = try await desk.begin(kept: kept)
    try await eventually { try !desk.names("files").isEmpty }
    await Self.kill(first)
    withExtendedLifetime(client) {}
    try Database.change(city, "DROP TRIGGER brake")
    #expect(try desk.names("files").count == 1)
    #expect(try Database.number(city, "SELECT count(*) FROM events WHERE kind = 'add_papers'") == 0)

    let second = try await ServingProgram.start(city)
    #expect(try desk.names("files").isEmpty)
    #expect(try desk.names("kept").count == (isKept ? 1 : 0))
    #expect(try await city.check().status == 0)
    desk.browser = StaffBrowser(port: second.port, as: desk.browser)
    #expect(try await desk.browser.get("/can-bo/ho-so/\(desk.code)/tep/1").status == 404)
    #expect(try await desk.send(kept: kept).status == 303)
    try await desk.isWhole()
    #expect(await second.stop() == 0)
  }

  @Test("A full disk in the middle of a piece: it is refused, what came before stays, and room lets it go on")
  func fullDisk() async throws {
    let city = try await City()
    let limited = try await ServingProgram.start(city, blocks: 2_048)
    var desk = try await Desk(city, limited)
    try #require(Self.size > 1 << 20)
    #expect(try await desk.put(0, 500_000).status == 204)
    let refused = try await desk.put(500_000, Self.size)
    #expect(refused.status == 503 && refused.text.contains("Máy chủ hết chỗ"), "\(refused.text)")
    let noted = try #require(try await desk.offset())
    #expect((500_000...1 << 20).contains(noted))
    // As a form without pieces.
    #expect(try await desk.send(kept: nil).status == 503)
    #expect(try desk.names("files").isEmpty)
    #expect(await limited.stop() == 0)

    let server = try await ServingProgram.start(city)
    desk.browser = StaffBrowser(port: server.port, as: desk.browser)
    #expect(try await desk.offset() == noted)
    let kept = try #require(Self.kept(try await desk.put(noted, Self.size)))
    #expect(try await desk.send(kept: kept).status == 303)
    try await desk.isWhole()
    #expect(await server.stop() == 0)
  }
}
