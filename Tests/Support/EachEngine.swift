// Programs that are no tests use this module too.
#if canImport(Testing)
  import Testing

  /// Runs a test once on each engine that the build has.
  package struct EachEngine: SuiteTrait, TestTrait, TestScoping {
    package let isRecursive = true

    package func provideScope(
      for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
      for engine in TestEngine.all {
        await TestEngine.$current.withValue(engine) {
          do {
            try await function()
          } catch is TestEngine.NotOfThisEngine {
          } catch {
            Issue.record(error, "on \(engine)")
          }
        }
      }
    }
  }

  extension Trait where Self == EachEngine {
    package static var eachEngine: EachEngine { EachEngine() }
  }
#endif
