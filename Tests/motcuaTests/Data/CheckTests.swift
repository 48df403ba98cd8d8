import TestSupport
import Testing

@Suite("check")
struct CheckTests {
  @Test(
    "says what differs, and sound data is sound",
    arguments: [
      ("UPDATE dossiers SET status = 7 WHERE id = 1", "status"),
      ("UPDATE dossiers SET due = due + 60000000 WHERE id = 2", "due"),
      ("DELETE FROM dossiers WHERE id = 3", "events"),
    ])
  func check(_ damage: String, _ word: String) async throws {
    let city = try await City()
    let demo = try await city.run("demo", "--dossiers", "20", "--until", "2018-06-29")
    try #require(demo.status == 0, "\(demo.complaint)")
    let sound = try await city.check()
    #expect(sound.status == 0 && sound.output.hasPrefix("20 dossiers"))
    try Database.change(city, "PRAGMA foreign_keys = OFF; \(damage)")
    let damaged = try await city.check()
    #expect(damaged.status == 1 && damaged.isOneSentence, "\(damaged.complaint)")
    #expect(damaged.output.contains(word) && !damaged.output.isEmpty, "\(damaged.output)")
  }
}
