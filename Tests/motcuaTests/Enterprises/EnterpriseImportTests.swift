import TestSupport
import Testing

@Suite("enterprise import") struct EnterpriseImportTests {
  @Test("Lines with mistakes are named and left out; the others are taken, once")
  func lines() async throws {
    let city = try await City()
    try city.folder.write(
      "code,name\n0300588569,Công ty TNHH Sông Bé\n0300588560,Sai số\n0100109106,Công ty cổ phần Sao Mai\n",
      to: "names.csv")
    let file = city.folder.path + "/names.csv"
    for sums in ["2 new, 0 changed, 0 as before.\n", "0 new, 0 changed, 2 as before.\n"] {
      let outcome = try await city.run("enterprise import", file)
      #expect(outcome.status == 1 && outcome.output == sums, "\(outcome.output)")
      let lines = outcome.complaint.split(separator: "\n")
      #expect(lines.count == 2 && lines[0].contains("Line 3") && lines[0].contains("0300588560"), "\(lines)")
    }
    try city.folder.write("tên\nA\n", to: "names.csv")
    let refused = try await city.run("enterprise import", file)
    #expect(refused.status == 1 && refused.isOneSentence && refused.complaint.contains("code and name"))
  }
}
