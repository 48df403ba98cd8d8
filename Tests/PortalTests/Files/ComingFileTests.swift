import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

/// The field of an answer's page, as its script uses it.
struct ComingField {
  let browser: Browser
  let code: DossierCode
  let csrf: String
  let draft: String
  var id = "a1"

  init(_ browser: Browser, _ code: DossierCode) async throws {
    let page = try await browser.get("/can-bo/ho-so/\(code)")
    (self.browser, self.code, csrf) = (browser, code, page.csrf)
    draft = try String(page.text.firstMatch(of: /data-draft="([^"]+)"/).unwrapped.output.1)
  }

  var path: String { "/tep-tai-len/\(id)" }

  func head(_ offset: Int, of size: Int, name: String = "Ý kiến.pdf", draft: String? = nil) -> [(String, String)] {
    [
      ("Form-Token", csrf), ("Upload-Offset", "\(offset)"), ("Upload-Length", "\(size)"),
      ("File-Draft", draft ?? self.draft), ("File-Field", "tep"), ("File-Name", percentEncoded(name)),
    ]
  }

  func put(_ piece: [UInt8], at offset: Int, of size: Int, name: String = "Ý kiến.pdf") async throws -> Answer {
    try await browser.ask("PUT", path, fields: head(offset, of: size, name: name), body: piece)
  }

  /// All at once.
  func put(_ content: [UInt8], name: String = "Ý kiến.pdf") async throws -> Answer {
    try await put(content, at: 0, of: content.count, name: name)
  }

  /// Begins to send a piece, and leaves the rest for later.
  func open(_ beginning: [UInt8], at offset: Int, promising length: Int, of size: Int, port: Int) throws -> TestClient {
    let client = try TestClient(port: port)
    let lines = head(offset, of: size).map { "\($0.0): \($0.1)\r\n" }.joined()
    let cookies = browser.allCookies.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    client.send(
      "PUT \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: \(cookies)\r\n\(lines)Content-Length: \(length)\r\n\r\n")
    client.send(beginning)
    return client
  }

  func offset() async throws -> Int? {
    let answer = try await browser.get(path)
    return answer.status == 204 ? answer.field("Upload-Offset").flatMap { Int($0) } : nil
  }

  /// What the finished file's tick is worth in the form.
  static func kept(_ answer: Answer) -> String? {
    answer.text.firstMatch(of: /name="tep-giu" value="([^"]+)" checked/).map { String($0.output.1) }
  }

  func send(_ kept: [String], csrf: String? = nil) async throws -> Answer {
    try await browser.upload(
      "/can-bo/ho-so/\(code)/tra-loi",
      [.text("_csrf", csrf ?? self.csrf), .text("y_kien", "1"), .text("ket_luan", "agree")]
        + kept.map { .text("tep-giu", $0) })
  }
}

@Suite("Files that come in pieces") struct ComingFileTests {
  private static let content =
    Permit.pdf + (0..<5_000).map { UInt8(truncatingIfNeeded: $0 &* 31) } + Array("%%EOF".utf8)

