import Testing

@testable import Simulator

@Suite("The simulated city") struct SimulatorTests {
  @Test("Some cities live as the model says", arguments: UInt64(1)...3)
  func lives(seed: UInt64) async throws {
    let run = try await Run.live(seed: seed, length: 150)
    #expect(run.failure == nil)
    #expect(run.steps.count == 150)
  }

  @Test("The same seed is the same life")
  func seeds() async throws {
    let lives = [try await Run.live(seed: 7, length: 80), try await Run.live(seed: 7, length: 80)]
    #expect(lives[0].steps == lives[1].steps)
    #expect(lives[0].counts == lives[1].counts)
    let other = try await Run.live(seed: 8, length: 80)
    #expect(other.steps != lives[0].steps)
  }

  /// Those that show within a few steps; `Simulator --mutations` has all.
  @Test(
    "A model that is wrong in one rule differs, and a few steps show it",
    arguments: [Mutation.firstDayCounts, .serialsGoOn, .takersKeep, .filedCountAsOpen, .paymentStopsNothing])
  func mutations(mutation: Mutation) async throws {
    let run = try await Run.live(seed: 1, mutation: mutation, length: 300)
    let failure = try #require(run.failure)
    var shrinker = Shrinker(mutation: mutation)
    let short = try #require(try await shrinker.shrink(run))
    #expect(short.failure.kind == failure.kind)
    #expect(short.steps.count <= 8)
    // Each of them is needed.
    for place in short.steps.indices {
      var fewer = short.steps
      fewer.remove(at: place)
      #expect(try await Run.repeated(fewer, mutation: mutation)?.failure.kind != failure.kind)
    }
    // With the right model the same steps show nothing.
    #expect(try await Run.repeated(short.steps, mutation: nil) == nil)
  }
}
