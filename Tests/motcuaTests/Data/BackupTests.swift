import Foundation
import TestSupport
import Testing

@Suite("backup and restore")
struct BackupTests {
  @Test("a copy made beside a running server holds what was acknowledged before it")
  func besideTheServer() async throws {
    let city = try await City()
    let token = try await city.token()
    let server = try await ServingProgram.start(city)
    let first = try await onThread { try Filing(server.port, token: token).file(name: "Trước", key: "1") }.get()
    let code = try #require(first.filedCode)
    let file = city.folder.path + "/copy.sqlite"
    #expect(try await city.run("backup", file).status == 0)
    let second = try await onThread { try Filing(server.port, token: token).file(name: "Sau", key: "2") }.get()
    #expect(second.filedCode != nil)

    let busy = try await city.run("restore", file)
    #expect(busy.status == 1 && busy.isOneSentence && busy.complaint.contains("already served"))
    #expect(await server.stop() == 0)

    #expect(try await city.run("restore", file).status == 0)
    let checked = try await city.check()
    #expect(checked.output.hasPrefix("1 dossier "), "\(checked)")
    let again = try await ServingProgram.start(city)
    let kept = try await onThread { try Filing(again.port, token: token).get("/api/v1/dossiers/\(code)") }.get()
    #expect(kept.status == 200 && kept.text.contains("Trước"))
    #expect(await again.stop() == 0)
  }

  @Test("a place that cannot be written and a file that is no backup are named, and nothing changes")
  func mistakes() async throws {
    let city = try await City()
    try city.folder.write("không phải bản sao", to: "letter.txt")
    let cases = [
      (["backup"], "/proc/copy", "cannot be used"), (["restore"], "/nowhere/copy", "There is no file"),
      (["restore"], city.folder.path + "/letter.txt", "is not a database"),
    ]
    for (command, file, sentence) in cases {
      let outcome = try await Program.run(command + ["--data", city.data, file])
      #expect(outcome.status == 1 && outcome.isOneSentence, "\(outcome.complaint)")
      #expect(outcome.complaint.contains(sentence), "\(outcome.complaint)")
    }
    #expect(try await city.check().status == 0)
  }
}
