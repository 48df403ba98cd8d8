import Foundation
import OneStop

/// `swift run -c release Simulator [--seconds 60] [--seed N] [--cities N] [--counts]` lets one small city after another
/// live, each from a seed of its own, and stops at the first difference from the model, with the steps that show it.
///
/// `--mutation NAME` makes the model wrong in one rule, and `--mutations` sees that each of these is found.
@main
struct Simulator {
  static func main() async throws {
    let options = Options(CommandLine.arguments)
    if CommandLine.arguments.contains("--mutations") { return try await tellMutations() }
    let first = options.seed ?? UInt64.random(in: 0...999_999)
    say("seed \(first)")
    defer { OpenedStore.removeAll() }
    let began = ContinuousClock.now
    var (cities, steps, days) = (0, 0, 0)
    var counts: [String: Int] = [:]
    while options.isLeft(cities, ContinuousClock.now - began) {
      let run = try await Run.live(seed: first + UInt64(cities), mutation: options.mutation)
      cities += 1
      steps += run.steps.count
      days += run.days
      counts.merge(run.counts, uniquingKeysWith: +)
      if run.failure != nil {
        try await notify(run)
        OpenedStore.removeAll()
        exit(1)
      }
    }
    if options.showsCounts { for (what, count) in counts.sorted(by: { $0.key < $1.key }) { say("\(count) \(what)") } }
    let minutes = (ContinuousClock.now - began) / .seconds(60)
    say(
      "\(cities) cities, \(steps) steps, \(days) days; \(Int(Double(steps) / minutes)) steps and "
        + "\(Int(Double(days) / minutes)) days in a minute; no difference")
  }

  /// For each rule that the model can get wrong, how long it takes until that is found.
  private static func tellMutations() async throws {
    defer { OpenedStore.removeAll() }
    for mutation in Mutation.allCases {
      var (seed, steps) = (UInt64(0), 0)
      var failure: Difference?
      while failure == nil, seed < 60 {
        seed += 1
        let run = try await Run.live(seed: seed, mutation: mutation)
        steps += run.steps.count
        failure = run.failure
      }
      guard let failure else {
        OpenedStore.removeAll()
        say("\(mutation): not found in \(steps) steps")
        exit(1)
      }
      say("\(mutation): \(failure.kind), after \(steps) steps")
    }
  }

  private static func notify(_ run: Run) async throws {
    guard let failure = run.failure else { return }
    say("seed \(run.seed), step \(run.steps.count): \(failure)\nshrinking …")
    var shrinker = Shrinker(mutation: run.mutation)
    guard let short = try await shrinker.shrink(run) else { return }
    say("\(short.steps.count) of \(run.steps.count) steps, after \(shrinker.runs) runs:")
    for step in short.steps { say("  \(step)") }
    say("\(short.failure)\nAgain: make simulate SEED=\(run.seed)")
  }

  static func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
}

/// What the command line asks for.
struct Options {
  var seconds = 60.0
  var seed: UInt64?
  var cities: Int?
  var mutation: Mutation?
  var showsCounts = false

  init(_ arguments: [String]) {
    showsCounts = arguments.contains("--counts")
    for (name, value) in zip(arguments, arguments.dropFirst()) {
      switch name {
      case "--seconds": seconds = Double(value) ?? seconds
      case "--seed": seed = UInt64(value)
      case "--cities": cities = Int(value)
      case "--mutation": mutation = Mutation(rawValue: value)
      default: break
      }
    }
  }

  /// Whether another city is to live.
  func isLeft(_ done: Int, _ time: Duration) -> Bool { cities.map { done < $0 } ?? (time < .seconds(seconds)) }
}
