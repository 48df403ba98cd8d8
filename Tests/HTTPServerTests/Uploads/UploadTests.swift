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
    let other = try TemporaryFolder()
    folder.write("source", [1])
    let uploads = try UploadFolder(path: other.path)
    let adopted = await #expect(throws: SystemError.self) {
      try await uploads.adopt(folder.path + "/source", as: name)
    }
    #expect(adopted?.code == EINVAL)
    unlink(folder.path + "/source")
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

  @Test(
    "Types are recognised by content",
    arguments: [
      ("%PDF-1.4", FileKind.pdf), ("GIF89a..", .gif), ("RIFF....WEBPVP8 ", .webp), ("RIFF....WAVE", .unknown),
      ("....ftypheic", .heic), ("....ftypisom", .unknown), ("PK\u{3}\u{4}", .zip), ("<html>", .unknown), ("", .unknown),
      ("II*\u{0}", .tiff), ("MM\u{0}*", .tiff), ("%PDF", .unknown),
      (String(repeating: "x", count: 1_019) + "%PDF-1.4", .pdf),
      (String(repeating: "x", count: 1_020) + "%PDF-1.4", .unknown),
      ("AC1032....", .drawing), ("AC1O32", .unknown), ("AutoCAD Binary DXF\r\n", .exchangedDrawing),
      ("  0\r\nSECTION\r\n", .exchangedDrawing), ("999\nby hand\n0\nSECTION\n", .exchangedDrawing),
      ("999\n", .unknown), ("0\nEOF", .unknown), ("-----BEGIN PKCS7-----\n", .signed), ("<?xml version", .xml),
      ("\u{FEFF}<?xml version", .xml), ("{\\rtf1", .richText), ("MZ\u{0}", .unknown), ("#!/bin/sh", .unknown),
    ])
  func kinds(_ text: String, _ kind: FileKind) {
    #expect(FileKind(Array(text.utf8)) == kind)
  }

  @Test(
    "A name gets an extension that fits its content",
    arguments: [
      ("đơn.pdf", FileKind.pdf, "đơn.pdf"), ("ĐƠN.PDF", .pdf, "ĐƠN.PDF"), ("đơn.exe", .pdf, "đơn.exe.pdf"),
      ("đơn.html", .pdf, "đơn.html.pdf"), ("a.pdf.exe", .pdf, "a.pdf.exe.pdf"), ("a", .png, "a.png"),
      ("Công văn 12.2024", .pdf, "Công văn 12.2024.pdf"), ("pdf", .pdf, "pdf.pdf"),
      ("a.jpeg", .jpeg, "a.jpeg"), ("a.docx", .zip, "a.docx"), ("a.docm", .zip, "a.docm.zip"),
      ("a.jar", .zip, "a.jar.zip"),
      ("a.msi", .oldOffice, "a.msi.doc"), ("a.svg", .xml, "a.svg.xml"), ("a.xhtml", .xml, "a.xhtml.xml"),
      ("bản vẽ.dwg", .drawing, "bản vẽ.dwg"), ("a.pdf.p7m", .signed, "a.pdf.p7m"), ("a.pdf", .unknown, "a.pdf.bin"),
    ])
  func endings(_ name: String, _ kind: FileKind, _ expected: String) {
    #expect(kind.named(name) == expected)
    #expect(kind.named(expected) == expected)
  }

  @Test("Every type has an extension of its own", arguments: FileKind.allCases)
  func ownEnding(kind: FileKind) {
    let name = kind.named("a.exe")
    #expect(name.hasPrefix("a.exe.") && FileKind.allCases.filter { $0.named(name) == name } == [kind])
  }

  @Test("A signed container is recognised by its object identifier, with any form of length")
  func signed() {
    let oid: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    for length: [UInt8] in [[0x20], [0x80], [0x82, 1, 0], [0x84, 0, 1, 0, 0]] {
      #expect(FileKind([0x30] + length + oid + [0xA0]) == .signed)
    }
    #expect(FileKind([0x30, 0x20] + oid.dropLast() + [1]) == .unknown)
    #expect(FileKind([0x31, 0x20] + oid) == .unknown)
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
