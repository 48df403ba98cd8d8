import Foundation

/// The engine on which a test runs.
package enum TestEngine: String, CaseIterable, Sendable {
  case sqlite, postgreSQL

  @TaskLocal package static var current = TestEngine.sqlite

  /// Ends a test that says something about one engine.
  package static func require(_ engine: TestEngine) throws {
    if current != engine { throw NotOfThisEngine() }
  }

  struct NotOfThisEngine: Error {}

  /// Those of this build; `MOTCUA_ENGINE` names a single one.
  static let all: [TestEngine] = {
    #if PostgreSQL
      let built = allCases
    #else
      let built = [sqlite]
    #endif
    guard let name = ProcessInfo.processInfo.environment["MOTCUA_ENGINE"] else { return built }
    return built.filter { $0.rawValue == name }
  }()
}
