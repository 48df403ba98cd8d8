import Foundation
import TestSupport
import Testing

/// Intake by the API, over a connection that stays.
struct Filing {
  let client: TestClient
  let token: String
  let procedure: String
  let ward: String

  init(_ port: Int, token: String, procedure: String = City.procedure, ward: String = "") throws {
    self.procedure = procedure
    self.ward = ward
    client = try TestClient(port: port)
    self.token = token
  }

  /// Sends it and waits for the answer.
  func file(name: String, key: String) throws -> Answer {
    client.send(request(name: name, key: key))
    return try client.answer()
  }

  func request(name: String, key: String, expect: Bool = false) -> String {
    let body = Filing.body(name: name, procedure: procedure, ward: ward)
    return """
      POST /api/v1/dossiers HTTP/1.1\r
      Host: test\r
      Authorization: Bearer \(token)\r
      Idempotency-Key: \(key)\r
      Content-Type: application/json\r
      Content-Length: \(body.utf8.count)\r
      \(expect ? "Expect: 100-continue\r\n\r\n" : "\r\n\(body)")
      """
  }

  func get(_ path: String) throws -> Answer { try client.get(path, "Authorization: Bearer \(token)\r\n") }

  static func body(name: String, procedure: String = City.procedure, ward: String = "") -> String {
    """
    {"procedure":"\(procedure)","channel":"counter","return_by":"counter",\
    "applicant":{"name":"\(name)","kind":"citizen","phone":"0912345678","ward":"\(ward)"},"summary":"Kỷ yếu 20 năm"}
    """
  }
}

extension Answer {
  /// A member of a JSON object.
  func member(_ name: String) -> String? {
    (try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])?[name] as? String
  }

  /// The code of the dossier that was filed; nil where it was not.
  var filedCode: String? { status == 201 ? member("code") : nil }
}

extension Filing {
  /// So many dossiers, by eight clients at once.
  static func many(_ count: Int, _ port: Int, token: String) async throws {
    try await withThrowingTaskGroup { group in
      for client in 1...8 {
        group.addTask {
          try await onThread {
            let filing = try Filing(port, token: token)
            for number in 1...count / 8 {
              #expect(try filing.file(name: "Nguyễn Thị Ánh", key: "\(client)-\(number)").filedCode != nil)
            }
          }.get()
        }
      }
      try await group.waitForAll()
    }
  }
}
