import Foundation

/// `swift run -c release Benchmarks [name…]` prints a row for each figure; without names, all of them.
@main
struct Benchmarks {
  static let all: [Benchmark] = [
    .deadlines, .demo, .lookup, .pages, .intake, .filing, .start, .memory, .nginx, .crowd, .aborts, .uploads, .daysOff,
    .postgreSQL,
  ]

  static func main() async throws {
    if CommandLine.arguments.dropFirst().first == UploadServer.word, let folder = CommandLine.arguments.last {
      return try await UploadServer.run(folder: folder)
    }
    let names = CommandLine.arguments.dropFirst()
    for name in names where !all.contains(where: { $0.name == name }) {
      fail("There is no benchmark \(name); there are \(all.map(\.name).joined(separator: ", ")).", status: 64)
    }
    defer { Scratch.remove() }
    // A table that grows, also where it goes to a file.
    say("| benchmark | what | figure |\n| --- | --- | ---: |")
    for benchmark in all where names.isEmpty || names.contains(benchmark.name) {
      do {
        for row in try benchmark.measure() { say("| \(benchmark.name) | \(row.what) | \(row.figure) |") }
      } catch {
        Scratch.remove()
        fail("\(benchmark.name): \(error)", status: 1)
      }
    }
  }
}

private func say(_ line: String) {
  FileHandle.standardOutput.write(Data("\(line)\n".utf8))
}

private func fail(_ sentence: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data("\(sentence)\n".utf8))
  exit(status)
}

/// One subject, in a file of its own as an extension; it is listed in `Benchmarks.all`.
struct Benchmark: Sendable {
  struct Row {
    var what: String
    var figure: String
  }

  var name: String
  var measure: @Sendable () throws -> [Row]
}

extension Benchmark.Row {
  /// The fastest of five runs, as things done in a second. `work` does `count` of them and gives a number that depends on
  /// all, so that none can be left out.
  static func rate(_ what: String, _ count: Int, _ work: () throws -> Int) rethrows -> Benchmark.Row {
    var best = Duration.seconds(1 << 30)
    var sum = 0
    for _ in 0..<5 {
      best = min(best, try ContinuousClock().measure { sum &+= try work() })
    }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
    let each = seconds / Double(count) * 1e9
    let rate = Double(count) / seconds
    return Benchmark.Row(
      what: what, figure: String(format: "%.0f/s, %.0f ns each%@", rate, each, sum == .min ? " " : ""))
  }
}
