import Foundation
import JSON
import OneStop
import TestSupport
import Testing

@testable import OneStopStore
@testable import Operations

/// SMS by a real curl to an endpoint on this machine that is as bad as others are.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "NOT RUN: no curl"))
struct SMSGatewayTests {
  private func send(
    _ text: String = "Hồ sơ “1”\n&{id}", to port: Int, rules: String = "", seconds: Int = 20
  ) async throws -> DeliveryResult {
    let file = """
      {"url":"http://127.0.0.1:\(port)/send?id={id}","headers":{"Content-Type":"application/json","X-Key":"bí mật"},
       "body":"{\\"to\\":\\"{recipient}\\",\\"text\\":\\"{text}\\"}"\(rules)}
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
    "The gateway's answer decides",
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

  /// A success in the body; numbers and their digits are the same; what is final and what is tried again.
  private static let rules = #"""
    ,"success":{"status":[200,201],"field":"result.0.code","equals":[0,"OK",true]},
    "final":[{"status":[200],"field":"result.0.code","equals":[12,13]},{"contains":"blacklist"}],
    "retry":[{"status":[400],"contains":"throttled"},{"field":"error","contains":"later"}]
    """#

  @Test(
    "The file's rules come first: success, then final, then retry",
    arguments: [
      (200, #"{"result":[{"code":0}]}"#, DeliveryResult.Outcome.sent), (201, #"{"result":[{"code":"0"}]}"#, .sent),
      (200, #"{"result":[{"code":"OK"}]}"#, .sent), (200, #"{"result":[{"code":true}]}"#, .sent),
      (200, #"{"result":[{"code":0,"note":"blacklist"}]}"#, .sent), (202, #"{"result":[{"code":0}]}"#, .postponed),
      (200, #"{"result":[{"code":12}]}"#, .refused), (200, #"{"result":[{"code":"13"}]}"#, .refused),
      (201, #"{"result":[{"code":12}]}"#, .postponed), (200, #"{"result":[{"code":99}]}"#, .postponed),
      (200, #"{"result":[]}"#, .postponed), (200, #"{"result":{"code":0}}"#, .postponed),
      (200, #"{"result":[{"code":null}]}"#, .postponed), (200, #"{"result":[{"code":[0]}]}"#, .postponed),
      (200, "OK", .postponed), (200, "", .postponed), (200, "on the blacklist", .refused),
      (503, "on the blacklist", .refused), (400, "throttled", .postponed), (400, "throttled, blacklist", .refused),
      (400, "no such number", .refused), (404, #"{"error":"try later"}"#, .postponed),
      (404, #"{"error":"never","text":"later"}"#, .refused), (404, "try later", .refused),
      (401, "", .postponed), (429, "", .postponed), (500, #"{"result":[{"code":0}]}"#, .postponed),
    ])
  func rules(status: Int, body: String, outcome: DeliveryResult.Outcome) async throws {
    let endpoint = try WebEndpoint(.init(status, body))
    let result = try await send(to: endpoint.port, rules: Self.rules)
    #expect(result == DeliveryResult(outcome, answer: "HTTP \(status)\n\(body)".trimmed), "\(result)")
  }

  @Test(
    "A gateway without success in its file sends by 2xx; the other rules still hold",
    arguments: [
      (200, "blacklist", DeliveryResult.Outcome.sent), (422, "blacklist", .refused), (500, "blacklist", .refused),
      (422, "busy", .postponed), (422, "", .refused),
    ])
  func others(status: Int, body: String, outcome: DeliveryResult.Outcome) async throws {
    let endpoint = try WebEndpoint(.init(status, body))
    let rules = #","final":[{"contains":"blacklist"}],"retry":[{"contains":"busy"}]"#
    #expect(try await send(to: endpoint.port, rules: rules).outcome == outcome)
  }

  @Test("An absent or silent gateway is tried again; a slow one is waited for up to a limit")
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
