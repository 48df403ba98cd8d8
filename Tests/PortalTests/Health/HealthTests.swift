import OneStop
import TestSupport
import Testing

@testable import Portal

@Suite struct HealthTests {
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

  @Test("tells its figures on loopback, and through a proxy only with a token")
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
    }
  }
}
