import OneStop
import TestSupport
import Testing

@Suite struct EventEndpointTests {
  private static let path = "/api/v1/dossiers/000.00.14.H29-180601-0001/events"

  private func serving(
    days: Int = 5, now: String = "2018-06-01T10:00", _ body: (TestPortal) async throws -> Void
  ) async throws {
    try await TestPortal.run(now: now) { portal in
      try portal.data.live(TestStore.department, received: "2018-06-01T08:00", days: days)
      try await body(portal)
    }
  }

  @Test("carries a dossier through its life, and answers with its new state")
  func life() async throws {
    try await serving { portal in
      let steps = [
        (#"{"type":"process"}"#, "4"),
        (#"{"type":"request_supplement","papers":["Đơn",{"name":"Sổ","quantity":1}]}"#, "5"),
        (#"{"type":"supplement_received","note":"đủ"}"#, "4"), (#"{"type":"request_payment","amount":50000}"#, "6"),
        (#"{"type":"payment_received"}"#, "4"),
        (#"{"type":"extend","new_due":"2018-06-20T17:00","cause":"overload"}"#, "4"),
        (#"{"type":"finish","at":"2018-06-01T10:00:00+07:00"}"#, "9"), (#"{"type":"hand_over"}"#, "10"),
      ]
      for (body, status) in steps {
        let answer = try await portal.post(Self.path, body, token: portal.token)
        #expect(answer.status == 200, "\(body): \(answer.text)")
        #expect(try answer.json()["status"]?["code"] == .number(status))
      }
      let json = try await portal.get("/api/v1/dossiers/000.00.14.H29-180601-0001", token: portal.token).json()
      guard case .array(let events) = json["events"] else {
        Issue.record("no events")
        return
      }
      #expect(events.count == 9)
      #expect(events[2]["papers"] == .array([.string("Đơn"), .string("Sổ")]))
      #expect(events[2]["by"] == .string("system:land register"))
      #expect(json["outcome"] == .string("early"))
    }
  }

  @Test(
    "what the lifecycle forbids is 409 with the reason and changes nothing",
    arguments: [#"{"type":"hand_over"}"#, #"{"type":"supplement_received"}"#, #"{"type":"request_payment"}"#])
  func forbidden(body: String) async throws {
    try await serving { portal async throws in
      let answer = try await portal.post(Self.path, body, token: portal.token)
      #expect(answer.status == 409)
      guard case .string(let detail) = try answer.json()["detail"] else {
        Issue.record("no detail")
        return
      }
      #expect(detail.contains("status 2"))
      let json = try await portal.get("/api/v1/dossiers/000.00.14.H29-180601-0001").json()
      #expect(json["status"]?["code"] == .number("2"))
    }
  }

  @Test(
    "a missing or wrong value is 422 with its field",
    arguments: [
      ("{}", "type"), (#"{"type":"accept"}"#, "type"), (#"{"type":"process","at":"2018-06-30T09:00"}"#, "at"),
      (#"{"type":"process","at":"2018-06-01T07:00"}"#, "at"), (#"{"type":"process","at":"soon"}"#, "at"),
      (#"{"type":"request_supplement"}"#, "papers"), (#"{"type":"extend","cause":"overload"}"#, "new_due"),
      (#"{"type":"extend","new_due":"2018-06-02T17:00","cause":"overload"}"#, "new_due"),
      (#"{"type":"extend","new_due":"2018-06-30T17:00"}"#, "cause"),
      (#"{"type":"extend","new_due":"2018-06-30T17:00","cause":"weather"}"#, "cause"),
      (#"{"type":"extend","new_due":"2018-06-30T17:00","cause":"other"}"#, "note"),
      (#"{"type":"process","status":9}"#, "status"), (#"{"type":"stop"}"#, "note"),
      (#"{"type":"stop","note":" … "}"#, "note"),
      (#"{"type":"stop","note":"x","ground":"not_competent"}"#, "ground"),
      (#"{"type":"withdraw","ground":"other"}"#, "ground"),
    ])
  func mistakes(body: String, field: String) async throws {
    try await serving { portal async throws in
      let answer = try await portal.post(Self.path, body, token: portal.token)
      #expect(answer.status == 422, "\(answer.text)")
      #expect(try answer.fieldMistakes() == [field])
    }
  }

  @Test(
    "a program's payment request has an amount, or a note that says what to pay",
    arguments: [
      ("", 200), (#","amount":0"#, 200), (#","amount":1"#, 200), (#","note":"x""#, 200), (#","amount":-1"#, 422),
    ])
  func payment(members: String, status: Int) async throws {
    try await serving { portal async throws in
      #expect(try await portal.post(Self.path, #"{"type":"process"}"#, token: portal.token).status == 200)
      let answer = try await portal.post(Self.path, #"{"type":"request_payment"\#(members)}"#, token: portal.token)
      #expect(answer.status == status, "\(answer.text)")
      if status == 422 { #expect(try answer.fieldMistakes() == ["amount"]) }
    }
  }

  @Test("a dossier that ends late needs a cause")
  func late() async throws {
    try await serving(days: 1, now: "2018-06-07T10:00") { portal async throws in
      let without = try await portal.post(Self.path, #"{"type":"finish"}"#, token: portal.token)
      #expect(without.status == 422)
      #expect(try without.fieldMistakes() == ["cause"])
      let with = try await portal.post(Self.path, #"{"type":"finish","cause":"overload"}"#, token: portal.token)
      #expect(with.status == 200)
      #expect(try with.json()["outcome"] == .string("late"))
      #expect(try with.json()["cause"] == .string("overload"))
    }
  }

  @Test("other agencies, callers without a token and unknown dossiers are refused")
  func whose() async throws {
    try await serving { portal async throws in
      let body = #"{"type":"process"}"#
      #expect(try await portal.post(Self.path, body, token: portal.otherToken).status == 403)
      #expect(try await portal.post(Self.path, body).status == 401)
      let unknown = "/api/v1/dossiers/000.00.14.H29-180601-0099/events"
      #expect(try await portal.post(unknown, body, token: portal.token).status == 404)
      #expect(try await portal.post(Self.path, body, token: portal.token, type: "text/plain").status == 415)
    }
  }

  @Test("with a key, the same request is carried out once")
  func once() async throws {
    try await serving { portal in
      let body = #"{"type":"process"}"#
      let first = try await portal.post(Self.path, body, token: portal.token, key: "k")
      let again = try await portal.post(Self.path, body, token: portal.token, key: "k")
      #expect(first.status == 200 && again.body == first.body)
      let events = try portal.data.read { try $0.dossier(id: 1)?.events }
      #expect(events?.count == 2)
    }
  }
}
