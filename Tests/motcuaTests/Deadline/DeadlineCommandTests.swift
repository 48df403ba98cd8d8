import Foundation
import TestSupport
import Testing

@Suite("deadline")
struct DeadlineCommandTests {
  @Test(
    "one date, alone on standard output",
    arguments: [
      (["--received", "2018-06-01T09:30", "--for", "15wd"], "2018-06-22T17:00\n"),
      (["--received", "2018-06-01T15:30", "--for", "1wd", "--cutoff", "15:00"], "2018-06-05T17:00\n"),
      (
        [
          "--received", "2018-06-01T09:30", "--for", "10wd", "--pause",
          "supplement:2018-06-08T10:00/2018-06-11T14:30",
        ], "2018-06-18T17:00\n"
      ),
    ])
  func one(_ arguments: [String], _ due: String) async throws {
    let outcome = try await Program.run(["deadline"] + arguments)
    #expect(outcome.status == 0 && outcome.output == due && outcome.complaint.isEmpty)
  }

  @Test("every day of the ledger, in two languages", arguments: [("en", "make-up working day"), ("vi", "ngày làm bù")])
  func explained(_ language: String, _ words: String) async throws {
    // Saturday 5 January 2019 was worked for Monday 31 December 2018.
    let outcome = try await Program.run(
      ["deadline", "--received", "2018-12-28T09:30", "--for", "5wd", "--explain", "--lang", language])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(words) && outcome.output.contains("2019-01-05"), "\(outcome.output)")
  }

  @Test("arguments are read as they are pasted, and refused where they have marks without end")
  func pasted() async throws {
    let typed = ["--received", "\u{FEFF}2018–06–01T09:30\u{A0}", "--for", "\u{200B}15wd", "--cutoff", "15h00"]
    let outcome = try await Program.run(["deadline"] + typed)
    #expect(outcome.output == "2018-06-22T17:00\n", "\(outcome.complaint)")
    let marks = "a" + String(repeating: "\u{301}\u{327}", count: 20_000)
    for arguments in [["deadline", "--received", marks, "--for", "1wd"], ["user", "list", "--data", marks], [marks]] {
      let refused = try await Program.run(arguments)
      #expect(refused.status == 64 && refused.complaint.utf8.count < 200, "\(refused.complaint.prefix(200))")
    }
    for number in ["0", "-1", "3651", "99999999999999999999", "-9223372036854775808"] {
      let refused = try await Program.run(["deadline", "--received", "2018-06-01T09:30", "--for=\(number)wd"])
      #expect(refused.status == 64, "\(number)")
    }
  }

  @Test("a batch goes on past lines that it cannot read, in the order of its lines")
  func batch() async throws {
    let good = #","received":"2018-06-01T09:30","time":{"value":15,"unit":"working_days"}}"#
    var input = Data([0xEF, 0xBB, 0xBF])
    for line in ["{\"id\":1\(good)", "garbage", "", "{\"id\":\"b\"\(good)", String(repeating: "x", count: 3_000_000)] {
      input += Data("\(line)\n".utf8)
    }
    input += Data([0xFF, 0xFE, 0x0A])
    // The last without its end.
    input += Data("{\"id\":9\(good)".utf8)
    let outcome = try await Program.run(["deadline", "--batch"], input: input)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    // The empty line asks nothing.
    try #require(lines.count == 6)
    #expect(lines[0] == #"{"id":1,"due":"2018-06-22T17:00"}"#)
    #expect(lines[2] == #"{"id":"b","due":"2018-06-22T17:00"}"#)
    #expect(lines[5] == #"{"id":9,"due":"2018-06-22T17:00"}"#)
    for line in [1, 3, 4] { #expect(lines[line].hasPrefix(#"{"id":null,"error":""#), "\(lines[line])") }
  }

  @Test("a data folder's days off count, beside its server too")
  func data() async throws {
    let city = try await City()
    let question = ["deadline", "--received", "2018-06-01T09:30", "--for", "15wd", "--data", city.data]
    #expect(try await Program.run(question).output == "2018-06-22T17:00\n")
    #expect(try await Program.run(question + ["--agency", City.district]).output == "2018-06-22T17:00\n")
    try city.folder.write(
      """
      {"2018":{"off":[{"date":"2018-06-04","name_vi":"Ngày hội","name_en":"Festival","kind":"statutory"}]}}
      """, to: "holidays.json")
    let server = try await ServingProgram.start(city)
    let taken = try await city.run("catalogue import", city.folder.path + "/holidays.json")
    #expect(taken.status == 0, "\(taken.complaint)")
    #expect(try await Program.run(question).output == "2018-06-25T17:00\n")
    #expect(await server.stop() == 0)
    let unknown = try await Program.run(question + ["--agency", "000.00.99.H99"])
    #expect(unknown.status == 1 && unknown.isOneSentence && unknown.complaint.contains("000.00.99.H99"))
  }

  @Test(
    "what does not fit together is wrong usage",
    arguments: [
      [], ["--received", "2018-06-01T09:30"], ["--for", "15wd"], ["--received", "2018-02-30T09:30", "--for", "1wd"],
      ["--received", "2018-06-01T09:30", "--for", "15"], ["--received", "2018-06-01T09:30", "--for", "-1wd"],
      ["--received", "2018-06-01T09:30", "--for", "1wd", "--pause", "holiday:2018-06-02T09:00"],
      ["--received", "2018-06-01T09:30", "--for", "1wd", "--agency", City.district],
      ["--batch", "--for", "15wd"],
    ])
  func usage(_ arguments: [String]) async throws {
    let outcome = try await Program.run(["deadline"] + arguments)
    #expect(outcome.status == 64 && outcome.complaint.hasPrefix("Error: ") && outcome.output.isEmpty)
  }
}
