import TestSupport
import Testing

@Suite("catalogue import")
struct CatalogueImportTests {
  @Test("a file with mistakes is refused whole, each named by file, record and field; a better one is taken")
  func mistakes() async throws {
    let city = try await City()
    try city.folder.write(
      """
      {"2018":{"off":[{"date":"2018-06-04","name_vi":"Ngày hội","name_en":"Festival","kind":"statutory"},\
      {"date":"2018-02-30","name_vi":"Không có ngày này","name_en":"No such day","kind":"statutory"},\
      {"date":"2018-06-05","name_vi":"Loại lạ","name_en":"Strange","kind":"festive"}]}}
      """, to: "holidays.json")
    let file = city.folder.path + "/holidays.json"
    let refused = try await city.run("catalogue import", file)
    let lines = refused.complaint.split(separator: "\n")
    #expect(refused.status == 1 && refused.output.isEmpty)
    try #require(lines.count == 3, "\(refused.complaint)")
    #expect(lines[0].contains("holidays.json") && lines[0].contains("date"), "\(lines[0])")
    #expect(lines[1].contains("holidays.json") && lines[1].contains("kind"), "\(lines[1])")
    #expect(lines[2].hasPrefix("Error: Nothing was imported"))
    let question = ["deadline", "--received", "2018-06-01T09:30", "--for", "1wd", "--data", city.data]
    #expect(try await Program.run(question).output == "2018-06-04T17:00\n", "the good record was taken")
  }

  @Test("a file that is not there is named")
  func missing() async throws {
    let outcome = try await City().run("catalogue import", "/nowhere/agencies.json")
    #expect(outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains("/nowhere/agencies.json"))
  }
}
