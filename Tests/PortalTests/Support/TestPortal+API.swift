import TestSupport

@testable import API

extension TestPortal {
  /// What a program asks: without cookies.
  func get(_ path: String, token: String? = nil, _ fields: (String, String)...) async throws -> Answer {
    try await browser().ask("GET", path, fields: authorization(token) + fields)
  }

  func post(
    _ path: String, _ body: String, token: String? = nil, key: String? = nil, type: String = "application/json"
  ) async throws -> Answer {
    let fields = [("Content-Type", type)] + (key.map { [("Idempotency-Key", $0)] } ?? [])
    return try await browser().ask("POST", path, fields: authorization(token) + fields, body: Array(body.utf8))
  }

  private func authorization(_ token: String?) -> [(String, String)] {
    token.map { [("Authorization", "Bearer \($0)")] } ?? []
  }
}
