import FileKinds
import Foundation
import OneStop
import OneStopStore
import System
import TestSupport
import Testing

@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

/// clamd with a database of its own, which knows the test text of EICAR alone.
private final class Clamd: Sendable {
  static let program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].first(where: FileManager.default.isExecutableFile)
  /// Written so that no scanner finds it in this file.
  static let eicar = Array((#"X5O!P%@AP[4\PZX54(P^)7CC)7}$"# + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").utf8)

  let folder: TemporaryFolder
  private let process: Process

  init(limit: String = "30M") async throws {
    folder = try TemporaryFolder()
    let path = folder.path
    try FileManager.default.createDirectory(atPath: "\(path)/db", withIntermediateDirectories: true)
    let signature = "Test.Eicar:0:*:" + Self.eicar.map { String(format: "%02x", $0) }.joined() + "\n"
    try Data(signature.utf8).write(to: URL(filePath: "\(path)/db/test.ndb"))
    let settings = """
      DatabaseDirectory \(path)/db
      LocalSocket \(path)/clamd.ctl
      Foreground yes
      LogFile \(path)/clamd.log
      StreamMaxLength \(limit)

      """
    try Data(settings.utf8).write(to: URL(filePath: "\(path)/clamd.conf"))
    process = Process()
    process.executableURL = URL(filePath: try Self.program.unwrapped)
    process.arguments = ["--config-file=\(path)/clamd.conf"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let scanner = scanner
    let end = ContinuousClock.now + .seconds(60)
    while await !scanner.isThere() {
      guard ContinuousClock.now < end else { throw SystemError(call: "clamd", code: ETIMEDOUT) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  deinit { process.terminate() }

  var scanner: VirusScanner { VirusScanner(.path("\(folder.path)/clamd.ctl"), seconds: 20) }
}

@Suite("The virus scanner") struct VirusScannerTests {
  private static let dirty = Permit.pdf + Clamd.eicar

  @Test(
    "clamd finds the test text, in a form and in pieces, with a line in the security log",
    .enabled(if: Clamd.program != nil, "NOT RUN: no clamd (apt-get install clamav-daemon)"))
  func found() async throws {
    let clamd = try await Clamd()
    try await TestPortal.run(scanner: clamd.scanner) { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let words = try Resources.words(.vietnamese).files.problems
      let answer = try await asked.answer(
        of: code, "agree", "Nội dung", files: [.file("Tốt.pdf", Permit.pdf), .file("Xấu.pdf", Self.dirty)])
      #expect(answer.status == 422 && answer.text.contains("Tốt.pdf (1 KB)"))
      #expect(answer.text.contains(words[.virus].text(["name": "Xấu.pdf"])))
      let field = try await ComingField(asked, code)
      let piece = try await field.put(Self.dirty, name: "Xấu.pdf")
      #expect(piece.status == 422 && piece.text == words[.virus].text(["name": "Xấu.pdf"]))
      let lines = try await securityLines(of: portal)
      #expect(lines.count == 1 && lines.first?.actor == "qh" && lines.first?.detail == "Test.Eicar.UNOFFICIAL")
      #expect(try await portal.browser().get("/health/ready").text == "ready\n")
      let kept = try #require(ComingField.kept(answer))
      #expect(try await field.send([kept], csrf: answer.csrf).status == 303)
    }
  }

  /// Nobody waits for the line.
  private func securityLines(of portal: TestPortal) async throws -> [SecurityLine] {
    var lines: [SecurityLine] = []
    try await eventually {
      lines = try portal.data.read { try $0.securityLines(SecurityQuery(events: [.virusFound]), limit: 10) }.map(\.line)
      return !lines.isEmpty
    }
    return lines
  }

  @Test(
    "A file larger than clamd takes is not taken as clean",
    .enabled(if: Clamd.program != nil, "NOT RUN: no clamd (apt-get install clamav-daemon)"))
  func tooLarge() async throws {
    let clamd = try await Clamd(limit: "1M")
    let large = MemoryFile(content: Permit.pdf + [UInt8](repeating: 1, count: 3 << 20) + Clamd.eicar)
    guard case .unavailable = await clamd.scanner.scan(large) else {
      Issue.record("it was scanned")
      return
    }
    #expect(await clamd.scanner.scan(MemoryFile(content: Permit.pdf)) == .clean)
  }

  @Test("Where it does not answer, a form says so and keeps its text; a file in pieces waits, and goes on")
  func missing() async throws {
    let folder = try TemporaryFolder()
    let scanner = VirusScanner(.path("\(folder.path)/none"), seconds: 2)
    try await TestPortal.run(scanner: scanner) { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let sentence = try Resources.words(.vietnamese).files.problems[.unscanned].text(["name": "a.pdf"])
      let answer = try await asked.answer(of: code, "agree", "Nội dung", files: [.file("a.pdf", Permit.pdf)])
      #expect(answer.status == 422 && answer.text.contains(sentence) && answer.text.contains(">\nNội dung</textarea>"))
      let field = try await ComingField(asked, code)
      let piece = try await field.put(Permit.pdf, name: "a.pdf")
      #expect(piece.status == 503 && piece.text == sentence)
      #expect(try await field.offset() == Permit.pdf.count)
      #expect(try await field.put([], at: Permit.pdf.count, of: Permit.pdf.count).status == 503)
      let ready = try await portal.browser().get("/health/ready")
      #expect(ready.status == 200 && ready.text.contains("virus scanner: does not answer"))
    }
  }

  @Test(
    "What clamd may answer",
    arguments: [
      ("stream: OK", .clean), ("stream: Eicar-Signature FOUND", .found("Eicar-Signature")),
      ("stream: A\u{1B}[0m FOUND", .found("A?[0m")), ("", .unavailable("it says: ")),
      ("INSTREAM size limit exceeded. ERROR", .unavailable("it says: INSTREAM size limit exceeded. ERROR")),
      ("stream: Heuristics ERROR", .unavailable("it says: stream: Heuristics ERROR")),
      ("OK", .unavailable("it says: OK")), ("stream: OK FOUND", .found("OK")),
    ] as [(String, VirusScanner.Verdict)])
  func answers(text: String, verdict: VirusScanner.Verdict) {
    #expect(VirusScanner.verdict(text) == verdict)
  }

  @Test(
    "Where it may listen",
    arguments: [
      ("/run/clamav/clamd.ctl", .path("/run/clamav/clamd.ctl")), ("127.0.0.1:3310", .host("127.0.0.1", port: 3_310)),
      ("[::1]:3310", .host("::1", port: 3_310)), ("clamd.internal:1", .host("clamd.internal", port: 1)),
      ("::1:3310", nil), ("clamd", nil), (":3310", nil), ("a:0", nil), ("a:65536", nil), ("a:-1", nil), ("", nil),
    ] as [(String, SocketAddress?)])
  func addresses(text: String, address: SocketAddress?) {
    #expect(SocketAddress(text) == address)
  }
}

private struct MemoryFile: ByteSource {
  var content: [UInt8]
  var size: Int { content.count }

  func bytes(upTo count: Int, from offset: Int) -> [UInt8] {
    offset < content.count ? Array(content[offset..<min(content.count, offset + count)]) : []
  }
}
