import OneStop
import TestSupport
import Testing

@Suite("A key is for one request by one token") struct IdempotencyScopeTests {
  @Test("the same key and body for another dossier is refused and does nothing; another token's key is its own")
  func events() async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal in
      let codes = try (0..<2).map { _ in
        try portal.data.live(TestStore.department, received: "2018-06-01T08:00").dossier.code
      }
      let others = try portal.data.live(TestStore.district, received: "2018-06-01T08:00").dossier.code
      let body = #"{"type":"process","note":"x"}"#
      let path = { (code: DossierCode) in "/api/v1/dossiers/\(code)/events" }
      let count = { (code: DossierCode) in try portal.dossier(code).eventCount }
      let first = try await portal.post(path(codes[0]), body, token: portal.token, key: "k")
      #expect(first.status == 200)
      // Another address.
      let second = try await portal.post(path(codes[1]), body, token: portal.token, key: "k")
      #expect(second.status == 422)
      #expect(try second.json()["type"] == .string("urn:motcua:problem:idempotency-key-reused"))
      #expect(try count(codes[1]) == 1)
      // The other kind of request.
      #expect(try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "k").status == 422)
      // Another body.
      #expect(try await portal.post(path(codes[0]), #"{"type":"finish"}"#, token: portal.token, key: "k").status == 422)
      // Another token, and another key.
      #expect(try await portal.post(path(others), body, token: portal.otherToken, key: "k").status == 200)
      #expect(try await portal.post(path(codes[1]), body, token: portal.token, key: "l").status == 200)
      #expect(try [codes[0], codes[1], others].map(count) == [2, 2, 2])
      // The same again.
      #expect(try await portal.post(path(codes[0]), body, token: portal.token, key: "k").body == first.body)
      #expect(try count(codes[0]) == 2)
    }
  }

  @Test("the public part does not name the person who has it or who assigned it")
  func assignments() async throws {
    try await TestPortal.run { portal in
      let code = try portal.permit(asking: [Permit.planning])
      let (now, calendar) = (portal.now, portal.data.calendar)
      try portal.store.writer.bulk { transaction in
        for command in [
          DossierCommand(.assign(officer: "nguoi-thu-ly")), DossierCommand(.forward(step: 2, officer: "nguoi-ky")),
        ] {
          _ = try transaction.append(to: code) {
            try $0.dossier.decide(command, by: .staff(login: "lanh-dao"), calendar: calendar, now: now)
          }
        }
        _ = try transaction.append(to: code) {
          try $0.dossier.decide(
            DossierCommand(.takeBack), by: .staff(login: "lanh-dao"), calendar: calendar, now: now)
        }
      }
      let own = try portal.data.addToken("000.00.17.H29")
      let path = "/api/v1/dossiers/\(code)"
      let whole = try await portal.get(path, token: own).text
      for text in [
        "\"assign\"", "\"take_back\"", "nguoi-ky", "nguoi-thu-ly", "lanh-dao", "Nguyễn Thị Ánh", "lookup_key",
      ] {
        #expect(whole.contains(text), "\(text)")
        for token in [nil, portal.token] {
          #expect(try await !portal.get(path, token: token).text.contains(text), "\(text)")
        }
      }
    }
  }
}