  private func files(_ portal: TestPortal) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: portal.store.folder.kept)
  }

  private func run(_ body: (TestPortal, ComingField) async throws -> Void) async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      try await body(portal, ComingField(asked, code))
    }
  }

  @Test("One comes in pieces, waits as a tick on the page, and is in the answer that names it")
  func pieces() async throws {
    try await run { portal, field in
      let size = Self.content.count
      for start in stride(from: 0, to: size - 1_000, by: 1_000) {
        let answer = try await field.put(Array(Self.content[start..<start + 1_000]), at: start, of: size)
        #expect(answer.status == 204 && answer.field("Upload-Offset") == "\(start + 1_000)")
        #expect(try await field.offset() == start + 1_000)
      }
      let rest = try #require(try await field.offset())
      let last = try await field.put(Array(Self.content[rest...]), at: rest, of: size)
      #expect(last.status == 200 && last.text.contains("Ý kiến.pdf (5 KB)"))
      let kept = try #require(ComingField.kept(last))
      let page = try await field.browser.get("/can-bo/ho-so/\(field.code)")
      #expect(ComingField.kept(page) == kept)
      #expect(try await field.offset() == nil)
      #expect(try await field.send([kept]).status == 303)
      let file = try #require(portal.dossier(field.code).consultations.first?.end?.files.first)
      #expect(file.name == "Ý kiến.pdf" && file.size == size)
      let shown = try await field.browser.get("/can-bo/ho-so/\(field.code)/y-kien/1/1")
      #expect(shown.body == Self.content)
      #expect(try portal.store.check().isSound)
    }
  }

  @Test("Broken off at any byte it names nothing, and goes on where the server says", arguments: [0, 1, 9, 999, 4_999])
  func broken(at byte: Int) async throws {
    try await run { portal, field in
      let size = Self.content.count
      // The head promises all of it, and the connection ends.
      let lines = field.head(0, of: size).map { "\($0.0): \($0.1)\r\n" }.joined()
      _ = try? await field.browser.send(
        "PUT \(field.path) HTTP/1.1\r\n\(lines)Content-Length: \(size)\r\n", to: field.path,
        body: Array(Self.content[..<byte]), breaksOff: true)
      let end = ContinuousClock.now + .seconds(60)
      while try await field.offset() != byte, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(5)) }
      #expect(try await field.offset() == byte)
      #expect(try await ComingField.kept(field.browser.get("/can-bo/ho-so/\(field.code)")) == nil)
      #expect(try portal.files().isEmpty)
      var last = try await field.put(Array(Self.content[byte...]), at: byte, of: size)
      // The request that broke off has the file until it ends.
      while last.status == 409, ContinuousClock.now < end {
        last = try await field.put(Array(Self.content[byte...]), at: byte, of: size)
      }
      let kept = try #require(ComingField.kept(last))
      #expect(try await field.send([kept]).status == 303)
      let shown = try await field.browser.get("/can-bo/ho-so/\(field.code)/y-kien/1/1")
      #expect(shown.body == Self.content)
    }
  }

  @Test("A piece elsewhere is answered with the place where it belongs, and writes nothing")
  func wrongPlace() async throws {
    try await run { portal, field in
      let size = Self.content.count
      #expect(try await field.put(Array(Self.content[..<100]), at: 0, of: size).status == 204)
      for offset in [0, 99, 101, size, 1 << 40] {
        let answer = try await field.put([1, 2, 3], at: offset, of: size)
        #expect(answer.status == 409 && answer.field("Upload-Offset") == "100", "\(offset)")
      }
      // More than was announced is not taken.
      let tooLong = try await field.put(Array(Self.content[100...]) + [0], at: 100, of: size)
      #expect(tooLong.status == 413)
      #expect(try await field.put([], at: 7, of: size).status == 409)
    }
  }

  @Test("A file that is not taken is gone, with its sentence")
  func faults() async throws {
    try await run { portal, field in
      for sample in FileFaultTests.samples {
        var answer = try await field.put(
          Array(sample.content.prefix(1_000)), at: 0, of: sample.content.count, name: sample.name)
        let isLarge = sample.problem == .tooLarge
        #expect(answer.status == (isLarge ? 413 : 422))
        #expect(answer.field("Content-Type") == "text/plain; charset=utf-8")
        let sentence = try Resources.words(.vietnamese).files.problems[sample.problem]
        // The whole path is a name here; only its last part reaches a form.
        if !sample.name.contains("/") {
          #expect(answer.text == sentence.text(["name": sample.shown ?? sample.name]))
        }
        #expect(try files(portal).isEmpty)
        #expect(try await field.offset() == nil)
        answer = try await field.browser.get("/can-bo/ho-so/\(field.code)")
        #expect(ComingField.kept(answer) == nil)
      }
    }
  }

  @Test("Without the form's token, or for a draft that the page did not offer, nothing comes")
  func forbidden() async throws {
    try await run { portal, field in
      let size = Self.content.count
      for token in ["", "đoán", "a.b.c.d"] {
        var head = field.head(0, of: size)
        head[0].1 = token
        let answer = try await field.browser.ask("PUT", field.path, fields: head, body: Self.content)
        #expect(answer.status == 403)
      }
      let parts = field.draft.split(separator: ".")
      for draft in ["", "..", "\(parts[0]).y-kien-2.\(parts[2])", "\(parts[0]).\(parts[1]).x", "\(field.draft)x"] {
        let answer = try await field.browser.ask(
          "PUT", field.path, fields: field.head(0, of: size, draft: draft), body: Self.content)
        #expect(answer.status == 404, "\(draft)")
      }
      // A colleague has files of their own, also of the same number, and no use for this page's draft.
      #expect(try await field.put(Array(Self.content[..<100]), at: 0, of: size).status == 204)
      let thief = try await portal.signedIn("hoa", agency: Permit.planning)
      let other = try await ComingField(thief, field.code)
      #expect(try await other.offset() == nil)
      let stolen = try await thief.ask(
        "PUT", field.path, fields: other.head(0, of: size, draft: field.draft), body: Self.content)
      #expect(stolen.status == 404)
      let deleted = try await thief.ask("DELETE", field.path, fields: [("Form-Token", other.csrf)])
      #expect(deleted.status == 404)
      #expect(try await field.offset() == 100)
      for head in [[("Form-Token", field.csrf)], [("Form-Token", field.csrf), ("Upload-Offset", "-1")]] {
        #expect(try await field.browser.ask("PUT", field.path, fields: head, body: [1]).status == 400)
      }
    }
  }

  @Test("One that is not wanted is gone, half or whole")
  func removed() async throws {
    try await run { portal, field in
      for end in [100, Self.content.count] {
        _ = try await field.put(Array(Self.content[..<end]), at: 0, of: Self.content.count)
        #expect(try files(portal).count == 1)
        let token = [("Form-Token", field.csrf)]
        #expect(try await field.browser.ask("DELETE", field.path).status == 403)
        #expect(try await field.browser.ask("DELETE", field.path, fields: token).status == 204)
        #expect(try files(portal).isEmpty)
        #expect(try await field.browser.ask("DELETE", field.path, fields: token).status == 404)
        #expect(try await field.offset() == nil)
      }
    }
  }

  @Test("Whatever is sent for a whole file again writes nothing: before its form is sent, while it is, and afterwards")
  func overwritten() async throws {
    try await run { portal, field in
      let whole = try await field.put(Self.content)
      let kept = try #require(ComingField.kept(whole))
      for piece in [Self.content, Array("Z".utf8), []] {
        let again = try await field.put(piece, at: 0, of: Self.content.count)
        #expect(again.status == 200 && again.body == whole.body)
      }
      #expect(try await field.offset() == nil)
      // One that has begun to come before the form is sent goes on after it.
      let held = try field.open([90], at: 0, promising: 100, of: Self.content.count, port: portal.port)
      #expect(try held.answer().status == 200)
      #expect(try await field.send([kept]).status == 303)
      held.send([UInt8](repeating: 90, count: 99))
      for size in [Self.content.count, 100] {
        let late = try await field.put([UInt8](repeating: 90, count: 50), at: 0, of: size)
        #expect(late.status == 204, "a new file")
        #expect(try await field.browser.ask("DELETE", field.path, fields: [("Form-Token", field.csrf)]).status == 204)
      }
      #expect(try await field.browser.get("/can-bo/ho-so/\(field.code)/y-kien/1/1").body == Self.content)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("A piece on its way to a file that was given up meanwhile never reaches the one that came in its place")
  func replaced() async throws {
    try await run { portal, field in
      let size = Self.content.count
      let held = try field.open([90], at: 0, promising: size, of: size, port: portal.port)
      try await eventually { try files(portal).contains { try self.size($0, portal) == 1 } }
      #expect(try await field.put(Self.content).status == 409, "the other has it")
      #expect(try await field.browser.ask("DELETE", field.path, fields: [("Form-Token", field.csrf)]).status == 204)
      let kept = try #require(ComingField.kept(try await field.put(Self.content)))
      held.send([UInt8](repeating: 90, count: size - 1))
      #expect(try held.answer().status == 404)
      #expect(try files(portal) == [kept])
      #expect(try await field.send([kept]).status == 303)
      #expect(try await field.browser.get("/can-bo/ho-so/\(field.code)/y-kien/1/1").body == Self.content)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("What is lost of a coming file comes again from its beginning", arguments: [0, 1, 99])
  func lost(_ left: Int) async throws {
    try await run { portal, field in
      let size = Self.content.count
      #expect(try await field.put(Array(Self.content[..<100]), at: 0, of: size).status == 204)
      let path = try "\(portal.store.folder.kept)/\(files(portal)[0])"
      if left == 0 {
        try FileManager.default.removeItem(atPath: path)
      } else {
        #expect(truncate(path, left) == 0)
      }
      let answer = try await field.put(Array(Self.content[100...]), at: 100, of: size)
      #expect(answer.status == 409 && answer.field("Upload-Offset") == "0")
      #expect(try await field.offset() == 0)
      let kept = try #require(ComingField.kept(try await field.put(Self.content)))
      #expect(try await field.send([kept]).status == 303)
      #expect(try await field.browser.get("/can-bo/ho-so/\(field.code)/y-kien/1/1").body == Self.content)
    }
  }

  private func size(_ name: String, _ portal: TestPortal) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: "\(portal.store.folder.kept)/\(name)")[.size] as? Int
  }

  @Test("The same content twice is one file")
  func same() async throws {
    try await run { portal, field in
      var field = field
      let first = try await ComingField.kept(field.put(Self.content))
      field.id = "a2"
      #expect(try await ComingField.kept(field.put(Self.content, name: "Bản sao.pdf")) == first)
      #expect(first != nil)
      // Also where two send it under one number at once.
      field.id = "a3"
      try await withThrowingTaskGroup(of: Int.self) { [field] group in
        for _ in 1...4 { group.addTask { try await field.put(Self.content).status } }
        for try await status in group { #expect([200, 409].contains(status)) }
      }
      #expect(try await ComingField.kept(field.put(Self.content)) == first)
      #expect(try files(portal).count == 1)
    }
  }

  @Test("A form that names a file that is no longer there says so, and keeps the rest")
  func gone() async throws {
    try await run { portal, field in
      let kept = try #require(try await ComingField.kept(field.put(Self.content)))
      let answer = try await field.send([kept, "không-có"])
      #expect(answer.status == 422 && ComingField.kept(answer) == kept)
      let sentence = try Resources.words(.vietnamese).files.gone.text
      #expect(answer.text.contains(sentence))
      #expect(try await field.send([kept], csrf: answer.csrf).status == 303)
    }
  }

  @Test("The disk is full in the middle: 503, nothing is lost, and it goes on once there is room")
  func fullDisk() async throws {
    try await run { portal, field in
      let size = Self.content.count
      #expect(try await field.put(Array(Self.content[..<100]), at: 0, of: size).status == 204)
      let path = try "\(portal.store.folder.kept)/\(files(portal)[0])"
      try FileManager.default.moveItem(atPath: path, toPath: path + ".aside")
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/full")
      #expect(try await field.put(Array(Self.content[100...]), at: 100, of: size).status == 503)
      #expect(try await field.offset() == 100)
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: path + ".aside", toPath: path)
      #expect(try await field.put(Array(Self.content[100...]), at: 100, of: size).status == 200)
    }
  }

  @Test("Nobody can leave more than their share waiting, and the sentence says so")
  func share() async throws {
    try await run { portal, field in
      var field = field
      for number in 0..<16 {
        field.id = "n\(number)"
        #expect(try await field.put([1], at: 0, of: FileIntake.largest).status == 204)
      }
      field.id = "n16"
      let answer = try await field.put([1], at: 0, of: 2)
      #expect(answer.status == 413)
      let sentence = try Resources.words(.vietnamese).files.coming.tooManyOfOwner.text
      #expect(answer.text == sentence)
      let other = try await ComingField(try await portal.signedIn("hoa", agency: Permit.planning), field.code)
      #expect(try await other.put([1], at: 0, of: 2).status == 204)
    }
  }

  @Test("Those that nobody goes on sending are swept after six hours, and not before")
  func sweep() async throws {
    try await run { portal, field async throws in
      let begun = try await field.put([1], at: 0, of: 2)
      #expect(begun.status == 204)
      portal.now = portal.now.adding(microseconds: 5 * Moment.hour)
      #expect(try await portal.store.sweepKept(now: portal.now) == 0)
      #expect(try portal.data.read { try $0.waitingFiles() } == WaitingFiles(count: 1, size: 1))
      // The file's own time is the machine's, far behind the portal's.
      portal.now = try #require(Moment("2100-01-01T00:00"))
      #expect(try await portal.store.sweepKept(now: portal.now) == 1)
      #expect(try portal.data.read { try $0.waitingFiles() } == WaitingFiles(count: 0, size: 0))
      #expect(try files(portal).isEmpty)
    }
  }
}
