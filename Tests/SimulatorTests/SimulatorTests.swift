import Testing

@testable import Simulator

@Suite("The simulated city") struct SimulatorTests {
  @Test("Some cities live as the model says", arguments: UInt64(1)...4)
  func lives(seed: UInt64) async throws {
    let run = try await Run.live(seed: seed, length: 150)
    #expect(run.failure == nil)
  }
}
