import Foundation
import OneStop
import TestSupport
import Testing

@testable import OneStopStore
@testable import Portal

/// SMS by a real curl to an endpoint on this machine that is as bad as others are.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "NOT RUN: no curl"))
struct SMSGatewayTests {
  private func send(_ text: String = "Hồ sơ “1”\n&{id}", to port: Int, seconds: Int = 20) async throws -> DeliveryResult
  {
    let file = """
      {"url":"http://127.0.0.1:\(port)/send?id={id}","headers":{"Content-Type":"application/json","X-Key":"bí mật"},
       "body":"{\\"to\\":\\"{recipient}\\",\\"text\\":\\"{text}\\"}"}
      """
    var gateway = try SMSGateway(file: Array(file.utf8))
    gateway.seconds = seconds
    let sender = gateway
    let message = StoredMessage.sample(to: .sms(PhoneNumber(stored: "0912345678")), text: text)
    return try await onThread { sender.send(message) { false } }.get()
  }

  @Test("A message arrives as it is, with the key that the file gives")
  func arrives() async throws {
    let endpoint = try WebEndpoint(.init(200, "{\"ok\":true}"))
    let text = "Hồ sơ “1”: \"đã\" tiếp nhận\\\n&{id}@/etc/passwd"
    let result = try await send(text, to: endpoint.port)
    #expect(result == DeliveryResult(.sent, answer: "HTTP 200\n{\"ok\":true}"))
    let call = try #require(endpoint.calls.first)
    #expect(call.line == "POST /send?id=k3v%40motcua.example HTTP/1.1" && call.fields["x-key"] == "bí mật")
    let body = try JSONValue(parsing: Array(call.body.utf8))
    #expect(body["text"] == .string(text) && body["to"] == .string("0912345678"))
  }

  @Test(
    "What the gateway answers decides",
    arguments: [
      (202, DeliveryResult.Outcome.sent), (302, .postponed), (400, .refused), (401, .postponed), (403, .postponed),
      (404, .refused), (408, .postponed), (422, .refused), (429, .postponed), (500, .postponed), (503, .postponed),
    ])
  func statuses(status: Int, outcome: DeliveryResult.Outcome) async throws {
    let endpoint = try WebEndpoint(.init(status, "vì sao\nthế"))
    let result = try await send(to: endpoint.port)
    #expect(result == DeliveryResult(outcome, answer: "HTTP \(status)\nvì sao\nthế"))
    #expect(endpoint.calls.count == 1)
  }

  @Test("A gateway that is not there, or closes without a word, is tried again; a slow one is waited for up to a bound")
  func trouble() async throws {
    #expect(try await send(to: 1).outcome == .postponed)
    let (silent, slow, stuck) = try (
      WebEndpoint(), WebEndpoint(.init(200, pause: 2)), WebEndpoint(.init(200, pause: 30))
    )
    #expect(try await send(to: silent.port).outcome == .postponed)
    #expect(silent.calls.count == 1)
    #expect(try await send(to: slow.port).outcome == .sent)
    #expect(try await send(to: stuck.port, seconds: 1).outcome == .timedOut)
  }
}
