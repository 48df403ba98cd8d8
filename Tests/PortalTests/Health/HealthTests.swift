import Foundation
import HTTPServer
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import API
@testable import Operations

@Suite(.eachEngine) struct HealthTests {
  @Test("lives, and is ready until the store is closed")
  func health() async throws {
    try await TestPortal.run { portal async throws in
      #expect(try await portal.get("/health/live").text == "ok\n")
      #expect(try await portal.get("/health/ready").status == 200)
      portal.store.writer.close()
      #expect(try await portal.get("/health/ready").status == 503)
      #expect(try await portal.get("/health/live").status == 200)
    }
  }

  @Test("if the database was deleted or replaced, nothing is acknowledged and it is not ready: 503 with the reason")
  func deleted() async throws {
    try TestEngine.require(.sqlite)
    for isReplaced in [false, true] {
      try await TestPortal.run { portal async throws in
        #expect(try await portal.get("/health/ready").status == 200)
        let path = portal.store.folder.database
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        if isReplaced { try FileManager.default.copyItem(atPath: path + ".away", toPath: path) }
        let ready = try await portal.get("/health/ready")
        #expect(ready.status == 503)
        #expect(ready.text == "not ready: the database was deleted or replaced\n")
        await #expect(throws: StoreError.gone(path: path)) {
          try await portal.store.writer.transaction { try $0.setDisabled(true, "ha") }
        }
        try FileManager.default.removeItem(atPath: path + ".away")
      }
    }
  }

  @Test("data kept for thirty days is deleted without any request to /health/ready")
  func forgetting() async throws {
    try await TestPortal.run { portal async throws in
      let now = portal.now
      let code = try portal.takeIn()
      try await portal.store.writer.transaction { transaction in
        for (key, age) in [("old", 31), ("new", 29)] {
          try transaction.remember(
            RememberedAnswer(of: code, bodyDigest: "d", body: [1]), tokenDigest: "t", key: key,
            now: now.adding(microseconds: -Int64(age) * Moment.day))
        }
      }
      _ = try await portal.get("/health/ready")
      let kept = { (key: String) in try portal.data.read { try $0.remembered(tokenDigest: "t", key: key) != nil } }
      #expect(try kept("old"))
      try await ForgettingChore(store: portal.store, clock: { now }).runOnce()
      #expect(try !kept("old"))
      #expect(try kept("new"))
    }
  }

  @Test("gives its figures on loopback, and through a proxy only with a token")
  func metrics() async throws {
    try await TestPortal.run(now: "2018-06-01T10:00") { portal async throws in
      try portal.data.live(TestStore.department, received: "2018-06-01T08:00")
      _ = try await portal.get("/api/v1/agencies")
      _ = try await portal.get("/api/v1/dossiers/none")
      _ = try await portal.get("/nowhere")
      let text = try await portal.get("/metrics").text
      for line in [
        "motcua_requests_total{class=\"api\",status=\"2xx\"} 1",
        "motcua_requests_total{class=\"api\",status=\"4xx\"} 1",
        "motcua_requests_total{class=\"public\",status=\"4xx\"} 1", "motcua_dossiers_received_today 1",
        "motcua_dossiers_open 1", "motcua_dossiers_overdue 0", "# TYPE motcua_writer_waiting gauge",
      ] { #expect(text.contains("\(line)\n"), "\(line)") }
      for field in ["X-Forwarded-For", "Forwarded", "Via"] {
        #expect(try await portal.get("/metrics", (field, "for=192.0.2.1")).status == 401)
      }
      #expect(try await portal.get("/metrics", token: portal.token, ("Via", "1.1 proxy")).status == 200)
      #expect(try await portal.get("/metrics", token: "wrong").status == 401)
      let metrics = HealthEndpoints.metrics(portal.service)
      for address in ["192.0.2.1", "2001:db8::1", "128.0.0.1"] {
        let request = try Request(target: "/metrics", remoteAddress: address)
        #expect(try await metrics(request, Context()).status.code == 401, "\(address)")
      }
    }
  }
}
