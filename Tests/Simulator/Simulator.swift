import Foundation
import OneStop

/// `swift run -c release Simulator [--seconds 60] [--seed N] [--cities N] [--mutation NAME]` lets one small city after
/// another live, each from a seed of its own, and stops at the first difference from the model, with the steps that
/// show it.
@main
struct Simulator {
  static func main() async throws {
    let options = Options(CommandLine.arguments)
    let first = options.seed ?? UInt64.random(in: 0...999_999)
    say("seed \(first)")
    defer { OpenedStore.removeAll() }
    let began = ContinuousClock.now
    var (cities, steps, days) = (0, 0, 0)
    while options.isLeft(cities, ContinuousClock.now - began) {
      let run = try await Run.live(seed: first + UInt64(cities), mutation: options.mutation)
      cities += 1
      steps += run.steps.count
      days += run.days
      if run.failure != nil {
        try await tell(run)
        OpenedStore.removeAll()
        exit(1)
      }
    }
    let minutes = (ContinuousClock.now - began) / .seconds(60)
    say(
      "\(cities) cities, \(steps) steps, \(days) days; \(Int(Double(steps) / minutes)) steps and "
        + "\(Int(Double(days) / minutes)) days in a minute; no difference")
  }

  private static func tell(_ run: Run) async throws {
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

  init(_ arguments: [String]) {
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
