import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Portal

@Suite("The private link of a draft, sent by message") struct DraftLinkTests {
  private static func send(_ draft: DraftSteps, _ typed: String) async throws -> Answer {
    let page = try await draft.browser.get(draft.path)
    return try await draft.browser.post("\(draft.path)/gui", ["_csrf": page.csrf, "lien_he": typed])
  }

  @Test("It goes where it is asked to go, says nothing of what was typed, and three times a day at most", .eachEngine)
  func sent() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      _ = try await draft.send(1, DraftSteps.person)
      let page = try await draft.browser.get(draft.path).text
      #expect(page.contains("id=\"gui-duong-dan\"") && page.contains("value=\"0912345678\""))
      let typed = ["0912 345 678", "anh@example.vn", "0987654321"]
      for contact in typed {
        let answer = try await Self.send(draft, contact)
        #expect(answer.status == 303 && answer.location == "\(draft.path)?da=gui", "\(answer.text)")
      }
      #expect(try await draft.browser.get("\(draft.path)?da=gui").text.contains("đang được gửi"))
      let messages = try portal.waitingMessages().map(\.message)
      #expect(Set(messages.map(\.recipient.address)) == ["0912345678", "anh@example.vn", "0987654321"])
      for message in messages {
        #expect(message.text.contains(draft.path) && message.expiresAt == portal.now.adding(microseconds: Moment.day))
        for word in ["Ánh", "0912345678", "079190000001"] {
          #expect(!message.text.contains(word) && message.html?.contains(word) != true)
        }
      }
      let fourth = try await Self.send(draft, "anh@example.vn")
      #expect(fourth.status == 422 && fourth.text.contains("đã được gửi 3 lần"))
      #expect(fourth.text.contains("value=\"anh@example.vn\""))
      portal.now = portal.now.adding(microseconds: Moment.day)
      #expect(try await Self.send(draft, "anh@example.vn").status == 303)
      #expect(try portal.store.check().findings == [])
    }
  }

  @Test("One address is sent the links of few drafts a day")
  func recipients() async throws {
    try await TestPortal.filing { portal in
      var answers: [Int] = []
      for _ in 0..<7 {
        let draft = try await DraftSteps(portal.browser())
        answers.append(try await Self.send(draft, "0912345678").status)
      }
      #expect(answers == [303, 303, 303, 303, 303, 303, 429])
    }
  }

  @Test("What is no address is told, and comes back")
  func mistakes() async throws {
    let samples: [(String, String)] = [
      ("", "Hãy ghi thư điện tử hoặc số điện thoại"), ("sai@", "ten@example.vn"),
      ("02838291234", "không nhận được tin nhắn"),
      ("<b>", "ten@example.vn"), (String(repeating: "9", count: 500), "ten@example.vn"),
    ]
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      for (typed, sentence) in samples {
        let answer = try await Self.send(draft, typed)
        #expect(answer.status == 422 && answer.text.contains("href=\"#lien_he\""))
        #expect(answer.text.contains(sentence), "\(answer.text)")
        #expect(try portal.waitingMessages().isEmpty)
      }
    }
  }

  @Test("Its sixteen characters lead to it where a dossier is looked up, however they are typed; no others do")
  func typed() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      let key = try DraftKey(String(draft.path.split(separator: "/").last.unwrapped)).unwrapped
      #expect(try await draft.browser.get(draft.path).text.contains(key.spaced))
      let stranger = portal.browser()
      for text in [key.description, key.spaced.lowercased(), key.spaced.replacing("-", with: " ")] {
        let answer = try await stranger.get("/tra-cuu?ma=\(percentEncoded(text))")
        #expect(answer.status == 303 && answer.location == draft.path, "\(text)")
      }
      #expect(try await stranger.get("/tra-cuu?ma=\(DraftKey())").status == 404)
    }
  }

  @Test("Nobody has a link sent of a draft that is not open to them, or filed")
  func closed() async throws {
    try await TestPortal.filing { portal in
      let draft = try await DraftSteps(portal.browser())
      try await draft.fillIn()
      let stranger = portal.browser()
      let csrf = try await stranger.get(draft.path).csrf
      let answer = try await stranger.post("\(draft.path)/gui", ["_csrf": csrf, "lien_he": "0912345678"])
      #expect(answer.status == 303 && answer.location == "/")
      let own = try await draft.browser.get(draft.path).csrf
      _ = try await draft.file()
      _ = try await draft.browser.post("\(draft.path)/gui", ["_csrf": own, "lien_he": "0912345678"])
      #expect(try portal.waitingMessages().isEmpty)
    }
  }
}
