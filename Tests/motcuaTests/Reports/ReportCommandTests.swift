import Foundation
import TestSupport
import Testing

@Suite("report")
struct ReportCommandTests {
  @Test("every format tells of the same dossiers, on standard output and in a file")
  func formats() async throws {
    let city = try await City()
    try #require(try await city.run("demo", "--dossiers", "40", "--until", "2018-06-29").status == 0)
    let period = ["--from", "2016-01-01", "--to", "2018-06-29", "--by", "field"]
    func report(_ format: String, _ more: String...) async throws -> Program.Outcome {
      try await Program.run(["report", "--data", city.data, "--format", format] + period + more)
    }
    let json = try await report("json")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    let total = try #require(object["total"] as? [String: Any])
    let received = try #require(total["received"] as? [String: Int])
    #expect(received.values.reduce(0, +) == 40)
    let csv = try await report("csv").output.split(whereSeparator: \.isNewline)
    #expect(csv.count == rows.count + 2)
    #expect(csv[0].hasPrefix("\u{FEFF}"))
    #expect(try await report("table").output.split(separator: "\n").count >= rows.count + 2)

    let file = city.folder.path + "/report.xlsx"
    let written = try await report("xlsx", "--output", file)
    #expect(written.status == 0 && written.output.isEmpty)
    #expect(try Data(contentsOf: URL(filePath: file)).starts(with: Data("PK".utf8)))
    // Without a format, the file's ending says it.
    let byEnding = city.folder.path + "/report.csv"
    let other = try await Program.run(["report", "--data", city.data, "--output", byEnding] + period)
    #expect(other.status == 0)
    #expect(
      String(decoding: try Data(contentsOf: URL(filePath: byEnding)), as: UTF8.self).split(whereSeparator: \.isNewline)
        == csv)
    let nowhere = try await report("csv", "--output", "/nowhere/report.csv")
    #expect(nowhere.status == 1 && nowhere.isOneSentence && nowhere.complaint.contains("/nowhere/report.csv"))
    let unknown = try await report("csv", "--agency", "000.00.99.H99")
    #expect(unknown.status == 1 && unknown.isOneSentence && unknown.complaint.contains("000.00.99.H99"))
  }

  @Test("a period that ends before it begins is wrong usage")
  func period() async throws {
    let outcome = try await City().run(
      "report", "--from", "2018-06-30", "--to", "2018-06-01", "--by", "field", "--format", "csv")
    #expect(outcome.status == 64 && outcome.complaint.contains("--from"))
  }
}
