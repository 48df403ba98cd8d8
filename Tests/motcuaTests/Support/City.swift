import Foundation
import TestSupport
import Testing

/// A data folder with the catalogue of 2018, removed with the test.
struct City {
  static let department = "000.00.14.H29"
  static let district = "000.00.41.H29"
  /// The department's.
  static let procedure = "1.003868"

  let folder: TemporaryFolder
  var data: String { folder.path + "/data" }

  init() async throws {
    folder = try TemporaryFolder()
    let template = try await City.template.value
    try FileManager.default.copyItem(atPath: template.path + "/data", toPath: data)
  }

  /// What each city begins as: reading the catalogue costs more than most tests.
  private static let template = Task {
    let folder = try TemporaryFolder()
    let files = ["agencies", "procedures", "holidays", "lunar"].map {
      "\(Program.resources)/\(Resources.catalogue2018("\($0).json"))"
    }
    let outcome = try await Program.run(["catalogue", "import", "--data", folder.path + "/data"] + files)
    try #require(outcome.status == 0, "\(outcome.complaint)")
    return folder
  }

  /// Runs a command on the folder.
  func run(_ command: String, _ arguments: String..., input: String = "") async throws -> Program.Outcome {
    let words = command.split(separator: " ").map(String.init)
    return try await Program.run(words + ["--data", data] + arguments, input: input)
  }

  func token() async throws -> String {
    let made = try await run("token create", "--agency", City.department, "--label", "tests")
    try #require(made.status == 0, "\(made.complaint)")
    return made.output.trimmingCharacters(in: .newlines)
  }

  /// What `check` says; sound or not.
  func check() async throws -> Program.Outcome { try await run("check") }
}
