import Foundation
import System
import TestSupport
import Testing

@testable import HTTPServer

@Suite("Uploads to disk")
struct UploadTests {
  private static let pdf = Array("%PDF-1.7\n".utf8)

  /// Keeps each file under its part's name, and answers with what it is.
  private static func handler(_ folder: UploadFolder, limit: Int = .max) -> Handler {
    { request, _ in
      var lines: [String] = []
      for try await part in try request.multipart() where part.filename != nil {
        let file = try await folder.save(part, limit: limit)
        try await file.keep(as: part.name)
        lines.append("\(file.name) \(file.kind.mediaType) \(file.size)")
      }
      return .text(lines.joined(separator: "\n"))
    }
  }

  private static func part(_ name: String, _ filename: String, _ content: [UInt8]) -> [UInt8] {
    Array("--b\r\nContent-Disposition: form-data; name=\(name); filename=\"\(filename)\"\r\n\r\n".utf8) + content
      + Array("\r\n".utf8)
  }

  private static func send(_ body: [UInt8], length: Int? = nil, by client: TestClient) {
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n")
    client.send("Content-Length: \(length ?? body.count)\r\n\r\n")
    client.send(body)
  }

  @Test(
    "Files arrive whole, with types by content, whether or not the file system has unnamed files",
    arguments: [false, true])
  func arrive(_ hidesNames: Bool) async throws {
    let folder = try TemporaryFolder()
    let uploads = try UploadFolder(path: folder.path, hidesNames: hidesNames)
    let large = Self.pdf + (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var limits = Limits()
    limits.body = 25 * 1024 * 1024
    try await withServer(Self.handler(uploads), limits: limits) { port, _ in
      let client = try TestClient(port: port)
      let body = Self.part("one", "C:\\Đơn\\đơn xin.exe", large) + Self.part("two", "", [0xFF, 0xD8, 0xFF, 0xE0])
      Self.send(body + Array("--b--\r\n".utf8), by: client)
      #expect(
        try client.answer().text == "đơn xin.exe application/pdf \(large.count)\nfile image/jpeg 4")
    }
    #expect(try folder.names() == ["one", "two"])
    #expect(try Data(contentsOf: URL(filePath: folder.path + "/one")) == Data(large))
  }

  @Test("A name in use is refused, and the file there stays", arguments: [false, true])
  func taken(_ hidesNames: Bool) async throws {
    let folder = try TemporaryFolder()
    try Data("before".utf8).write(to: URL(filePath: folder.path + "/one"))
    let uploads = try UploadFolder(path: folder.path, hidesNames: hidesNames)
    try await withServer(Self.handler(uploads)) { port, _ in
      let client = try TestClient(port: port)
      Self.send(Self.part("one", "a", Self.pdf) + Array("--b--\r\n".utf8), by: client)
      #expect(try client.answer().status == 500)
    }
    #expect(try String(contentsOfFile: folder.path + "/one", encoding: .utf8) == "before")
    #expect(try folder.becomes(["one"]))
  }

  @Test("An upload that breaks off, is malformed or too large leaves no file behind", arguments: [false, true])
  func broken(_ hidesNames: Bool) async throws {
    let folder = try TemporaryFolder()
    let uploads = try UploadFolder(path: folder.path, hidesNames: hidesNames)
    try await withServer(Self.handler(uploads, limit: 200_000)) { port, _ in
      let whole = Self.part("one", "a.pdf", Self.pdf + [UInt8](repeating: 7, count: 100_000))
      // The client goes away in the middle.
      var client: TestClient? = try TestClient(port: port)
      if let client { Self.send(Array(whole.prefix(70_000)), length: 500_000, by: client) }
      client = nil
      // The last boundary never comes.
      let malformed = try TestClient(port: port)
      Self.send(Array(whole.dropLast(2)), by: malformed)
      #expect(try malformed.answer().status == 400)
      let large = try TestClient(port: port)
      Self.send(
        Self.part("one", "a.pdf", [UInt8](repeating: 7, count: 200_001)) + Array("--b--\r\n".utf8), by: large)
      #expect(try large.answer().status == 413)
    }
    #expect(try folder.becomes([]))
  }

  @Test("A file is kept in its folder and nowhere else", arguments: ["", ".", "..", "../x", "a/b"])
  func nameOutside(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let file = UploadedFile(
      try TemporaryFile.hidden(in: folder.path), folder: folder.path, name: "a", kind: .unknown, size: 0)
    let kept = await #expect(throws: SystemError.self) { try await file.keep(as: name) }
    #expect(kept?.code == EINVAL)
    let replaced = await #expect(throws: SystemError.self) { try await file.replace(name, in: folder.path) }
    #expect(replaced?.code == EINVAL)
    #expect(try folder.names().allSatisfy { $0.hasPrefix(TemporaryFile.hiddenPrefix) })
  }

  @Test("Files that a dead process has left under hidden names are removed")
  func leftovers() throws {
    let folder = try TemporaryFolder()
    try Data().write(to: URL(filePath: folder.path + "/.upload-abcdef"))
    try Data().write(to: URL(filePath: folder.path + "/kept"))
    _ = try UploadFolder(path: folder.path)
    #expect(try folder.names() == ["kept"])
  }

  @Test(
    "Names are cleaned",
    arguments: [
      ("đơn đề nghị.pdf", "đơn đề nghị.pdf"), ("", "file"), ("...", "file"), ("..\u{0}/.", "_"),
      (".bashrc", "bashrc"), ("a\u{202E}fdp.exe", "afdp.exe"), ("a:b|c?.pdf", "a_b_c_.pdf"), ("a\r\nb", "ab"),
      ("a\u{61C}\u{200B}\u{AD}\u{2028}\u{E0041}b\u{2060}.pdf", "ab.pdf"), ("\u{E0041}", "file"),
      (" a. ", "a"), (String(repeating: "ồ", count: 100) + ".pdf", String(repeating: "ồ", count: 65) + ".pdf"),
      (String(repeating: "a", count: 300), String(repeating: "a", count: 200)),
      (String(repeating: "a", count: 201), String(repeating: "a", count: 200)),
      (
        String(repeating: "a", count: 190) + "." + String(repeating: "b", count: 20),
        String(repeating: "a", count: 190) + "." + String(repeating: "b", count: 9)
      ),
    ])
  func names(_ name: String, _ cleaned: String) {
    #expect(UploadedFile.cleaned(name) == cleaned)
  }
}

extension TemporaryFolder {
  fileprivate func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

  /// Whether the folder holds these, at once or as soon as the disk's threads have released their files.
  fileprivate func becomes(_ names: [String]) throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(10)
    while try self.names() != names, .now < deadline { usleep(1000) }
    return try self.names() == names
  }
}
