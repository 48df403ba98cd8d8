import FileKinds
import Foundation
import Glibc
import OneStop
import OneStopStore
import Synchronization
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

  @Test("An answer that comes before the whole file was sent does not say that it is clean")
  func early() async throws {
    let large = MemoryFile(content: Permit.pdf + [UInt8](repeating: 1, count: 3 << 20))
    for (answer, verdict) in [
      ("stream: OK", VirusScanner.Verdict.unavailable("it has an answer before it has the file")),
      ("stream: X FOUND", .found("X")),
    ] {
      let scanner = try MadeUpScanner { ($0.count == 1, Array("\(answer)\0".utf8)) }
      #expect(await VirusScanner(scanner.address, seconds: 20).scan(large) == verdict)
    }
    let whole = try MadeUpScanner { ($0.suffix(5) == [3, 0, 0, 0, 0], Array("stream: OK\0".utf8)) }
    #expect(await VirusScanner(whole.address, seconds: 20).scan(MemoryFile(content: [1, 2, 3])) == .clean)
  }

  @Test("One that takes a file and says nothing is not asked about the form's other files")
  func silent() async throws {
    let silent = try MadeUpScanner { _ in (false, []) }
    try await TestPortal.run(scanner: VirusScanner(silent.address, seconds: 1)) { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let files = (1...3).map { Part.file("\($0).pdf", Permit.pdf + [UInt8($0)]) }
      let answer = try await asked.answer(of: code, "agree", "Nội dung", files: files)
      let words = try Resources.words(.vietnamese).files.problems
      #expect(answer.status == 422 && answer.text.contains(">\nNội dung</textarea>"))
      for name in 1...3 { #expect(answer.text.contains(words[.unscanned].text(["name": "\(name).pdf"]))) }
      #expect(silent.connections == 1)
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

/// Answers by what it has received, with a thread for each connection.
private final class MadeUpScanner: Sendable {
  typealias Answering = @Sendable (_ received: [UInt8]) -> (isNow: Bool, answer: [UInt8])

  private let folder: TemporaryFolder
  private let listener: Int32
  private let count = Mutex(0)
  var address: SocketAddress { .path("\(folder.path)/scanner") }
  var connections: Int { count.withLock { $0 } }

  init(_ answering: @escaping Answering) throws {
    folder = try TemporaryFolder()
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    let path = "\(folder.path)/scanner"
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    let listener = listener
    let result = withUnsafeBytes(of: &name) {
      bind(listener, $0.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count))
    }
    try #require(result == 0 && listen(listener, 10) == 0)
    Foundation.Thread.detachNewThread { [weak self] in
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        self?.count.withLock { $0 += 1 }
        Foundation.Thread.detachNewThread { MadeUpScanner.serve(connection, answering) }
      }
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func serve(_ connection: Int32, _ answering: Answering) {
    var received: [UInt8] = []
    var byte: UInt8 = 0
    // Byte by byte, so that it can answer behind the first.
    while recv(connection, &byte, 1, 0) == 1 {
      received = received.suffix(7) + [byte]
      let (isNow, answer) = answering(received)
      if isNow {
        _ = send(connection, answer, answer.count, Int32(MSG_NOSIGNAL))
        break
      }
    }
    close(connection)
  }
}

private struct MemoryFile: ByteSource {
  var content: [UInt8]
  var size: Int { content.count }

  func bytes(upTo count: Int, from offset: Int) -> [UInt8] {
    offset < content.count ? Array(content[offset..<min(content.count, offset + count)]) : []
  }
}
