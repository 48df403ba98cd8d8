import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Pages
@testable import Web
@testable import Words

@Suite("Files that are not taken") struct FileFaultTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var problem: FileProblem
    var name: String
    var content: [UInt8]
    /// As the page has it.
    var shown: String?

    var testDescription: String { "\(problem): \(name)" }
  }

  private static func archive(_ name: String, unpacked: [UInt8] = [20, 0, 0, 0], flags: UInt8 = 0) -> [UInt8] {
    let list: [UInt8] =
      Array("PK\u{1}\u{2}".utf8) + [20, 0, 20, 0, flags, 0, 8, 0] + [UInt8](repeating: 0, count: 8) + [1, 0, 0, 0]
      + unpacked + [UInt8(name.utf8.count), 0, 0, 0, 0, 0] + [UInt8](repeating: 0, count: 12) + name.utf8
    return Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 60) + list + "PK\u{5}\u{6}".utf8
      + [0, 0, 0, 0, 1, 0, 1, 0, UInt8(list.count), 0, 0, 0, 64, 0, 0, 0, 0, 0]
  }

  static func png(_ side: [UInt8]) -> [UInt8] {
    [0x89] + "PNG\r\n".utf8 + [0x1A, 0x0A, 0, 0, 0, 13] + "IHDR".utf8 + side + side + [8, 2, 0, 0, 0]
      + [0, 0, 0, 0, 0, 0, 0, 0] + "IEND".utf8 + [0xAE, 0x42, 0x60, 0x82]
  }

  static let samples: [Sample] = [
    Sample(problem: .empty, name: "trống.pdf", content: []),
    Sample(problem: .unknown, name: "ghi âm.mp3", content: Array("ID3\u{4}".utf8)),
    Sample(problem: .program, name: "giấy phép.pdf", content: Array("MZ\u{90}\u{0}".utf8)),
    Sample(problem: .program, name: "cài đặt.pdf", content: Array("MZ\u{90}\u{0}%PDF-1.7".utf8)),
    Sample(problem: .program, name: "hình.xml", content: Array("<?xml version='1.0'?><svg onload='a()'/>".utf8)),
    Sample(problem: .program, name: "trang.html", content: Array("<!doctype html>".utf8)),
    Sample(problem: .program, name: "mẫu.docx", content: archive("word/vbaProject.bin")),
    Sample(problem: .program, name: "lưu trữ.zip", content: archive("đơn.pdf.exe")),
    Sample(problem: .bomb, name: "nhỏ.zip", content: archive("a", unpacked: [0xFF, 0xFF, 0xFF, 0xFF])),
    Sample(
      problem: .bomb, name: "dữ liệu.xml", content: Array("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]>".utf8)),
    Sample(problem: .hugePicture, name: "quét.png", content: png([0, 0, 0x40, 0])),
    Sample(problem: .encrypted, name: "mật.pdf", content: Array("%PDF-1.7 trailer << /Encrypt 12 0 R >>".utf8)),
    Sample(problem: .encrypted, name: "mật.zip", content: archive("a.pdf", flags: 1)),
    Sample(problem: .broken, name: "dở.zip", content: Array("PK\u{3}\u{4}".utf8)),
    Sample(problem: .broken, name: "nửa.pdf", content: Array("%PDF-1.4\n1 0 obj".utf8)),
    Sample(problem: .broken, name: "nửa.png", content: Array(png([0, 0, 1, 0]).dropLast(9))),
    Sample(problem: .broken, name: "dở.jpg", content: [0xFF, 0xD8, 0xFF, 0xE0]),
    Sample(problem: .empty, name: "../../etc/passwd", content: [], shown: "passwd"),
    Sample(problem: .empty, name: "..", content: [], shown: "file"),
    Sample(problem: .empty, name: "a\u{202E}fdp.exe", content: [], shown: "afdp.exe"),
    Sample(
      problem: .empty, name: String(repeating: "ễ", count: 300) + ".pdf", content: [],
      shown: String(repeating: "ễ", count: 65) + ".pdf"),
    Sample(problem: .tooLarge, name: "to.pdf", content: Permit.pdf + [UInt8](repeating: 0, count: FileIntake.largest)),
  ]

  private static func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

  @Test("Each has its sentence in both languages; what was typed and the good file stay")
  func faults() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      for sample in Self.samples {
        for language in Language.allCases {
          asked.setCookie("ngon_ngu", language.rawValue)
          let answer = try await asked.answer(
            of: code, "agree", "Nội dung",
            files: [.file("Tốt.pdf", Permit.pdf), .file(sample.name, sample.content)])
          #expect(answer.status == (sample.problem == .tooLarge ? 413 : 422))
          let name = HTML(text: sample.shown ?? sample.name)
          let sentence = try Resources.words(language).files.problems[sample.problem](["name": name])
          #expect(answer.text.contains(Self.text(sentence)), "\(Self.text(sentence))")
          #expect(answer.text.contains("Tốt.pdf (1 KB)") && answer.text.contains(">\nNội dung</textarea>"))
        }
        #expect(try portal.files().isEmpty)
        #expect(try portal.dossier(code).openConsultations.count == 1)
      }
    }
  }

  @Test("Every problem has a sentence of its own with the file's name, in both languages")
  func sentences() throws {
    for language in Language.allCases {
      let words = try Resources.words(language).files
      let sentences = Set(FileProblem.allCases.map { Self.text(words.problems[$0](["name": "đơn.pdf"])) })
      #expect(sentences.count == FileProblem.allCases.count)
      #expect(sentences.allSatisfy { $0.contains("đơn.pdf") })
    }
  }

  @Test("A picture that claims to be a PDF is taken under a name of its own kind")
  func renamed() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let answer = try await asked.answer(
        of: code, "agree", files: [.file("đơn.pdf", Self.png([0, 0, 1, 0])), .file("..", Permit.pdf)])
      #expect(answer.status == 303)
      let files = try #require(portal.dossier(code).consultations.first?.end?.files)
      #expect(files.map(\.name) == ["đơn.pdf.png", "file.pdf"])
      #expect(files.map(\.mediaType) == ["image/png", "application/pdf"])
    }
  }

  @Test("Ten thousand files in one form are too many, said once; the first ten are kept")
  func tooMany() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let files = (0..<10_000).map { Part.file("\($0).pdf", Permit.pdf + Array("\($0)".utf8)) }
      let answer = try await asked.answer(of: code, "agree", "Nội dung", files: files)
      #expect(answer.status == 422)
      let sentence = Self.text(try Resources.words(.vietnamese).files.tooMany(count: 10))
      #expect(answer.text.components(separatedBy: sentence).count == 3, "in the summary and at the field")
      #expect(answer.text.components(separatedBy: "name=\"tep-giu\"").count == 11)
      #expect(answer.text.contains(">\nNội dung</textarea>"))
    }
  }

  @Test("Files that each are good and together too large: the last is refused, with its own sentence")
  func together() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit()
      let asked = try await portal.signedIn("qh", agency: Permit.planning)
      let padding = [UInt8](repeating: 0, count: FileIntake.largest - Permit.pdf.count - 1)
      let answer = try await asked.answer(
        of: code, "agree", "Nội dung", files: (0..<9).map { .file("\($0).pdf", Permit.pdf + [UInt8($0)] + padding) })
      #expect(answer.status == 413)
      let words = try Resources.words(.vietnamese).files
      #expect(answer.text.contains(Self.text(words.problems[.tooLargeTogether](["name": "8.pdf"]))))
      #expect(answer.text.components(separatedBy: "name=\"tep-giu\"").count == 9)
    }
  }

  @Test("The same file from two people at once is stored once, and both answers name it")
  func twoPeople() async throws {
    try await TestPortal.run { portal in
      let codes = try (0..<2).map { _ in try portal.permit() }
      let people = [
        try await portal.signedIn("qh", agency: Permit.planning),
        try await portal.signedIn("hq", agency: Permit.planning),
      ]
      try await withThrowingTaskGroup(of: Int.self) { group in
        for (code, person) in zip(codes, people) {
          group.addTask { try await person.answer(of: code, "agree", files: [.file("a.pdf", Permit.pdf)]).status }
        }
        for try await status in group { #expect(status == 303) }
      }
      #expect(try portal.files().count == 1)
      for code in codes { #expect(try portal.dossier(code).consultations.first?.end?.files.count == 1) }
      #expect(try portal.store.check().isSound)
    }
  }
}
