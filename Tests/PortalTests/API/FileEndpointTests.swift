import Glibc
import OneStop
import OneStopStore
import System
import TestSupport
import Testing

@testable import API
@testable import Web

@Suite("A file that another system sends", .eachEngine) struct FileEndpointTests {
  @Test(
    "is the body itself: a form around it, or a text, is refused and not stored",
    arguments: [
      ("multipart/form-data; boundary=x", 415), ("Multipart/Mixed", 415), ("application/json", 415),
      ("application/problem+json; charset=utf-8", 415), ("application/octet-stream", 201), ("application/pdf", 201),
      // As curl --data-binary calls whatever it sends.
      ("application/x-www-form-urlencoded", 201), ("", 201),
    ])
  func types(_ type: String, _ status: Int) async throws {
    try await TestPortal.run { portal in
      try portal.data.live(TestStore.department, received: "2018-06-01T08:00", days: 5)
      let path = "/api/v1/dossiers/000.00.14.H29-180601-0001/files?name=a.pdf"
      let fields = [("Authorization", "Bearer \(portal.token)")] + (type.isEmpty ? [] : [("Content-Type", type)])
      let answer = try await portal.browser().ask("POST", path, fields: fields, body: Permit.pdf)
      #expect(answer.status == status, "\(answer.text)")
      #expect(try portal.files().isEmpty == (status == 415))
      if status == 415 { #expect(answer.text.contains("unsupported-media-type")) }
    }
  }

  @Test("on a full disk is to be sent again; any other failure of the disk says nothing of the server")
  func fullDisk() {
    for code in [ENOSPC, EDQUOT] {
      let problem = Problem(SystemError(call: "write", path: "/data/files/x", code: code))
      #expect(problem.kind == .unavailable && problem.detail.contains("no space left"))
      #expect(problem.response.status == .serviceUnavailable)
    }
    let other = Problem(SystemError(call: "write", path: "/data/files/x", code: EIO))
    #expect(other.kind == .internalError && !other.detail.contains("/data"))
  }
}
