import TestSupport
import Testing

@Suite("demo")
struct DemoTests {
  private static func made(seed: String) async throws -> String {
    let city = try await City()
    let demo = try await city.run("demo", "--dossiers", "200", "--seed", seed, "--until", "2018-06-29")
    try #require(demo.status == 0, "\(demo.complaint)")
    let code = try #require(demo.output.split(separator: "\n").first)
    #expect(code.contains("H29"), "no dossier to look up: \(code)")
    let report = try await city.run(
      "report", "--from", "2016-01-01", "--to", "2018-06-29", "--by", "procedure", "--format", "csv")
    #expect(report.status == 0, "\(report.complaint)")
    return code + report.output
  }

  @Test("the same seed and last day make the same city, another seed another one")
  func deterministic() async throws {
    let first = try await DemoTests.made(seed: "1")
    #expect(try await DemoTests.made(seed: "1") == first)
    #expect(try await DemoTests.made(seed: "2") != first)
  }

  @Test("made-up dossiers do not go among others")
  func twice() async throws {
    let city = try await City()
    #expect(try await city.run("demo", "--dossiers", "5", "--until", "2018-06-29").status == 0)
    let again = try await city.run("demo", "--dossiers", "5", "--until", "2018-06-29")
    #expect(again.status == 1 && again.isOneSentence && again.complaint.contains("already"))
    #expect(try await city.check().output.hasPrefix("5 dossiers"))
  }
}
