import Foundation
import OneStop
import Testing

@testable import Markup
@testable import Operations

@Suite("Mail as text") struct MailTextTests {
  private static func mail(
    subject: String = "Hồ sơ đã được tiếp nhận", text: String = "Chào bạn", html: String? = nil,
    name: String = "Một Cửa"
  ) throws -> String {
    let message = OutgoingMessage(
      id: MessageID(stored: "abc@motcua.example"), to: .email(EmailAddress(stored: "lan@example.vn")), subject: subject,
      text: text, html: html)
    let moment = try #require(Moment("2018-06-01T09:30:05"))
    let mail = MailText(
      message, to: EmailAddress(stored: "lan@example.vn"), from: EmailAddress(stored: "mot-cua@motcua.example"),
      name: name,
      at: moment)
    return String(decoding: mail.bytes, as: UTF8.self)
  }

  private static func decoded(_ base64: Substring) -> String? {
    Data(base64Encoded: String(base64.filter { $0 != "\n" })).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("A plain message has the fields that mail needs, and its text whole")
  func plain() throws {
    let text = String(repeating: "Hồ sơ của bạn đã được tiếp nhận.\n.\n", count: 10)
    let mail = try Self.mail(text: text)
    let parts = mail.split(separator: "\n\n", maxSplits: 1)
    #expect(
      parts[0].split(separator: "\n") == [
        "From: =?utf-8?B?TeG7mXQgQ+G7rWE=?=", " <mot-cua@motcua.example>", "To: lan@example.vn",
        "Subject: =?utf-8?B?SOG7kyBzxqEgxJHDoyDEkcaw4bujYyB0aeG6v3Agbmjhuq1u?=",
        "Date: Fri, 01 Jun 2018 09:30:05 +0700", "Message-ID: <abc@motcua.example>", "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
      ])
    #expect(Self.decoded(parts[1]) == text)
    #expect(mail.utf8.allSatisfy { $0 < 0x7F } && mail.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
  }

  @Test("With HTML it has both versions, the better one last")
  func alternatives() throws {
    let mail = try Self.mail(html: "<p>Chào bạn</p>")
    #expect(mail.contains("\nContent-Type: multipart/alternative; boundary=\"motcua-abc\"\n\n--motcua-abc\n"))
    let parts = mail.components(separatedBy: "--motcua-abc").dropFirst(1)
    #expect(parts.count == 3 && parts.last == "--\n")
    let bodies = parts.dropLast().compactMap { $0.split(separator: "\n\n", maxSplits: 1).last }.map(Self.decoded)
    #expect(bodies == ["Chào bạn", "<p>Chào bạn</p>"])
    #expect(parts[1].contains("text/plain") && parts[2].contains("text/html"))
  }

  @Test(
    "No text in a message becomes a header field",
    arguments: [
      "a\nBcc: x@y.vn", "a\r\n\r\nBody", "=?utf-8?B?YQ==?=", "\"a\" <x@y.vn>", "a\u{0}b\u{7}", "ệ\nTo: x@y.vn",
    ])
  func injection(_ text: String) throws {
    let mail = try Self.mail(subject: text, name: text)
    let names = mail.split(separator: "\n\n", maxSplits: 1)[0].split(separator: "\n").filter { !$0.hasPrefix(" ") }
      .map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
      ])
    #expect(!mail.contains("\r"))
  }

  @Test(
    "No line with encoded words has more than 76 characters, and together they are the subject",
    arguments: 1...120, ["ệ", "a", "🏠"])
  func lines(length: Int, letter: String) throws {
    let subject = "Hồ sơ " + String(repeating: letter, count: length)
    let mail = try Self.mail(subject: subject, name: subject)
    let head = mail.split(separator: "\n\n", maxSplits: 1)[0].split(separator: "\n")
    #expect(head.filter { $0.contains("=?") }.allSatisfy { $0.utf8.count <= 76 })
    let start = try #require(head.firstIndex { $0.hasPrefix("Subject: ") })
    let folded = [head[start].dropFirst(9)] + head[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { $0.dropFirst(1) }
    let bytes = folded.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }
    #expect(String(decoding: bytes.reduce(Data(), +), as: UTF8.self) == subject)
  }

  @Test("Encoded words are short, and have whole characters", arguments: ["ệ", "a", "🏠", "e\u{323}\u{302}"])
  func words(_ character: String) {
    let text = String(repeating: character, count: 200)
    let words = MailText.encoded(text).split(separator: "\n ")
    #expect(words.count > 3 && words.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?utf-8?B?") })
    let decoded = words.compactMap { Data(base64Encoded: String($0.dropFirst(10).dropLast(2))) }
    #expect(decoded.count == words.count)
    for piece in decoded { #expect(String(data: piece, encoding: .utf8) != nil) }
    #expect(String(decoding: decoded.reduce(Data(), +), as: UTF8.self) == text)
  }
}
