import Foundation
import JSON
import OneStop
import TestSupport
import Testing

@testable import API

/// The description of the API and its answers, held against each other by other people's programs.
@Suite(.enabled(if: Python.shouldRun, Python.missing))
struct OpenAPITests {
  @Test("the description is valid, and every answer conforms to it")
  func answers() async throws {
    try await TestPortal.run(now: "2018-06-01T09:00") { portal in
      let catalogue = portal.data.catalogue
      let (agency, place) = try #require(catalogue.anyConfidential)
      let hidden = try portal.data.live(agency.code.description, procedure: place, received: "2018-05-31T08:00")
      let reading = try portal.data.addToken(TestStore.department, isReadOnly: true)
      let spent = try portal.data.addToken(TestStore.department, hourlyLimit: 0)
      try portal.dissolve("000.00.43.H29", into: "000.00.44.H29")
      let (status, output) = try await Python.run(
        "Tests/API/check_openapi.py", "http://127.0.0.1:\(portal.port)", portal.token, portal.otherToken, reading,
        spent,
        TestStore.press, hidden.dossier.code.description)
      #expect(status == 0, "\(output)")
    }
  }
}

@Suite("The kinds of problem") struct ProblemKindTests {
  @Test("the description explains each kind, and no others")
  func described() throws {
    let description = try JSONValue(parsing: Resources.bytes("API/openapi.json"))
    guard case .array(let kinds)? = description["components"]?["schemas"]?["Problem"]?["properties"]?["type"]?["oneOf"]
    else { throw Missing() }
    #expect(kinds.map { $0["const"] } == ProblemKind.allCases.map { .string($0.uri) })
    #expect(kinds.allSatisfy { if case .string(let text) = $0["description"] { !text.isEmpty } else { false } })
  }

  @Test(
    "each has a title of its own, and a status without a kind gets one of its status", arguments: ProblemKind.allCases)
  func titles(_ kind: ProblemKind) {
    #expect(ProblemKind.allCases.filter { $0.title == kind.title } == [kind])
    #expect(ProblemKind(status: kind.status).status == kind.status)
  }

  private struct Missing: Error {}
}

extension Catalogue {
  /// An agency and the place of a confidential procedure among those it handles.
  var anyConfidential: (Agency, Int)? {
    for agency in agencies {
      if let place = procedures(handledBy: agency).firstIndex(where: \.isConfidential) { return (agency, place) }
    }
    return nil
  }
}

/// The Python of the tests' environment.
enum Python {
  static let missing: Comment =
    "NOT RUN: no Python with openapi-spec-validator and jsonschema, nobody checked the API (make .venv/ready)"
  private static let program = Resources.root.appending(path: ".venv/bin/python").path

  /// With `CI` set the test runs, and fails without it.
  static var shouldRun: Bool {
    FileManager.default.isExecutableFile(atPath: program) || ProcessInfo.processInfo.environment["CI"] != nil
  }

  static func run(_ script: String, _ arguments: String...) async throws -> (status: Int32, output: String) {
    try await run(script, arguments)
  }

  static func run(_ script: String, _ arguments: [String]) async throws -> (status: Int32, output: String) {
    let arguments = [Resources.root.appending(path: script).path] + arguments
    let outcome = try await onThread { try ChildProcess.run(program, arguments) }.get()
    return (outcome.status, outcome.output + outcome.complaint)
  }
}
